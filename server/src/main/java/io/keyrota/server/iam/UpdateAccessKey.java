package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateAccessKeyRequest;
import io.keyrota.models.iam.UpdateAccessKeyResponse;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Makes an access key inactive, so that it no longer signs, or active again. */
final class UpdateAccessKey implements Operation<UpdateAccessKeyRequest, UpdateAccessKeyResponse> {

  @Override
  public Prepared<UpdateAccessKeyResponse> prepare(
      Request request, UpdateAccessKeyRequest input, Snapshot seen) {
    KeyOwner owner = KeyOwner.ofNameInSession(request, input.userName(), seen);
    return Prepared.of(
        owner.permission("iam:UpdateAccessKey"),
        call -> {
          SealedAccessKey row = owner.need(request, input.accessKeyId(), seen);
          AccessKey changed = row.key().with(AccessKey.Status.of(input.status()), call.now());
          return changed.equals(row.key())
              ? Outcome.of(new UpdateAccessKeyResponse())
              : Outcome.of(new UpdateAccessKeyResponse(), AccessKeyTable.put(row.with(changed)));
        });
  }
}
