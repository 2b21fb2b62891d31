package io.keyrota.server.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The JDK's hash functions, instances reused. */
final class JdkDigest implements Digest {
  private final Pool<MessageDigest> pool;

  JdkDigest(String algorithm) {
    pool = new Pool<>(() -> make(algorithm));
  }

  private static MessageDigest make(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new Unusable(algorithm, e);
    }
  }

  @Override
  public byte[] of(byte[]... parts) {
    MessageDigest digest = pool.take();
    for (byte[] part : parts) {
      digest.update(part);
    }
    byte[] hash = digest.digest();
    digest.reset(); // else the last block stays in it
    pool.giveBack(digest);
    return hash;
  }
}
