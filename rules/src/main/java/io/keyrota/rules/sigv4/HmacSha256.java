package io.keyrota.rules.sigv4;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) under one key, with the two key blocks hashed beforehand: half the work
 * of {@code javax.crypto.Mac} for short texts, usable by many threads at once, and erasable, which
 * a {@code Mac} is not. The tests compare it with {@code Mac} and RFC 4231.
 */
final class HmacSha256 implements AutoCloseable {
  private static final int BLOCK = 64;

  private final MessageDigest inner;
  private final MessageDigest outer;
  private volatile boolean erased;

  /** Leaves the key as it is; whoever made it erases it. */
  HmacSha256(byte[] key) {
    byte[] block = new byte[BLOCK];
    if (key.length <= BLOCK) {
      System.arraycopy(key, 0, block, 0, key.length);
    } else {
      byte[] hashed = Sha256.of(key);
      System.arraycopy(hashed, 0, block, 0, hashed.length);
      Arrays.fill(hashed, (byte) 0);
    }
    inner = keyed(block, 0x36);
    outer = keyed(block, 0x5c);
    Arrays.fill(block, (byte) 0);
  }

  byte[] of(byte[] text) {
    return of(text, text.length);
  }

  /** The code of the first {@code length} bytes. */
  byte[] of(byte[] text, int length) {
    if (erased) {
      throw new IllegalStateException("the key was erased");
    }
    MessageDigest first = Sha256.copy(inner);
    first.update(text, 0, length);
    MessageDigest second = Sha256.copy(outer);
    second.update(Sha256.end(first));
    return Sha256.end(second);
  }

  /** Puts both digests back to their start, which overwrites all that came from the key. */
  @Override
  public void close() {
    erased = true;
    inner.reset();
    outer.reset();
  }

  private static MessageDigest keyed(byte[] block, int pad) {
    byte[] padded = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    MessageDigest digest = Sha256.start();
    digest.update(padded);
    Arrays.fill(padded, (byte) 0);
    return digest;
  }
}
