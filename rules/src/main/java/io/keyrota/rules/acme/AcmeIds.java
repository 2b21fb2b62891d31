package io.keyrota.rules.acme;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids of ACME resources that follow from others. */
public final class AcmeIds {
  private AcmeIds() {}

  /**
   * A UUID that follows from texts (version 8): the same ones give the same id, so that what may be
   * there once only has one place where it can be.
   */
  public static String of(String... texts) {
    StringBuilder all = new StringBuilder("acme 1");
    for (String text : texts) {
      all.append(' ').append(text.length()).append(':').append(text);
    }
    ByteBuffer buffer = ByteBuffer.wrap(sha256(all.toString().getBytes(StandardCharsets.UTF_8)));
    long high = (buffer.getLong() & ~0xf000L) | 0x8000L;
    long low = (buffer.getLong() >>> 2) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
