package io.keyrota.rules.acm;

/** How control of a name is proved. */
public enum ValidationMethod {
  EMAIL,
  DNS,
  /** For requests that CloudFront makes. */
  HTTP
}
