package io.keyrota.server.kms;

import io.keyrota.models.kms.RotateKeyOnDemandRequest;
import io.keyrota.models.kms.RotateKeyOnDemandResponse;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.Origin;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Rotates a key now: to new material, or to the imported one that is pending. The schedule stays.
 */
final class RotateKeyOnDemand
    implements Operation<RotateKeyOnDemandRequest, RotateKeyOnDemandResponse> {
  private final KeyWorks works;

  RotateKeyOnDemand(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<RotateKeyOnDemandResponse> prepare(
      Request request, RotateKeyOnDemandRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.ROTATE_KEY_ON_DEMAND, seen);
    return Prepared.of(named.permission(), call -> decide(call, named, seen));
  }

  private Outcome<RotateKeyOnDemandResponse> decide(Call call, NamedKey named, Snapshot seen) {
    FoundKey found = named.needCustomerManaged(call);
    KmsKey key = found.key();
    KeyRotation.needOnDemand(key, works.quotas(), call.now());
    KmsKey next;
    List<Change> changes = new ArrayList<>();
    if (key.origin() == Origin.EXTERNAL) {
      KeyRotation.needImportedIn(
          key,
          Relatives.of(key, seen).stream()
              .map(row -> FoundKey.at(call.now(), row, seen).key())
              .toList());
      KeyMaterialId pending = key.materials().pending().orElseThrow().id();
      next = KeyRotation.onDemand(key, pending, call.now());
      changes.addAll(Relatives.rotatedToImported(next, pending, call.now(), seen));
    } else {
      SealedMaterial material = NewMaterial.next(key, call);
      next = KeyRotation.onDemand(key, material.id(), call.now());
      changes.addAll(Relatives.following(next, material, call.sealer(), seen));
      changes.add(MaterialTable.put(material));
    }
    changes.add(works.events().rotation(key, next, call));
    return found
        .outcome(new RotateKeyOnDemandResponse(next.arn()), next, changes)
        .with(UsedKey.rotation(key, next));
  }
}
