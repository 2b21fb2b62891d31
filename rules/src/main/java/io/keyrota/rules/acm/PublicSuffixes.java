package io.keyrota.rules.acm;

import java.util.HashSet;
import java.util.Set;

/**
 * Names under which the public registers domains, such as {@code com} and {@code co.uk}: nobody
 * controls one, so none is certified. Every single label is one; the others come from a list in the
 * format of publicsuffix.org: a name a line, {@code *.} for every name of a level, {@code !} for an
 * exception, {@code //} for a comment.
 */
public final class PublicSuffixes {
  private static final String PRIVATE = "===BEGIN PRIVATE DOMAINS===";

  private final Set<String> exact = new HashSet<>();
  private final Set<String> levels = new HashSet<>();
  private final Set<String> exceptions = new HashSet<>();

  private PublicSuffixes() {}

  /**
   * Reads a list. What a list of publicsuffix.org says of private domains is left out: their owners
   * control them.
   */
  public static PublicSuffixes of(String list) {
    PublicSuffixes suffixes = new PublicSuffixes();
    for (String line : list.lines().toList()) {
      if (line.contains(PRIVATE)) {
        break;
      }
      String rule = line.strip();
      if (!rule.isEmpty() && !rule.startsWith("//")) {
        suffixes.add(CertificateNames.lower(rule.split("\\s", 2)[0]));
      }
    }
    return suffixes;
  }

  private void add(String rule) {
    if (rule.startsWith("!")) {
      exceptions.add(rule.substring(1));
    } else if (rule.startsWith("*.")) {
      levels.add(rule.substring(2));
    } else {
      exact.add(rule);
    }
  }

  /** Whether a domain, in lower case and without a star, is a public suffix. */
  public boolean contains(String domain) {
    int dot = domain.indexOf('.');
    if (dot < 0 || exact.contains(domain)) {
      return true;
    }
    return levels.contains(domain.substring(dot + 1)) && !exceptions.contains(domain);
  }
}
