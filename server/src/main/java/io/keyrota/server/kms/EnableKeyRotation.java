package io.keyrota.server.kms;

import io.keyrota.models.kms.EnableKeyRotationRequest;
import io.keyrota.models.kms.EnableKeyRotationResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.Rotation;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Has time rotate a key, first one period from now; or changes the period. */
final class EnableKeyRotation
    implements Operation<EnableKeyRotationRequest, EnableKeyRotationResponse> {

  @Override
  public Prepared<EnableKeyRotationResponse> prepare(
      Request request, EnableKeyRotationRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.ENABLE_KEY_ROTATION, seen);
    return Prepared.of(
        named.permission(
            Map.of(
                "kms:RotationPeriodInDays",
                List.of(
                    Integer.toString(
                        Objects.requireNonNullElse(
                            input.rotationPeriodInDays(), Rotation.STANDARD_PERIOD))))),
        call -> {
          FoundKey found = named.needCustomerManaged(call);
          KmsKey next = KeyRotation.enable(found.key(), input.rotationPeriodInDays(), call.now());
          return found.outcome(
              new EnableKeyRotationResponse(), next, Relatives.following(next, seen));
        });
  }
}
