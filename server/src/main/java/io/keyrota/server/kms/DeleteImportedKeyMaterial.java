package io.keyrota.server.kms;

import io.keyrota.models.kms.DeleteImportedKeyMaterialRequest;
import io.keyrota.models.kms.DeleteImportedKeyMaterialResponse;
import io.keyrota.rules.kms.KeyImport;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MultiRegionKeyType;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Destroys imported material; only importing the same again makes the key usable. A pending
 * material of a multi-Region primary key goes from the replicas too.
 */
final class DeleteImportedKeyMaterial
    implements Operation<DeleteImportedKeyMaterialRequest, DeleteImportedKeyMaterialResponse> {
  private static final KeyOperation THIS = KeyOperation.DELETE_IMPORTED_KEY_MATERIAL;

  private final Materials materials;

  DeleteImportedKeyMaterial(Materials materials) {
    this.materials = materials;
  }

  @Override
  public Prepared<DeleteImportedKeyMaterialResponse> prepare(
      Request request, DeleteImportedKeyMaterialRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(named.permission(), call -> decide(call, input, named));
  }

  private Outcome<DeleteImportedKeyMaterialResponse> decide(
      Call call, DeleteImportedKeyMaterialRequest input, NamedKey named) {
    FoundKey found = named.find(call);
    KmsKey key = found.key();
    @Nullable KeyMaterialId wanted =
        input.keyMaterialId() == null ? null : new KeyMaterialId(input.keyMaterialId());
    Optional<KeyMaterial> doomed = KeyImport.toDelete(key, wanted);
    if (doomed.isEmpty()) {
      return found.outcome(new DeleteImportedKeyMaterialResponse(key.arn(), null));
    }
    KeyMaterialId id = doomed.get().id();
    List<Change> changes = new ArrayList<>();
    if (doomed.get().present()) {
      changes.add(gone(key, id));
    }
    if (doomed.get().state().pending() && key.type() == MultiRegionKeyType.PRIMARY) {
      for (KmsKey replica : ImportRelatives.of(key, found.seen()).replicas()) {
        if (replica.materials().find(id).isPresent()) {
          changes.add(KeyTable.put(KeyImport.withoutBytes(replica, id)));
          changes.add(gone(replica, id));
        }
      }
    }
    return found
        .outcome(
            new DeleteImportedKeyMaterialResponse(key.arn(), id.hex()),
            KeyImport.withoutBytes(key, id),
            changes)
        .noting(UsedKey.of(key, id));
  }

  private Change gone(KmsKey key, KeyMaterialId id) {
    materials.leaving(SealedMaterial.identity(key.account(), key.region(), key.id(), id));
    return MaterialTable.remove(key, id);
  }
}
