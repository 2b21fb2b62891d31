package io.keyrota.server.upstream;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which authority issues what, and on which terms.
 *
 * @param directory where its directory is
 * @param email by which it reaches us
 * @param domains it issues certificates for these names and all below them
 * @param roots PEM; absent: the machine's own
 */
public record UpstreamTerms(
    URI directory, String email, List<String> domains, Optional<byte[]> roots) {
  public UpstreamTerms {
    domains = List.copyOf(domains);
  }

  /** Whether a name, or all names of a wildcard, are at or below one of the domains. */
  boolean covers(String name) {
    String plain = name.startsWith("*.") ? name.substring(2) : name;
    return domains.stream()
        .anyMatch(domain -> plain.equals(domain) || plain.endsWith("." + domain));
  }
}
