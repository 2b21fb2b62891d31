package io.keyrota.server.iam;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.User;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MfaCodes;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/** One-time codes of the MFA devices of IAM's users; a code is good once. */
public final class IamMfaCodes implements MfaCodes {

  @Override
  public List<Change> spend(
      Caller caller, String serialNumber, String tokenCode, Call call, Snapshot seen) {
    SealedMfaDevice row =
        user(caller, seen)
            .filter(user -> user.mfaDevices().contains(serialNumber))
            .flatMap(user -> MfaDeviceTable.find(user.account(), serialNumber, seen))
            .orElseThrow(StsRefusal::foreignDevice);
    return row.judging(call.sealer(), codes -> row.device().spending(tokenCode, codes, call.now()))
        .map(row::with)
        .map(spent -> List.of(MfaDeviceTable.put(spent)))
        .orElseThrow(StsRefusal::wrongCode);
  }

  private static Optional<User> user(Caller caller, Snapshot seen) {
    return caller instanceof Caller.User user
        ? UserTable.ofId(user.account(), user.userId(), seen)
        : Optional.empty();
  }
}
