package io.keyrota.rules.elb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which certificate a listener serves for the name that a client asks for (SNI, RFC 6066, 3): one
 * that names it exactly, else one with a wildcard for it (RFC 6125, 6.4.3: the leftmost label,
 * whole), else the default one. AWS documents that the most specific match is chosen.
 */
public final class ServerName {

  private ServerName() {}

  /**
   * The place of the certificate in the list.
   *
   * @param names of each certificate, the default one first
   * @param asked empty when the client named nothing
   */
  public static int choose(List<List<String>> names, Optional<String> asked) {
    if (asked.isEmpty()) {
      return 0;
    }
    String host = normal(asked.get());
    int dot = host.indexOf('.');
    String wildcard = dot > 0 ? "*" + host.substring(dot) : "";
    int byWildcard = -1;
    for (int i = 0; i < names.size(); i++) {
      for (String name : names.get(i)) {
        String own = normal(name);
        if (own.equals(host)) {
          return i;
        }
        if (byWildcard < 0 && own.equals(wildcard)) {
          byWildcard = i;
        }
      }
    }
    return Math.max(byWildcard, 0);
  }

  private static String normal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
