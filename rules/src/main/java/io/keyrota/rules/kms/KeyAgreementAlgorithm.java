package io.keyrota.rules.kms;

/** AWS's KeyAgreementAlgorithmSpec. */
public enum KeyAgreementAlgorithm {
  ECDH
}
