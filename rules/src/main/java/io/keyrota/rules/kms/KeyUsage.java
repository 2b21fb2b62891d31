package io.keyrota.rules.kms;

/** What a KMS key is for; fixed for its life. The names are AWS's. */
public enum KeyUsage {
  SIGN_VERIFY,
  ENCRYPT_DECRYPT,
  GENERATE_VERIFY_MAC,
  KEY_AGREEMENT,
  ENCAPSULATE_DECAPSULATE
}
