package io.keyrota.server.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.HeldKey;
import io.keyrota.server.store.Identity;

/** A root key of 32 bytes that this process holds itself. */
final class SoftwareRootKey implements RootKey {
  static final int BYTES = 32;

  private static final int VERSION = 1;
  private static final String DOMAIN = "ROOT";
  private static final byte[] CHECK_LABEL = "keyrota root check 1".getBytes(US_ASCII);

  private final Algorithms algorithms;
  private final Format1 format;
  private final HeldKey key;

  /** Copies the bytes; the caller closes the secret. */
  SoftwareRootKey(Algorithms algorithms, Secret bytes) {
    if (bytes.length() != BYTES) {
      throw new IllegalArgumentException("a root key has 32 bytes");
    }
    this.algorithms = algorithms;
    this.format = new Format1(algorithms);
    this.key = HeldKey.of(bytes);
  }

  @Override
  public Sealed seal(Entropy entropy, Identity boundTo, Secret domainKey) {
    return format.seal(key, VERSION, DOMAIN, boundTo, domainKey, entropy);
  }

  @Override
  public Secret open(Identity boundTo, Sealed sealed) {
    return format.open(key, DOMAIN, boundTo, sealed);
  }

  /** A value that tells whether a passphrase was right, and nothing about the key. */
  byte[] check(byte[] salt) {
    return algorithms.counterKdf().derive(key, CHECK_LABEL, salt, BYTES);
  }

  @Override
  public void close() {
    key.close();
  }

  @Override
  public String toString() {
    return "[root key]";
  }
}
