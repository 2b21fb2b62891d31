package io.keyrota.rules.acm;

/** How far a renewal is. */
public enum RenewalStatus {
  /** The names are being proved again without anybody's help. */
  PENDING_AUTO_RENEWAL,
  /** A name could not be proved again: its owner has to act. */
  PENDING_VALIDATION,
  SUCCESS,
  /** The certificate came to its end first. */
  FAILED
}
