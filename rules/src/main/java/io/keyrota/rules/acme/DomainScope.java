package io.keyrota.rules.acme;

import io.keyrota.rules.acm.CertificateNames;

/**
 * Which names the proof of a domain stands for.
 *
 * @param exact the domain itself
 * @param subdomains every name below it, at any depth
 * @param wildcards the domain's wildcard, and with {@code subdomains} those of the names below it
 */
public record DomainScope(boolean exact, boolean subdomains, boolean wildcards) {
  /** The domain and nothing else. */
  public static final DomainScope EXACT = new DomainScope(true, false, false);

  /** Whether it stands for any name at all. */
  public boolean isSomething() {
    return exact || subdomains || wildcards;
  }

  /**
   * Whether the proof of the domain stands for the name.
   *
   * @param name in lower case, with its star where it is a wildcard
   */
  public boolean covers(String domain, String name) {
    String base = CertificateNames.domain(name);
    boolean itself = base.equals(domain);
    boolean below = !itself && CertificateNames.within(base, domain);
    if (CertificateNames.wildcard(name)) {
      return wildcards && (itself || (below && subdomains));
    }
    return (itself && exact) || (below && subdomains);
  }
}
