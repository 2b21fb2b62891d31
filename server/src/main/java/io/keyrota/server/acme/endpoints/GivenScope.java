package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.DnsPrevalidationOptions;
import io.keyrota.models.acm.PrevalidationOptions;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acme.DomainScope;
import org.jspecify.annotations.Nullable;

/** What a domain's proof is to stand for, as requests give it. */
final class GivenScope {
  private GivenScope() {}

  /**
   * The options.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException without any
   */
  static DnsPrevalidationOptions options(PrevalidationOptions options) {
    if (options.dnsPrevalidation() == null) {
      throw AcmRefusal.validation("Prevalidation options must be specified.");
    }
    return options.dnsPrevalidation();
  }

  /**
   * The scope: the exact domain where nothing is said, else what is enabled.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException when nothing is
   */
  static DomainScope of(io.keyrota.models.acm.@Nullable DomainScope given) {
    if (given == null) {
      return DomainScope.EXACT;
    }
    DomainScope scope =
        new DomainScope(
            isEnabled(given.exactDomain()),
            isEnabled(given.subdomains()),
            isEnabled(given.wildcards()));
    if (!scope.isSomething()) {
      throw AcmRefusal.validation("The domain scope must enable at least one option.");
    }
    return scope;
  }

  private static boolean isEnabled(@Nullable String option) {
    return "ENABLED".equals(option);
  }
}
