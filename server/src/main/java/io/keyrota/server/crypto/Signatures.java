package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;

/** Ed25519 (RFC 8032). Instances may be shared by all threads. */
public interface Signatures {

  /**
   * A key pair in RFC 8032's own encodings.
   *
   * @param privateKey the 32-byte seed; its owner closes it
   * @param publicKey the 32-byte encoded point
   */
  record Pair(Secret privateKey, byte[] publicKey) {}

  /** A new key pair from 32 bytes of entropy. */
  Pair generate(Entropy entropy);

  /** The 64-byte signature of the message; the same key and message give the same signature. */
  byte[] sign(Secret privateKey, byte[] message);

  /** Whether the signature is right; anything malformed is simply not. */
  boolean verify(byte[] publicKey, byte[] message, byte[] signature);
}
