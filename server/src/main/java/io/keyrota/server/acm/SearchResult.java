package io.keyrota.server.acm;

import io.keyrota.models.acm.AcmCertificateMetadata;
import io.keyrota.models.acm.CertificateMetadata;
import io.keyrota.models.acm.CertificateSearchResult;
import io.keyrota.models.acm.CustomAttribute;
import io.keyrota.models.acm.GeneralName;
import io.keyrota.models.acm.X509Attributes;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateType;
import io.keyrota.rules.acm.DistinguishedName;
import io.keyrota.rules.acm.Renewal;
import io.keyrota.rules.acm.X509Facts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A certificate as SearchCertificates answers it. */
final class SearchResult {
  private static final Set<String> KNOWN =
      Set.of("CN", "DC", "C", "L", "O", "OU", "ST", "SERIALNUMBER", "SURNAME", "GIVENNAME", "T");

  private SearchResult() {}

  static CertificateSearchResult of(Certificate certificate) {
    return new CertificateSearchResult(
        certificate.arn().text(),
        certificate.facts().map(facts -> attributes(certificate, facts)).orElse(null),
        new CertificateMetadata(metadata(certificate)));
  }

  private static X509Attributes attributes(Certificate certificate, X509Facts facts) {
    return new X509Attributes(
        name(facts.issuer()),
        name(facts.subject()),
        facts.names().stream()
            .map(dns -> new GeneralName(null, dns, null, null, null, null, null))
            .toList(),
        facts.toldPurposes(),
        certificate.keyAlgorithm().awsName(),
        facts.toldUsages(),
        facts.serial(),
        facts.notAfter(),
        facts.notBefore());
  }

  private static io.keyrota.models.acm.DistinguishedName name(String text) {
    DistinguishedName name = DistinguishedName.parse(text);
    List<String> domains =
        name.attributes().stream()
            .filter(attribute -> attribute.type().equalsIgnoreCase("DC"))
            .map(DistinguishedName.Attribute::value)
            .toList();
    List<CustomAttribute> others =
        name.attributes().stream()
            .filter(attribute -> !KNOWN.contains(attribute.type()))
            .map(attribute -> new CustomAttribute(attribute.type(), attribute.value()))
            .toList();
    return new io.keyrota.models.acm.DistinguishedName(
        name.first("CN").orElse(null),
        domains.isEmpty() ? null : domains,
        name.first("C").orElse(null),
        others.isEmpty() ? null : others,
        null,
        null,
        name.first("GIVENNAME").orElse(null),
        null,
        name.first("L").orElse(null),
        name.first("O").orElse(null),
        name.first("OU").orElse(null),
        null,
        name.first("SERIALNUMBER").orElse(null),
        name.first("ST").orElse(null),
        name.first("SURNAME").orElse(null),
        name.first("T").orElse(null));
  }

  private static AcmCertificateMetadata metadata(Certificate certificate) {
    boolean imported = certificate.type() == CertificateType.IMPORTED;
    Optional<Renewal> renewal = certificate.renewal();
    return new AcmCertificateMetadata(
        certificate.created(),
        certificate.exported().isPresent(),
        certificate.imported().orElse(null),
        !certificate.uses().isEmpty(),
        certificate.issued().orElse(null),
        certificate.eligibility().name(),
        certificate.revocation().map(Certificate.Revocation::at).orElse(null),
        certificate.status().name(),
        renewal.map(Renewal::status).map(Enum::name).orElse(null),
        certificate.type().name(),
        imported ? null : Described.export(certificate),
        null,
        certificate.validationMethod().map(Enum::name).orElse(null),
        Described.origin(certificate),
        certificate.acme().map(Certificate.AcmeOrigin::endpoint).orElse(null),
        certificate.acme().map(Certificate.AcmeOrigin::account).orElse(null));
  }
}
