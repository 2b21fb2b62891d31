package io.keyrota.server.iam;

import io.keyrota.models.iam.ChangePasswordRequest;
import io.keyrota.models.iam.ChangePasswordResponse;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.PasswordPolicy;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.crypto.PassphraseKdf;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** A user sets another password of its own, showing the one it has. */
final class ChangePassword
    implements Operation<ChangePasswordRequest, ChangePasswordResponse>, MayWait {
  private final PassphraseKdf kdf;

  ChangePassword(PassphraseKdf kdf) {
    this.kdf = kdf;
  }

  @Override
  public Prepared<ChangePasswordResponse> prepare(
      Request request, ChangePasswordRequest input, Snapshot seen) {
    if (!(request.caller() instanceof Caller.User caller)) {
      throw new Refusal(
          "InvalidUserType", "Only an IAM user can change its password with this operation.");
    }
    NamedUser named = NamedUser.ofNameOrSigner(request, null, seen);
    Optional<PasswordPolicy> policy = PasswordPolicyTable.of(request.account(), seen);
    return Prepared.of(
        PasswordRights.on(policy, named.permission("iam:ChangePassword"), request),
        call -> {
          LoginProfile before = LoginProfileTable.need(named.need(), seen);
          if (!before.isPassword(input.oldPassword(), kdf, call)) {
            throw new Refusal("AccessDenied", "The old password was incorrect.");
          }
          PasswordPolicy.need(policy, caller.userName(), input.newPassword().revealText());
          int noneOf = policy.map(p -> p.reusePrevention().orElse(0)).orElse(0);
          return Outcome.of(
              new ChangePasswordResponse(),
              LoginProfileTable.put(before.with(input.newPassword(), false, noneOf, kdf, call)));
        });
  }
}
