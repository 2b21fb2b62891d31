package io.keyrota.testkit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.IntFunction;

/**
 * Bytes that look random and are the same in every run with the same seed: SHA-256 over the seed
 * and a counter. Never for anything but tests. {@code seeded::bytes} fits wherever the house
 * injects its entropy. Safe for several threads, which then share one stream in the order they
 * come.
 */
public final class SeededEntropy implements IntFunction<byte[]> {
  private static final int BLOCK = 32;

  private final long seed;
  private long counter;

  public SeededEntropy(long seed) {
    this.seed = seed;
  }

  /** The next {@code count} bytes of the stream; each call begins with a fresh block. */
  public synchronized byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int at = 0; at < count; at += BLOCK) {
      byte[] block =
          sha256(ByteBuffer.allocate(2 * Long.BYTES).putLong(seed).putLong(counter++).array());
      System.arraycopy(block, 0, bytes, at, Math.min(BLOCK, count - at));
    }
    return bytes;
  }

  @Override
  public byte[] apply(int count) {
    return bytes(count);
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
