package io.keyrota.rules.iam;

/**
 * Which session tokens the global endpoint of STS hands out to an account: of version 1, good in
 * the regions that are enabled by default, or of version 2, good in all. Here both are good
 * everywhere.
 *
 * @param number as GetAccountSummary tells it
 */
public record TokenVersion(int number) {

  /** AWS's default. */
  public static final TokenVersion STANDARD = new TokenVersion(1);

  /** By the word of a request, which the model has checked: {@code v1Token} or {@code v2Token}. */
  public static TokenVersion of(String word) {
    return new TokenVersion(word.equals("v2Token") ? 2 : 1);
  }
}
