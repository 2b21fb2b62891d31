package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.policy.Principal;
import io.keyrota.server.aws.IdentityPolicies.Identity;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The user, group or role whose policies a simulation takes, by its ARN. */
record PolicySource(AccountId account, String arn, String kind, String name) {
  private static final Pattern ARN =
      Pattern.compile("arn:aws:iam::([0-9]{12}):(user|group|role)/(?:.*/)?([^/]+)");

  /**
   * @throws Refusal InvalidInput for what names none of the account
   */
  static PolicySource of(Request request, String arn) {
    Matcher matcher = ARN.matcher(arn);
    if (!matcher.matches() || !matcher.group(1).equals(request.account().digits())) {
      throw IamRefusal.invalidInput(
          "Invalid Entity Arn: " + arn + " does not clearly define" + " entity type and name.");
    }
    return new PolicySource(request.account(), arn, matcher.group(2), matcher.group(3));
  }

  /**
   * Who calls, where a request names nobody: itself.
   *
   * @throws Refusal InvalidInput with a resource policy, whose principal can be no group, and which
   *     AWS does not simulate for roles
   */
  Principal caller(@Nullable String resourcePolicy) {
    if (kind.equals("user")) {
      return Simulation.user(account, arn);
    }
    if (resourcePolicy != null) {
      throw IamRefusal.callerRequired();
    }
    return kind.equals("role")
        ? new Principal(Principal.Kind.ROLE_SESSION, account, arn, "", Optional.of(arn))
        : Simulation.user(account, arn);
  }

  /**
   * Its policies and boundary.
   *
   * @throws Refusal NoSuchEntity
   */
  Identity need(Snapshot seen) {
    IamPolicies policies = new IamPolicies();
    Optional<Identity> found =
        switch (kind) {
          case "user" ->
              UserTable.named(account, name, seen)
                  .filter(user -> user.arn().equals(arn))
                  .map(user -> policies.of(user.caller(Optional.empty()), seen));
          case "role" ->
              RoleTable.named(account, name, seen)
                  .filter(role -> role.arn().equals(arn))
                  .map(role -> policies.of(role.caller("simulated", Optional.empty()), seen));
          default ->
              GroupTable.named(account, name, seen)
                  .filter(group -> group.arn().equals(arn))
                  .map(group -> policies.of(group, seen));
        };
    return found.orElseThrow(
        () -> new Refusal("NoSuchEntity", "The entity with arn " + arn + " cannot be found."));
  }
}
