package io.keyrota.rules.acm;

/** Whether control of a name has been proved. */
public enum DomainStatus {
  PENDING_VALIDATION,
  SUCCESS,
  FAILED
}
