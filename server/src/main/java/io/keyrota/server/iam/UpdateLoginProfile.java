package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateLoginProfileRequest;
import io.keyrota.models.iam.UpdateLoginProfileResponse;
import io.keyrota.rules.iam.PasswordPolicy;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.crypto.PassphraseKdf;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;
import java.util.Optional;

/** Sets another password of a user, or whether the user must. */
final class UpdateLoginProfile
    implements Operation<UpdateLoginProfileRequest, UpdateLoginProfileResponse>, MayWait {
  private final PassphraseKdf kdf;

  UpdateLoginProfile(PassphraseKdf kdf) {
    this.kdf = kdf;
  }

  @Override
  public Prepared<UpdateLoginProfileResponse> prepare(
      Request request, UpdateLoginProfileRequest input, Snapshot seen) {
    NamedUser named = NamedUser.of(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:UpdateLoginProfile"),
        call -> {
          User user = named.need();
          LoginProfile before = LoginProfileTable.need(user, seen);
          boolean resetRequired =
              Objects.requireNonNullElse(input.passwordResetRequired(), before.resetRequired());
          if (input.password() == null) {
            return Outcome.of(
                new UpdateLoginProfileResponse(),
                LoginProfileTable.put(before.withResetRequired(resetRequired)));
          }
          Optional<PasswordPolicy> policy = PasswordPolicyTable.of(request.account(), seen);
          PasswordPolicy.need(policy, user.name(), input.password().revealText());
          // An administrator may set a former password; the user may not.
          return Outcome.of(
              new UpdateLoginProfileResponse(),
              LoginProfileTable.put(before.with(input.password(), resetRequired, 0, kdf, call)));
        });
  }
}
