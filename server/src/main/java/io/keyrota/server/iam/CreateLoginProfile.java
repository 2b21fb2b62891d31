package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateLoginProfileRequest;
import io.keyrota.models.iam.CreateLoginProfileResponse;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.PasswordPolicy;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.crypto.PassphraseKdf;
import io.keyrota.server.store.Snapshot;

/** Gives a user a first password; the signer without a name. */
final class CreateLoginProfile
    implements Operation<CreateLoginProfileRequest, CreateLoginProfileResponse>, MayWait {
  private final PassphraseKdf kdf;

  CreateLoginProfile(PassphraseKdf kdf) {
    this.kdf = kdf;
  }

  @Override
  public Prepared<CreateLoginProfileResponse> prepare(
      Request request, CreateLoginProfileRequest input, Snapshot seen) {
    NamedUser named = NamedUser.ofNameOrSigner(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:CreateLoginProfile"),
        call -> {
          User user = named.need();
          if (LoginProfileTable.of(user, seen).isPresent()) {
            throw IamRefusal.loginProfileExists(user.name());
          }
          if (input.password() == null) {
            throw new Refusal("ValidationError", "A password is required.");
          }
          PasswordPolicy.need(
              PasswordPolicyTable.of(request.account(), seen),
              user.name(),
              input.password().revealText());
          LoginProfile profile =
              LoginProfile.create(
                  request.account(),
                  user.userId(),
                  input.password(),
                  Boolean.TRUE.equals(input.passwordResetRequired()),
                  kdf,
                  call);
          return Outcome.of(
              new CreateLoginProfileResponse(
                  new io.keyrota.models.iam.LoginProfile(
                      user.name(), profile.created(), profile.resetRequired())),
              LoginProfileTable.put(profile));
        });
  }
}
