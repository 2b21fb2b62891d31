package io.keyrota.server.iam;

import io.keyrota.models.iam.EnableMFADeviceRequest;
import io.keyrota.models.iam.EnableMFADeviceResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.MfaDevice;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Makes an MFA device a user's, who shows two codes of it that follow each other. */
final class EnableMFADevice implements Operation<EnableMFADeviceRequest, EnableMFADeviceResponse> {
  private final IamQuotas quotas;

  EnableMFADevice(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<EnableMFADeviceResponse> prepare(
      Request request, EnableMFADeviceRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:EnableMFADevice"),
        call -> {
          User user = named.need();
          SealedMfaDevice row = NamedMfaDevice.of(request, input.serialNumber(), seen).need();
          if (row.device().owner().isPresent()) {
            throw IamRefusal.mfaDeviceInUse();
          }
          MfaDevice enabled =
              row.judging(
                  call.sealer(),
                  codes ->
                      row.device()
                          .enabledFor(
                              user.userId(),
                              input.authenticationCode1(),
                              input.authenticationCode2(),
                              codes,
                              call.now()));
          AccountId account = request.account();
          return Outcome.of(
              new EnableMFADeviceResponse(),
              MfaDeviceTable.put(row.with(enabled)),
              UserTable.put(
                  user.withMfaDevice(
                      enabled.serialNumber(), quotas.of(IamQuota.MFA_DEVICES_PER_USER))),
              HoldingsTable.put(
                  account,
                  HoldingsTable.of(account, seen).oneMore(Holding.MFA_DEVICES_IN_USE, quotas)));
        });
  }
}
