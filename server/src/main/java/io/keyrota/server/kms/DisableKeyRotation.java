package io.keyrota.server.kms;

import io.keyrota.models.kms.DisableKeyRotationRequest;
import io.keyrota.models.kms.DisableKeyRotationResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Stops the rotation of a key by time; all its materials stay. */
final class DisableKeyRotation
    implements Operation<DisableKeyRotationRequest, DisableKeyRotationResponse> {

  @Override
  public Prepared<DisableKeyRotationResponse> prepare(
      Request request, DisableKeyRotationRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.DISABLE_KEY_ROTATION, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          FoundKey found = named.needCustomerManaged(call);
          KmsKey next = KeyRotation.disable(found.key());
          return found.outcome(
              new DisableKeyRotationResponse(), next, Relatives.following(next, seen));
        });
  }
}
