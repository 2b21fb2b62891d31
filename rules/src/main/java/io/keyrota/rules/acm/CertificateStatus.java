package io.keyrota.rules.acm;

/** The states of a certificate, as DescribeCertificate names them. */
public enum CertificateStatus {
  /** Requested; its names are being proved, for 72 hours at most. */
  PENDING_VALIDATION,
  /** Signed by the authority, or imported, and not yet at its end. */
  ISSUED,
  /** In the model; nothing leads here. */
  INACTIVE,
  /** Its last moment has passed. */
  EXPIRED,
  /** Its names were not proved in time; a new request is needed. */
  VALIDATION_TIMED_OUT,
  /** Revoked for good. */
  REVOKED,
  /** Cannot be issued, for a reason that the certificate names. */
  FAILED
}
