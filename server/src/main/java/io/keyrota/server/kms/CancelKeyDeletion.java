package io.keyrota.server.kms;

import io.keyrota.models.kms.CancelKeyDeletionRequest;
import io.keyrota.models.kms.CancelKeyDeletionResponse;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Keeps a key whose deletion was scheduled; it is disabled then. */
final class CancelKeyDeletion
    implements Operation<CancelKeyDeletionRequest, CancelKeyDeletionResponse> {

  @Override
  public Prepared<CancelKeyDeletionResponse> prepare(
      Request request, CancelKeyDeletionRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.CANCEL_KEY_DELETION, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          FoundKey found = named.needCustomerManaged(call);
          KmsKey next = KeyLife.cancelDeletion(found.key());
          return found.outcome(new CancelKeyDeletionResponse(next.arn()), next);
        });
  }
}
