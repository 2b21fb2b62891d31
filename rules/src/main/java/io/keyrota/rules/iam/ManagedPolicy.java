package io.keyrota.rules.iam;

import java.util.Optional;

/**
 * An AWS-managed policy, the same in every account. Until policies are evaluated there is one.
 *
 * @param name for example {@code AdministratorAccess}
 * @param path for example {@code /}
 */
public record ManagedPolicy(String name, String path, String arn) {

  /** Everything in the account is allowed. */
  public static final ManagedPolicy ADMINISTRATOR_ACCESS =
      new ManagedPolicy("AdministratorAccess", "/", "arn:aws:iam::aws:policy/AdministratorAccess");

  /**
   * The policy of that ARN, by exact spelling.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput when the text is no ARN
   */
  public static Optional<ManagedPolicy> of(String arn) {
    if (!arn.startsWith("arn:")) {
      throw IamRefusal.invalidInput("ARN " + arn + " is not valid.");
    }
    return arn.equals(ADMINISTRATOR_ACCESS.arn)
        ? Optional.of(ADMINISTRATOR_ACCESS)
        : Optional.empty();
  }
}
