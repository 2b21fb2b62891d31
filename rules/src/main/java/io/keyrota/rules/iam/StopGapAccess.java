package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import java.util.List;
import java.util.Set;

/**
 * Who may act until policies are evaluated: the root, a user with AdministratorAccess attached, a
 * user on its own access keys, and a service that uses keys; each inside its own account. Nobody
 * else may do anything, and nothing unknown is ever allowed.
 */
public final class StopGapAccess {
  private static final Permission NOTHING = Permission.of("*", "*");
  private static final Set<String> ON_OWN_KEYS =
      Set.of(
          "iam:CreateAccessKey",
          "iam:ListAccessKeys",
          "iam:UpdateAccessKey",
          "iam:DeleteAccessKey",
          "iam:GetAccessKeyLastUsed");

  private static final Set<String> BY_SERVICES =
      Set.of(
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:GenerateDataKey",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:DescribeKey");
  private static final Set<String> BY_SERVICES_IN_SYSTEM =
      Set.of("kms:CreateKey", "kms:GetPublicKey", "kms:Sign", "kms:Verify");

  private StopGapAccess() {}

  /** The answer. */
  public sealed interface Verdict {
    /** All permissions are there. */
    record Allowed() implements Verdict {}

    /**
     * Something is missing.
     *
     * @param which the first permission that is missing
     */
    record Denied(Permission which) implements Verdict {}
  }

  /** Whether the caller has all the permissions; none needed is enough for whoever signed. */
  public static Verdict decide(Caller caller, List<Permission> permissions) {
    if (caller instanceof Caller.Unknown) {
      return new Verdict.Denied(permissions.isEmpty() ? NOTHING : permissions.getFirst());
    }
    for (Permission permission : permissions) {
      if (!allows(caller, permission)) {
        return new Verdict.Denied(permission);
      }
    }
    return new Verdict.Allowed();
  }

  private static boolean allows(Caller caller, Permission permission) {
    return inAccountOf(caller, permission)
        && switch (caller) {
          case Caller.Root root -> true;
          case Caller.User user ->
              user.managedPolicies().contains(ManagedPolicy.ADMINISTRATOR_ACCESS.arn())
                  || (ON_OWN_KEYS.contains(permission.action())
                      && permission.resource().equals(user.arn()));
          case Caller.Service service -> allows(service, permission);
          case Caller.Unknown unknown -> false;
        };
  }

  /**
   * A service uses keys on behalf of an account by way of itself; keys of the installation's own
   * account it also makes.
   */
  private static boolean allows(Caller.Service service, Permission permission) {
    return permission.conditions().containsKey("kms:ViaService")
        && (BY_SERVICES.contains(permission.action())
            || (service.account().equals(AccountId.SYSTEM)
                && BY_SERVICES_IN_SYSTEM.contains(permission.action())));
  }

  private static boolean inAccountOf(Caller caller, Permission permission) {
    if (permission.resource().equals("*")) {
      return true;
    }
    String[] parts = permission.resource().split(":", 6);
    // Route 53's ARNs have no account: its rooms look in the caller's own alone.
    return parts.length == 6 && (parts[4].isEmpty() || parts[4].equals(caller.account().digits()));
  }
}
