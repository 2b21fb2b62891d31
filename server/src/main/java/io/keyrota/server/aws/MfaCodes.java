package io.keyrota.server.aws;

import io.keyrota.rules.aws.Caller;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/**
 * One-time codes of MFA devices, for STS, which must not know IAM's rows. IAM's room provides it.
 */
@FunctionalInterface
public interface MfaCodes {

  /**
   * Checks a code and spends it.
   *
   * @param caller whose device it must be
   * @return what is to be committed, so that no code is good twice
   * @throws io.keyrota.rules.aws.Refusal AccessDenied, the same for a wrong code and a spent one,
   *     another for a device that is not the caller's, whether anybody has it or not
   */
  List<Change> spend(
      Caller caller, String serialNumber, String tokenCode, Call call, Snapshot seen);
}
