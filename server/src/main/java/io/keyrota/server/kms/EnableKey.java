package io.keyrota.server.kms;

import io.keyrota.models.kms.EnableKeyRequest;
import io.keyrota.models.kms.EnableKeyResponse;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Enables a key. Its rotation, where it fell due meanwhile, is made up for in the same commit. */
final class EnableKey implements Operation<EnableKeyRequest, EnableKeyResponse> {
  private final KeyWorks works;

  EnableKey(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<EnableKeyResponse> prepare(
      Request request, EnableKeyRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.ENABLE_KEY, seen);
    return Prepared.of(named.permission(), call -> decide(call, named, seen));
  }

  private Outcome<EnableKeyResponse> decide(Call call, NamedKey named, Snapshot seen) {
    FoundKey found = named.needCustomerManaged(call);
    KmsKey key = found.key();
    if (!KeyRotation.dueOnEnabling(key, call.now())) {
      return found.outcome(new EnableKeyResponse(), KeyLife.enable(key));
    }
    SealedMaterial material = NewMaterial.next(key, call);
    KmsKey rotated = KeyRotation.enableOverdue(key, material.id(), call.now());
    List<Change> changes =
        new ArrayList<>(Relatives.following(rotated, material, call.sealer(), seen));
    changes.add(MaterialTable.put(material));
    changes.add(works.events().rotation(key, rotated, call));
    return found
        .outcome(new EnableKeyResponse(), rotated, changes)
        .with(UsedKey.rotation(key, rotated));
  }
}
