package io.keyrota.server.kms;

import io.keyrota.models.kms.GetKeyRotationStatusRequest;
import io.keyrota.models.kms.GetKeyRotationStatusResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells whether time rotates a key, and when next; of keys that never rotate, that it does not. */
final class GetKeyRotationStatus
    implements Operation<GetKeyRotationStatusRequest, GetKeyRotationStatusResponse> {

  @Override
  public Prepared<GetKeyRotationStatusResponse> prepare(
      Request request, GetKeyRotationStatusRequest input, Snapshot seen) {
    NamedKey named =
        NamedKey.of(request, input.keyId(), KeyOperation.GET_KEY_ROTATION_STATUS, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          KmsKey key = named.need(call).key();
          boolean shown = key.rotationShown();
          return Outcome.of(
                  new GetKeyRotationStatusResponse(
                      shown,
                      key.arn(),
                      shown ? key.rotation().periodInDays() : null,
                      shown ? key.rotation().next().orElse(null) : null,
                      null))
              .noting(UsedKey.of(key));
        });
  }
}
