package io.keyrota.server.iam;

import io.keyrota.models.iam.GetMFADeviceRequest;
import io.keyrota.models.iam.GetMFADeviceResponse;
import io.keyrota.rules.iam.MfaDevice;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells about an MFA device of a user, of the signer without a name. */
final class GetMFADevice implements Operation<GetMFADeviceRequest, GetMFADeviceResponse> {
  @Override
  public Prepared<GetMFADeviceResponse> prepare(
      Request request, GetMFADeviceRequest input, Snapshot seen) {
    NamedUser named = NamedUser.ofNameOrSigner(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:GetMFADevice"),
        call -> {
          User user = named.need();
          MfaDevice device =
              NamedMfaDevice.of(request, input.serialNumber(), seen).needOf(user).device();
          return Outcome.of(
              new GetMFADeviceResponse(
                  user.name(), device.serialNumber(), device.enabled().orElse(null), null));
        });
  }
}
