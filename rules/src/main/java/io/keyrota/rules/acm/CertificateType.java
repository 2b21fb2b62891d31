package io.keyrota.rules.acm;

/** Where a certificate came from. */
public enum CertificateType {
  /** Made elsewhere; never renewed here. */
  IMPORTED,
  /** Signed by the installation's authority after its names were proved. */
  AMAZON_ISSUED,
  /** Asked of an AWS Private CA. */
  PRIVATE
}
