package io.keyrota.rules.acm;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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

  /** An authority's own are not among them, and none that may be taken back. */
  private static final Set<RevocationReason> SUBSCRIBERS =
      EnumSet.of(
          UNSPECIFIED,
          KEY_COMPROMISE,
          AFFILIATION_CHANGED,
          SUPERSEDED,
          CESSATION_OF_OPERATION,
          PRIVILEGE_WITHDRAWN);

  private final int code;

  RevocationReason(int code) {
    this.code = code;
  }

  /** The reason that a subscriber may give under that code, as it was written. */
  public static Optional<RevocationReason> ofSubscriber(String code) {
    return SUBSCRIBERS.stream()
        .filter(reason -> Integer.toString(reason.code).equals(code))
        .findFirst();
  }

  /** The CRLReason. */
  public int code() {
    return code;
  }
}
