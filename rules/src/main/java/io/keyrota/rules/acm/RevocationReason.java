package io.keyrota.rules.acm;

/** Why a certificate was revoked: ACM's names and the codes of RFC 5280 section 5.3.1. */
public enum RevocationReason {
  UNSPECIFIED(0),
  KEY_COMPROMISE(1),
  CA_COMPROMISE(2),
  AFFILIATION_CHANGED(3),
  /** AWS's misspelling of {@link #SUPERSEDED}, which it goes on to take. */
  SUPERCEDED(4),
  SUPERSEDED(4),
  CESSATION_OF_OPERATION(5),
  CERTIFICATE_HOLD(6),
  REMOVE_FROM_CRL(8),
  PRIVILEGE_WITHDRAWN(9),
  A_A_COMPROMISE(10);

  private final int code;

  RevocationReason(int code) {
    this.code = code;
  }

  /** The CRLReason. */
  public int code() {
    return code;
  }
}
