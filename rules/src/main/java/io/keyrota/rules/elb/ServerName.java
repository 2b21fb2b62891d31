package io.keyrota.rules.elb;

import java.util.ArrayList;
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
   * The places of the certificates that may be served, best first: several where several name the
   * host equally well, of which a client may only know the keys of some.
   *
   * @param names of each certificate, the default one first
   * @param asked empty when the client named nothing
   */
  public static List<Integer> preferred(List<List<String>> names, Optional<String> asked) {
    List<Integer> exact = new ArrayList<>();
    List<Integer> wild = new ArrayList<>();
    String host = normal(asked.orElse(""));
    int dot = host.indexOf('.');
    String wildcard = dot > 0 ? "*" + host.substring(dot) : "";
    for (int i = 0; i < names.size(); i++) {
      List<String> own = names.get(i).stream().map(ServerName::normal).toList();
      if (!host.isEmpty() && own.contains(host)) {
        exact.add(i);
      } else if (!wildcard.isEmpty() && own.contains(wildcard)) {
        wild.add(i);
      }
    }
    if (!exact.isEmpty()) {
      return exact;
    }
    if (!wild.isEmpty()) {
      return wild;
    }
    return names.isEmpty() ? List.of() : List.of(0);
  }

  private static String normal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
