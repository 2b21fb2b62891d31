package io.keyrota.server.iam;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Ground;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.PasswordPolicy;
import io.keyrota.server.aws.Request;
import java.util.Optional;

/**
 * What an account's password policy lets all its users do (AllowUsersToChangePassword): change
 * their own password, and read what it must be like. Who is explicitly denied it may not.
 */
final class PasswordRights {
  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",\
      "Action":["iam:ChangePassword","iam:GetAccountPasswordPolicy"],"Resource":"*"}]}\
      """;

  private PasswordRights() {}

  /** The permission, on the ground of the password policy where it says so. */
  static Permission on(Optional<PasswordPolicy> policy, Permission plain, Request request) {
    boolean allMay =
        request.caller() instanceof Caller.User
            && policy.map(PasswordPolicy::changeable).orElse(false);
    return allMay
        ? plain.on(Ground.of(request.account(), Ground.Kind.RESOURCE_POLICY, POLICY))
        : plain;
  }
}
