package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.AcmeAccountSummary;
import io.keyrota.models.acm.AcmeDomainValidationSummary;
import io.keyrota.models.acm.AcmeEndpointSummary;
import io.keyrota.models.acm.AcmeExternalAccountBinding;
import io.keyrota.models.acm.AcmeExternalAccountBindingSummary;
import io.keyrota.models.acm.CertificateAuthority;
import io.keyrota.models.acm.DnsPrevalidationDetails;
import io.keyrota.models.acm.FailureDetails;
import io.keyrota.models.acm.PrevalidationDetails;
import io.keyrota.models.acm.PublicCertificateAuthority;
import io.keyrota.models.acm.ResourceRecord;
import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acm.ValidationRecord;
import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeBinding;
import io.keyrota.rules.acme.AcmeDomain;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.acme.DomainScope;
import io.keyrota.rules.secret.Secret;
import java.util.List;

/** Resources of ACME endpoints as answers tell them. */
final class Shown {
  private static final String ENABLED = "ENABLED";

  private Shown() {}

  static AcmeEndpointSummary endpoint(AcmeEndpoint endpoint, AcmeUrls urls) {
    return new AcmeEndpointSummary(
        endpoint.arn().text(),
        urls.directory(endpoint.arn()),
        endpoint.deleting() ? "DELETING" : "ACTIVE",
        null,
        "PRE_APPROVED",
        endpoint.contactRequired() ? "REQUIRED" : "NOT_REQUIRED",
        new CertificateAuthority(
            new PublicCertificateAuthority(
                endpoint.keyAlgorithms().stream().map(KeyAlgorithm::awsName).toList())),
        endpoint.certificateTags().values().isEmpty()
            ? null
            : GivenTags.answered(endpoint.certificateTags()),
        endpoint.created(),
        endpoint.updated());
  }

  static AcmeDomainValidationSummary domain(AcmeDomain domain) {
    ValidationRecord record = domain.record();
    return new AcmeDomainValidationSummary(
        domain.arn().text(),
        domain.arn().ofEndpoint().text(),
        domain.domain(),
        "DNS_PREVALIDATION",
        new PrevalidationDetails(
            new DnsPrevalidationDetails(
                scope(domain.scope()),
                domain.hostedZone().orElse(null),
                new ResourceRecord(record.name(), "CNAME", record.value()))),
        domain.status().name(),
        domain.failure().map(why -> new FailureDetails(why.name(), why.message())).orElse(null),
        domain.created(),
        domain.updated());
  }

  private static io.keyrota.models.acm.DomainScope scope(DomainScope scope) {
    return new io.keyrota.models.acm.DomainScope(
        option(scope.exact()), option(scope.subdomains()), option(scope.wildcards()));
  }

  private static String option(boolean enabled) {
    return enabled ? ENABLED : "DISABLED";
  }

  static AcmeExternalAccountBinding binding(AcmeBinding binding) {
    return new AcmeExternalAccountBinding(
        binding.arn().text(),
        binding.arn().ofEndpoint().text(),
        binding.roleArn(),
        binding.expires().orElse(null),
        binding.revoked().orElse(null),
        binding.lastUsed().orElse(null),
        binding.created(),
        binding.updated());
  }

  static AcmeExternalAccountBindingSummary bindingOfList(AcmeBinding binding) {
    return new AcmeExternalAccountBindingSummary(
        binding.arn().text(),
        binding.arn().ofEndpoint().text(),
        binding.roleArn(),
        binding.expires().orElse(null),
        binding.revoked().orElse(null),
        binding.lastUsed().orElse(null),
        binding.created(),
        binding.updated());
  }

  static AcmeAccountSummary account(AcmeAccount account, AcmeUrls urls) {
    return new AcmeAccountSummary(
        urls.account(account),
        account.thumbprint(),
        account.status().name(),
        account.created(),
        account.binding().text(),
        contacts(account));
  }

  /** The model holds them to be nobody's but the asker's. */
  static List<Secret> contacts(AcmeAccount account) {
    return account.contacts().stream().map(Secret::ofText).toList();
  }
}
