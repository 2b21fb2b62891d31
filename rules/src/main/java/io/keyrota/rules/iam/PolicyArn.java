package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.util.Optional;

/**
 * What the ARN of a managed policy says.
 *
 * @param account absent in AWS's own policies
 * @param path begins and ends with a slash
 */
public record PolicyArn(Optional<AccountId> account, String path, String name) {
  private static final String AWS = "aws";
  private static final String RESOURCE = "policy/";

  /**
   * The ARN that the text is; empty when it names something else than a managed policy.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput when the text is no ARN
   */
  public static Optional<PolicyArn> of(String arn) {
    String[] parts = arn.split(":", 6);
    if (parts.length < 6 || !parts[0].equals("arn")) {
      throw IamRefusal.invalidInput("ARN " + arn + " is not valid.");
    }
    boolean ours = parts[4].equals(AWS);
    if (!parts[1].equals("aws")
        || !parts[2].equals("iam")
        || !parts[3].isEmpty()
        || !(ours || AccountId.isValid(parts[4]))
        || !parts[5].startsWith(RESOURCE)) {
      return Optional.empty();
    }
    String resource = parts[5].substring(RESOURCE.length() - 1);
    int slash = resource.lastIndexOf('/');
    return Optional.of(
        new PolicyArn(
            ours ? Optional.empty() : Optional.of(new AccountId(parts[4])),
            resource.substring(0, slash + 1),
            resource.substring(slash + 1)));
  }

  /** The ARN of a customer's policy. */
  public static String text(AccountId account, String path, String name) {
    return "arn:aws:iam::" + account + ":policy" + path + name;
  }
}
