package io.keyrota.rules.acme;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Ids of ACME resources: UUIDs, and texts of random bytes. */
public final class AcmeIds {
  /** How many random bytes {@link #random} takes. */
  public static final int BYTES = 16;

  private AcmeIds() {}

  /** A UUID of random bytes (version 4). */
  public static String random(byte[] bytes) {
    return uuid(bytes, 0x4000L);
  }

  /**
   * A UUID that follows from texts (version 8): the same ones give the same id, so that what may be
   * there once only has one place where it can be.
   */
  public static String of(String... texts) {
    StringBuilder all = new StringBuilder("acme 1");
    for (String text : texts) {
      all.append(' ').append(text.length()).append(':').append(text);
    }
    return uuid(sha256(all.toString().getBytes(StandardCharsets.UTF_8)), 0x8000L);
  }

  private static String uuid(byte[] bytes, long version) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long high = (buffer.getLong() & ~0xf000L) | version;
    long low = (buffer.getLong() >>> 2) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /** In the alphabet of URLs, without padding (RFC 7515, section 2). */
  public static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What such a text encodes, strictly: empty where another text would mean the same bytes. */
  public static Optional<byte[]> decoded(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return base64url(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
