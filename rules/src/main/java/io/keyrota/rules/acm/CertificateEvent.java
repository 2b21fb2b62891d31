package io.keyrota.rules.acm;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * Something that happened to a certificate, in the shape in which AWS tells EventBridge.
 *
 * @param detailType for example {@code ACM Certificate Available}
 * @param detail the event's own members, in their order
 */
public record CertificateEvent(String detailType, SequencedMap<String, String> detail) {

  /** How a certificate came to be available. */
  public enum Action {
    ISSUANCE,
    RENEWAL,
    IMPORT,
    REIMPORT
  }

  /** {@code ACM Certificate Available}: issued, renewed, imported. */
  public static CertificateEvent available(Certificate certificate, Action action, Instant now) {
    SequencedMap<String, String> detail = new LinkedHashMap<>();
    detail.put("Action", action.name());
    describe(certificate, detail);
    detail.put("DaysToExpiry", days(certificate, now));
    uses(certificate, detail);
    return new CertificateEvent("ACM Certificate Available", detail);
  }

  /** {@code ACM Certificate Approaching Expiration}, once a day. */
  public static CertificateEvent approaching(Certificate certificate, Instant now) {
    SequencedMap<String, String> detail = new LinkedHashMap<>();
    detail.put("DaysToExpiry", days(certificate, now));
    detail.put("CommonName", certificate.commonName());
    return new CertificateEvent("ACM Certificate Approaching Expiration", detail);
  }

  /** {@code ACM Certificate Expired}. */
  public static CertificateEvent expired(Certificate certificate) {
    SequencedMap<String, String> detail = new LinkedHashMap<>();
    describe(certificate, detail);
    uses(certificate, detail);
    return new CertificateEvent("ACM Certificate Expired", detail);
  }

  /** {@code ACM Certificate Renewal Action Required}. */
  public static CertificateEvent renewalActionRequired(Certificate certificate, Instant now) {
    SequencedMap<String, String> detail = new LinkedHashMap<>();
    describe(certificate, detail);
    detail.put(
        "RenewalStatusReason",
        certificate
            .renewal()
            .flatMap(Renewal::reason)
            .map(FailureReason::name)
            .orElse("PENDING_DOMAIN_VALIDATION"));
    detail.put("DaysToExpiry", days(certificate, now));
    uses(certificate, detail);
    return new CertificateEvent("ACM Certificate Renewal Action Required", detail);
  }

  /** {@code ACM Certificate Revoked}. */
  public static CertificateEvent revoked(Certificate certificate) {
    SequencedMap<String, String> detail = new LinkedHashMap<>();
    describe(certificate, detail);
    uses(certificate, detail);
    return new CertificateEvent("ACM Certificate Revoked", detail);
  }

  private static void describe(Certificate certificate, SequencedMap<String, String> detail) {
    detail.put(
        "CertificateType",
        switch (certificate.type()) {
          case AMAZON_ISSUED -> "AMAZON_CERTIFICATE";
          case IMPORTED -> "IMPORTED";
          case PRIVATE -> "PRIVATE";
        });
    detail.put("CommonName", certificate.commonName());
    certificate
        .validationMethod()
        .ifPresent(method -> detail.put("DomainValidationMethod", method.name()));
    detail.put("CertificateCreatedDate", certificate.created().toString());
    certificate
        .facts()
        .ifPresent(facts -> detail.put("CertificateExpirationDate", facts.notAfter().toString()));
  }

  private static void uses(Certificate certificate, SequencedMap<String, String> detail) {
    detail.put("InUse", flag(!certificate.uses().isEmpty()));
    detail.put("Exported", flag(certificate.everExported()));
  }

  private static String flag(boolean value) {
    return Boolean.toString(value).toUpperCase(Locale.ROOT);
  }

  private static String days(Certificate certificate, Instant now) {
    Instant end = certificate.facts().orElseThrow().notAfter();
    return Long.toString(Math.max(0, Duration.between(now, end).toDays()));
  }
}
