package io.keyrota.rotator.aws;

import java.util.List;
import java.util.Optional;

/** Nothing was found to sign with. The SDK's own words name every class that it asked. */
final class NoCredentials {
  /** How the SDK says so, of the default chain or of a profile. */
  private static final List<String> WORDS =
      List.of("Unable to load credentials", "contained no credentials");

  private static final int SHOWN = 160;

  private NoCredentials() {}

  /** Whether the SDK's words mean that. */
  static boolean says(String words) {
    return WORDS.stream().anyMatch(words::contains);
  }

  /**
   * What is missing and what to do, a line each; what the SDK says of a sign-on that ran out, or of
   * a program that gives none, is kept.
   *
   * @param profile the one that was chosen, if one was
   */
  static AwsRefused of(Optional<String> profile, String words) {
    String where =
        profile
            .map(name -> "the profile " + name + " has none")
            .orElse("neither the environment nor ~/.aws has any");
    return new AwsRefused(
        "NoCredentials",
        "no AWS credentials: "
            + (says(words) ? where : first(words))
            + "\nset AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile that has a key"
            + " with --profile; for a Keyrota: eval \"$(keyrota env)\"");
  }

  private static String first(String words) {
    String line = words.lines().findFirst().orElse("");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
