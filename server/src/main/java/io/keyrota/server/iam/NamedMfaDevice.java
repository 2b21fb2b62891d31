package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.MfaDevice;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A virtual MFA device as a request names it. */
record NamedMfaDevice(AccountId account, String serialNumber, Optional<SealedMfaDevice> row) {

  static NamedMfaDevice of(Request request, String serialNumber, Snapshot seen) {
    return new NamedMfaDevice(
        request.account(),
        serialNumber,
        MfaDeviceTable.find(request.account(), serialNumber, seen));
  }

  Permission permission(String action, Map<String, List<String>> conditions) {
    return new Permission(
        action,
        serialNumber.startsWith("arn:")
            ? serialNumber
            : MfaDevice.serialNumber(account, "/", serialNumber),
        row.map(
                found ->
                    TagConditions.ofResource(found.device().tags(), Optional.empty(), conditions))
            .orElse(conditions));
  }

  /**
   * The device.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  SealedMfaDevice need() {
    return row.orElseThrow(() -> IamRefusal.noSuchMfaDevice(serialNumber));
  }

  /**
   * The device, which must be the user's.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  SealedMfaDevice needOf(User user) {
    return row.filter(found -> found.device().owner().equals(Optional.of(user.userId())))
        .orElseThrow(() -> IamRefusal.mfaDeviceNotOf(user.name()));
  }
}
