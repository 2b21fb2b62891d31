package io.keyrota.rules.acm;

import java.util.Optional;

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

  /**
   * The reason that a subscriber may give under that code, as it was written: not an authority's
   * own, and none that may be taken back.
   */
  public static Optional<RevocationReason> ofSubscriber(String code) {
    return switch (code) {
      case "0" -> Optional.of(UNSPECIFIED);
      case "1" -> Optional.of(KEY_COMPROMISE);
      case "3" -> Optional.of(AFFILIATION_CHANGED);
      case "4" -> Optional.of(SUPERSEDED);
      case "5" -> Optional.of(CESSATION_OF_OPERATION);
      case "9" -> Optional.of(PRIVILEGE_WITHDRAWN);
      default -> Optional.empty();
    };
  }

  /** The CRLReason. */
  public int code() {
    return code;
  }
}
