package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteAccessKeyRequest;
import io.keyrota.models.iam.DeleteAccessKeyResponse;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Deletes an access key, active or not: what it signs is refused from then on, for ever. */
final class DeleteAccessKey implements Operation<DeleteAccessKeyRequest, DeleteAccessKeyResponse> {

  @Override
  public Prepared<DeleteAccessKeyResponse> prepare(
      Request request, DeleteAccessKeyRequest input, Snapshot seen) {
    KeyOwner owner = KeyOwner.of(request, input.userName(), seen);
    return Prepared.of(
        owner.permission("iam:DeleteAccessKey"),
        call -> {
          SealedAccessKey row = owner.need(request, input.accessKeyId(), seen);
          return Outcome.of(
              new DeleteAccessKeyResponse(),
              AccessKeyTable.remove(row.key()),
              owner.with(owner.keys().without(row.key().id())));
        });
  }
}
