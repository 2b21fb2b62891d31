package io.keyrota.rules.acm;

import java.time.Instant;
import java.util.Optional;

/** How a certificate's life, or a renewal, ends. As {@link CertificateLife}, it refuses nothing. */
public final class CertificateEnd {

  private CertificateEnd() {}

  /**
   * The authority may not sign it as it is. A request has failed, and so has a renewal, which may
   * be begun again by RenewCertificate.
   */
  public static Certificate refused(Certificate certificate, Instant now) {
    if (certificate.status() == CertificateStatus.PENDING_VALIDATION) {
      return failed(certificate, Optional.of(FailureReason.ADDITIONAL_VERIFICATION_REQUIRED));
    }
    CertificateDraft draft = certificate.edit();
    draft.renewal =
        certificate
            .renewal()
            .map(
                renewal ->
                    renewal.now(
                        RenewalStatus.FAILED,
                        Optional.of(FailureReason.ADDITIONAL_VERIFICATION_REQUIRED),
                        now));
    return draft.done();
  }

  /** It will never be issued. */
  public static Certificate failed(Certificate certificate, Optional<FailureReason> reason) {
    CertificateDraft draft = certificate.edit();
    draft.status = CertificateStatus.FAILED;
    draft.failure = reason;
    return draft.done();
  }

  /** Its names were not proved in time. */
  public static Certificate timedOut(Certificate certificate) {
    CertificateDraft draft = certificate.edit();
    draft.status = CertificateStatus.VALIDATION_TIMED_OUT;
    draft.validations =
        certificate.validations().stream()
            .map(p -> p.status() == DomainStatus.PENDING_VALIDATION ? p.failed() : p)
            .toList();
    return draft.done();
  }

  /** Its last moment has passed; a renewal under way has failed. */
  public static Certificate expired(Certificate certificate, Instant now) {
    CertificateDraft draft = certificate.edit();
    draft.status = CertificateStatus.EXPIRED;
    draft.renewal =
        certificate
            .renewal()
            .map(
                renewal ->
                    renewal.open()
                        ? renewal.now(RenewalStatus.FAILED, renewal.reason(), now)
                        : renewal);
    return draft.done();
  }

  /** Revoked for good. */
  public static Certificate revoked(Certificate certificate, RevocationReason reason, Instant now) {
    CertificateDraft draft = certificate.edit();
    draft.status = CertificateStatus.REVOKED;
    draft.revocation = Optional.of(new Certificate.Revocation(now, reason));
    return draft.done();
  }
}
