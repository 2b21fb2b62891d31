package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;

/**
 * A key pair in the encodings that KMS hands out.
 *
 * @param privateKey PKCS#8 in DER; its owner closes it. ML-DSA's and ML-KEM's hold the seed alone
 *     (RFC 9881, RFC 9935)
 * @param publicKey SubjectPublicKeyInfo in DER
 */
public record KeyPair(Secret privateKey, byte[] publicKey) implements AutoCloseable {

  @Override
  public void close() {
    privateKey.close();
  }

  @Override
  public String toString() {
    return "[key pair]";
  }
}
