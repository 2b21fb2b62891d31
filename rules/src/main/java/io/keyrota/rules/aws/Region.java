package io.keyrota.rules.aws;

import java.util.Map;

/**
 * The region of a signature's scope or of a stored row. {@link #GLOBAL} is where the rows of global
 * services (IAM, Route 53) live; it is never the region of a signature.
 */
public record Region(String name) {

  /** What the names of regions begin with in partitions of their own. */
  private static final Map<String, String> APART =
      Map.of(
          "cn-", "aws-cn",
          "us-gov-", "aws-us-gov",
          "us-iso-", "aws-iso",
          "us-isob-", "aws-iso-b",
          "eu-isoe-", "aws-iso-e",
          "us-isof-", "aws-iso-f",
          "eusc-", "aws-eusc");

  /** The place of rows that belong to no region. */
  public static final Region GLOBAL = new Region("global");

  /** The region whose endpoints serve AWS's global services. */
  public static final Region US_EAST_1 = new Region("us-east-1");

  /**
   * The partition of AWS that a region of that name is in: {@code aws}, or one that is apart, such
   * as China's.
   */
  public String partition() {
    return APART.entrySet().stream()
        .filter(apart -> name.startsWith(apart.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("aws");
  }

  @Override
  public String toString() {
    return name;
  }
}
