package io.keyrota.server.iam;

import io.keyrota.models.iam.GetAccountPasswordPolicyRequest;
import io.keyrota.models.iam.GetAccountPasswordPolicyResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.PasswordPolicy;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Tells the account's password policy. */
final class GetAccountPasswordPolicy
    implements Operation<GetAccountPasswordPolicyRequest, GetAccountPasswordPolicyResponse> {
  @Override
  public Prepared<GetAccountPasswordPolicyResponse> prepare(
      Request request, GetAccountPasswordPolicyRequest input, Snapshot seen) {
    Optional<PasswordPolicy> found = PasswordPolicyTable.of(request.account(), seen);
    return Prepared.of(
        PasswordRights.on(found, Permission.of("iam:GetAccountPasswordPolicy", "*"), request),
        call -> {
          PasswordPolicy policy =
              found.orElseThrow(() -> IamRefusal.noPasswordPolicy(request.account()));
          return Outcome.of(
              new GetAccountPasswordPolicyResponse(
                  new io.keyrota.models.iam.PasswordPolicy(
                      policy.minimumLength(),
                      policy.symbols(),
                      policy.numbers(),
                      policy.uppercase(),
                      policy.lowercase(),
                      policy.changeable(),
                      policy.maxAgeDays().isPresent(),
                      some(policy.maxAgeDays()),
                      some(policy.reusePrevention()),
                      policy.hardExpiry())));
        });
  }

  private static @Nullable Integer some(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }
}
