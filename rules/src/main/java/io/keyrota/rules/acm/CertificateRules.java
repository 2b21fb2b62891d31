package io.keyrota.rules.acm;

import java.time.Instant;

/** What callers may ask of a certificate, by its state. */
public final class CertificateRules {
  private CertificateRules() {}

  /**
   * GetCertificate, and what else needs a certificate that was signed.
   *
   * @throws io.keyrota.rules.aws.Refusal RequestInProgressException while it is being proved,
   *     ResourceNotFoundException when it never came to be
   */
  public static void needSigned(Certificate certificate) {
    if (certificate.status() == CertificateStatus.PENDING_VALIDATION) {
      throw AcmRefusal.inProgress(certificate.arn().text());
    }
    if (certificate.facts().isEmpty()) {
      throw AcmRefusal.notFound(certificate.arn().text());
    }
  }

  /**
   * DeleteCertificate.
   *
   * @throws io.keyrota.rules.aws.Refusal ResourceInUseException, ConflictException for those of
   *     ACME clients, which vanish by themselves
   */
  public static void needDeletable(Certificate certificate) {
    if (certificate.acme().isPresent()) {
      throw AcmRefusal.conflict(
          "You cannot delete a certificate with a CertificateKeyPairOrigin of ACME.");
    }
    needUnused(certificate);
  }

  /**
   * What ends with its certificate must not be in use.
   *
   * @throws io.keyrota.rules.aws.Refusal ResourceInUseException
   */
  public static void needUnused(Certificate certificate) {
    if (!certificate.uses().isEmpty()) {
      throw AcmRefusal.inUse(certificate.arn().text());
    }
  }

  /**
   * ExportCertificate.
   *
   * @throws io.keyrota.rules.aws.Refusal RequestInProgressException, ValidationException
   */
  public static void needExportable(Certificate certificate) {
    if (certificate.type() == CertificateType.IMPORTED || !certificate.exportable()) {
      throw AcmRefusal.validation(
          "Certificate ARN: " + certificate.arn() + " is not a certificate that can be exported.");
    }
    needSigned(certificate);
    if (certificate.status() != CertificateStatus.ISSUED) {
      throw AcmRefusal.validation(
          "Certificate "
              + certificate.arn()
              + " is in the state "
              + certificate.status()
              + " and cannot be exported.");
    }
  }

  /**
   * RevokeCertificate.
   *
   * @throws io.keyrota.rules.aws.Refusal ConflictException, ResourceInUseException,
   *     ValidationException
   */
  public static void needRevocable(Certificate certificate) {
    if (certificate.status() == CertificateStatus.REVOKED) {
      throw AcmRefusal.conflict("Certificate " + certificate.arn() + " is already revoked.");
    }
    if (certificate.type() == CertificateType.IMPORTED
        || certificate.status() != CertificateStatus.ISSUED
        || (!certificate.everExported() && certificate.acme().isEmpty())) {
      throw AcmRefusal.validation(
          "Only issued certificates that have been exported can be revoked.");
    }
    needUnused(certificate);
  }

  /**
   * RenewCertificate.
   *
   * @throws io.keyrota.rules.aws.Refusal RequestInProgressException while it is not issued, or its
   *     renewal is under way; ValidationException where it is not eligible
   */
  public static void needRenewable(Certificate certificate) {
    if (certificate.underProof()) {
      throw AcmRefusal.inProgress(certificate.arn().text());
    }
    if (certificate.eligibility() != RenewalEligibility.ELIGIBLE) {
      throw AcmRefusal.validation(
          "Certificate " + certificate.arn() + " is not eligible for renewal.");
    }
  }

  /**
   * ResendValidationEmail.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidStateException,
   *     InvalidDomainValidationOptionsException
   */
  public static DomainValidation needMailed(
      Certificate certificate, String name, String validationDomain, Instant now) {
    DomainValidation proof =
        certificate.proofs().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    AcmRefusal.validationOptions(
                        name + " is not a domain name of the certificate."));
    Instant since =
        certificate
            .renewal()
            .filter(Renewal::open)
            .map(Renewal::begun)
            .orElse(certificate.proving());
    boolean late =
        certificate.status() == CertificateStatus.PENDING_VALIDATION
            && !now.isBefore(since.plus(CertificateLife.PROVING));
    if (!certificate.underProof()
        || late
        || proof.method() != ValidationMethod.EMAIL
        || proof.status() != DomainStatus.PENDING_VALIDATION) {
      throw AcmRefusal.state(
          "The certificate " + certificate.arn() + " does not wait for an e-mail of " + name + ".");
    }
    if (!CertificateNames.within(proof.domain(), validationDomain)) {
      throw AcmRefusal.validationOptions(
          validationDomain + " is neither " + name + " nor a superdomain of it.");
    }
    return proof;
  }
}
