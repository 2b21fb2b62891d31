package io.keyrota.server.iam;

import io.keyrota.models.iam.DeactivateMFADeviceRequest;
import io.keyrota.models.iam.DeactivateMFADeviceResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes an MFA device from its user, without whom it can be enabled or deleted. */
final class DeactivateMFADevice
    implements Operation<DeactivateMFADeviceRequest, DeactivateMFADeviceResponse> {
  @Override
  public Prepared<DeactivateMFADeviceResponse> prepare(
      Request request, DeactivateMFADeviceRequest input, Snapshot seen) {
    NamedUser named = NamedUser.ofNameOrSigner(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:DeactivateMFADevice"),
        call -> {
          User user = named.need();
          SealedMfaDevice row = NamedMfaDevice.of(request, input.serialNumber(), seen).needOf(user);
          AccountId account = request.account();
          return Outcome.of(
              new DeactivateMFADeviceResponse(),
              MfaDeviceTable.put(row.with(row.device().deactivated())),
              UserTable.put(user.withoutMfaDevice(input.serialNumber())),
              HoldingsTable.put(
                  account, HoldingsTable.of(account, seen).less(Holding.MFA_DEVICES_IN_USE, 1)));
        });
  }
}
