package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateAccountPasswordPolicyRequest;
import io.keyrota.models.iam.UpdateAccountPasswordPolicyResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.PasswordPolicy;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Sets the account's password policy whole: what a request leaves out is as AWS has it by itself.
 */
final class UpdateAccountPasswordPolicy
    implements Operation<UpdateAccountPasswordPolicyRequest, UpdateAccountPasswordPolicyResponse> {
  @Override
  public Prepared<UpdateAccountPasswordPolicyResponse> prepare(
      Request request, UpdateAccountPasswordPolicyRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:UpdateAccountPasswordPolicy", "*"),
        call ->
            Outcome.of(
                new UpdateAccountPasswordPolicyResponse(),
                PasswordPolicyTable.put(
                    request.account(),
                    new PasswordPolicy(
                        Objects.requireNonNullElse(input.minimumPasswordLength(), 6),
                        Boolean.TRUE.equals(input.requireSymbols()),
                        Boolean.TRUE.equals(input.requireNumbers()),
                        Boolean.TRUE.equals(input.requireUppercaseCharacters()),
                        Boolean.TRUE.equals(input.requireLowercaseCharacters()),
                        Boolean.TRUE.equals(input.allowUsersToChangePassword()),
                        some(input.maxPasswordAge()),
                        some(input.passwordReusePrevention()),
                        Boolean.TRUE.equals(input.hardExpiry())))));
  }

  private static OptionalInt some(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
