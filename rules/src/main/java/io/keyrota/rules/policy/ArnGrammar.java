package io.keyrota.rules.policy;

import java.util.Set;
import java.util.stream.Stream;

/** What a Resource element may hold. */
final class ArnGrammar {
  private static final Set<String> PARTITIONS =
      Set.of("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "*");
  private static final Set<String> IAM_PATHS =
      Set.of(
          "user/",
          "federated-user/",
          "role/",
          "group/",
          "instance-profile/",
          "mfa/",
          "server-certificate/",
          "policy/",
          "sms-mfa/",
          "saml-provider/",
          "oidc-provider/",
          "report/",
          "access-report/");

  private ArnGrammar() {}

  /**
   * Refuses what is neither an ARN nor {@code *}.
   *
   * @throws MalformedPolicy with AWS's wording
   */
  static void needResource(String text) {
    if (text.equals("*")) {
      return;
    }
    if (!text.startsWith("arn:")) {
      throw Malformed.notArn(text);
    }
    String[] parts = text.split(":", 6);
    if (parts.length < 6 || parts[2].isEmpty() || parts[5].isEmpty()) {
      throw Malformed.legacy();
    }
    if (!PARTITIONS.contains(parts[1])) {
      throw Malformed.partition(parts[1], text);
    }
    if (parts[2].equals("iam")) {
      needIam(text, parts[3], parts[5]);
    }
  }

  private static void needIam(String text, String region, String path) {
    if (!region.isEmpty() && !region.equals("*")) {
      throw Malformed.iamRegion(text);
    }
    int wild = firstWild(path);
    String fixed = path.substring(0, wild);
    // What comes before something wild need only be the beginning of a path.
    boolean known =
        IAM_PATHS.stream()
            .anyMatch(p -> fixed.startsWith(p) || (wild < path.length() && p.startsWith(fixed)));
    if (!known && !path.equals("root")) {
      throw Malformed.iamPath();
    }
  }

  private static int firstWild(String path) {
    return Stream.of("*", "?", "${")
        .mapToInt(path::indexOf)
        .filter(at -> at >= 0)
        .min()
        .orElse(path.length());
  }
}
