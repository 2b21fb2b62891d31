package io.keyrota.server.crypto;

import java.util.function.Supplier;
import javax.crypto.SecretKey;

/**
 * A key as providers want it. They ask for the encoding once while they set themselves up, and
 * erase what they got; nothing is kept here.
 */
final class RawKey implements SecretKey {
  private static final long serialVersionUID = 1L;

  private final String algorithm;
  private final transient Supplier<byte[]> copy;

  private RawKey(String algorithm, Supplier<byte[]> copy) {
    this.algorithm = algorithm;
    this.copy = copy;
  }

  static RawKey of(String algorithm, byte[] bytes) {
    return new RawKey(algorithm, bytes::clone);
  }

  static RawKey of(String algorithm, HeldKey key) {
    return new RawKey(algorithm, key::copy);
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return copy.get();
  }

  @Override
  public String toString() {
    return "[key]";
  }
}
