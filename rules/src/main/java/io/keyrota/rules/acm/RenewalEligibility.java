package io.keyrota.rules.acm;

/** Whether a certificate is renewed by itself. */
public enum RenewalEligibility {
  ELIGIBLE,
  INELIGIBLE
}
