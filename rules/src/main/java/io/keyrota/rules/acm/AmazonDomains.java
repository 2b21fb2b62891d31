package io.keyrota.rules.acm;

import java.util.List;

/**
 * Names that belong to Amazon: AWS says that nobody can request certificates for "Amazon-owned
 * domain names such as those ending in" these three, and names no others.
 */
public final class AmazonDomains {
  private static final List<String> ALL =
      List.of("amazonaws.com", "cloudfront.net", "elasticbeanstalk.com");

  private AmazonDomains() {}

  /** Whether a domain, in lower case and without a star, is one of them or below one. */
  public static boolean contains(String domain) {
    return ALL.stream().anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
  }
}
