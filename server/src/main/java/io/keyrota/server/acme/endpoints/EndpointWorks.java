package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.AmazonDomains;
import io.keyrota.rules.acm.PublicSuffixes;
import io.keyrota.rules.acme.AcmeDomain;
import java.util.Optional;

/** What the operations on ACME endpoints work with, wired once. */
public record EndpointWorks(
    AcmQuotas quotas, PublicSuffixes suffixes, RoleTrust trust, AcmeUrls urls) {

  /** Why nobody can prove a domain, in lower case; empty where somebody may. */
  Optional<AcmeDomain.Failure> never(String domain) {
    if (AmazonDomains.contains(domain)) {
      return Optional.of(AcmeDomain.Failure.DOMAIN_NOT_ALLOWED);
    }
    return suffixes.contains(domain)
        ? Optional.of(AcmeDomain.Failure.INVALID_PUBLIC_DOMAIN)
        : Optional.empty();
  }
}
