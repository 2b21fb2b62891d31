package io.keyrota.server.acm;

import io.keyrota.models.acm.CertificateDetail;
import io.keyrota.models.acm.CertificateOptions;
import io.keyrota.models.acm.DomainValidation;
import io.keyrota.models.acm.ExtendedKeyUsage;
import io.keyrota.models.acm.KeyUsage;
import io.keyrota.models.acm.RenewalSummary;
import io.keyrota.models.acm.ResourceRecord;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateType;
import io.keyrota.rules.acm.Renewal;
import io.keyrota.rules.acm.ValidationEmails;
import io.keyrota.rules.acm.ValidationMethod;
import io.keyrota.rules.acm.ValidationRecord;
import io.keyrota.rules.acm.X509Facts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A certificate as DescribeCertificate answers it. */
final class Described {
  private Described() {}

  static CertificateDetail of(Certificate certificate) {
    boolean issuedHere = certificate.type() == CertificateType.AMAZON_ISSUED;
    return new CertificateDetail(
        certificate.arn().text(),
        certificate.names().stream().findFirst().orElse(null),
        certificate.names().isEmpty() ? null : certificate.names(),
        null,
        issuedHere && certificate.acme().isEmpty()
            ? validations(certificate.arn(), certificate.validations())
            : null,
        fact(certificate, X509Facts::serial),
        subject(certificate),
        fact(certificate, X509Facts::issuer),
        certificate.created(),
        certificate.issued().orElse(null),
        certificate.imported().orElse(null),
        certificate.status().name(),
        certificate.revocation().map(Certificate.Revocation::at).orElse(null),
        certificate.revocation().map(revocation -> revocation.reason().name()).orElse(null),
        fact(certificate, X509Facts::notBefore),
        fact(certificate, X509Facts::notAfter),
        certificate.keyAlgorithm().awsName(),
        fact(certificate, X509Facts::signatureAlgorithm),
        certificate.inUseBy(),
        certificate.failure().map(Enum::name).orElse(null),
        certificate.type().name(),
        certificate.renewal().map(renewal -> renewal(certificate.arn(), renewal)).orElse(null),
        certificate.facts().map(Described::usages).orElse(List.of()),
        certificate.facts().map(Described::purposes).orElse(List.of()),
        null,
        certificate.eligibility().name(),
        options(certificate),
        origin(certificate),
        certificate.acme().map(Certificate.AcmeOrigin::endpoint).orElse(null),
        certificate.acme().map(Certificate.AcmeOrigin::account).orElse(null));
  }

  /** Who made the key pair. */
  static String origin(Certificate certificate) {
    if (certificate.acme().isPresent()) {
      return "ACME";
    }
    return certificate.type() == CertificateType.IMPORTED ? "CUSTOMER_PROVIDED" : "AWS_MANAGED";
  }

  static String export(Certificate certificate) {
    return certificate.exportable() ? "ENABLED" : "DISABLED";
  }

  /** Every public certificate is logged; that an import is, nobody here knows. */
  private static CertificateOptions options(Certificate certificate) {
    boolean imported = certificate.type() == CertificateType.IMPORTED;
    return new CertificateOptions(
        imported ? "DISABLED" : "ENABLED",
        imported ? null : export(certificate),
        certificate.validationMethod().map(Enum::name).orElse(null));
  }

  private static <T> @Nullable T fact(Certificate certificate, Function<X509Facts, T> which) {
    Optional<T> fact = certificate.facts().map(which);
    return fact.orElse(null);
  }

  /** What is not issued yet, or never will be, has the one that it was to have. */
  private static String subject(Certificate certificate) {
    return certificate
        .facts()
        .map(X509Facts::subject)
        .orElseGet(() -> "CN=" + certificate.commonName());
  }

  private static List<KeyUsage> usages(X509Facts facts) {
    return facts.toldUsages().stream().map(KeyUsage::new).toList();
  }

  private static List<ExtendedKeyUsage> purposes(X509Facts facts) {
    if (facts.extendedKeyUsages().isEmpty()) {
      return facts.toldPurposes().stream().map(name -> new ExtendedKeyUsage(name, null)).toList();
    }
    return facts.extendedKeyUsages().stream()
        .map(usage -> new ExtendedKeyUsage(usage.name(), usage.oid()))
        .toList();
  }

  private static RenewalSummary renewal(CertificateArn arn, Renewal renewal) {
    return new RenewalSummary(
        renewal.status().name(),
        validations(arn, renewal.validations()),
        renewal.reason().map(Enum::name).orElse(null),
        renewal.updated());
  }

  private static List<DomainValidation> validations(
      CertificateArn arn, List<io.keyrota.rules.acm.DomainValidation> validations) {
    return validations.stream().map(validation -> validation(arn, validation)).toList();
  }

  private static DomainValidation validation(
      CertificateArn arn, io.keyrota.rules.acm.DomainValidation validation) {
    boolean byMail = validation.method() == ValidationMethod.EMAIL;
    return new DomainValidation(
        validation.name(),
        byMail ? ValidationEmails.of(validation.validationDomain()) : null,
        validation.validationDomain(),
        validation.status().name(),
        byMail ? null : record(arn, validation),
        null,
        validation.method().name());
  }

  static ResourceRecord record(
      CertificateArn arn, io.keyrota.rules.acm.DomainValidation validation) {
    ValidationRecord record = ValidationRecord.of(arn.account(), validation.domain());
    return new ResourceRecord(record.name(), "CNAME", record.value());
  }
}
