package io.keyrota.server.http;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/**
 * The content of one request as it arrives. It grows with what came, not with what was promised.
 */
final class Body {

  private static final byte[] NONE = new byte[0];
  private static final int FIRST = 4 * 1024;

  private byte[] bytes = NONE;
  private int length;

  /**
   * @param expected the declared length, a hint; 0 when unknown
   */
  void add(Buffer more, long expected) {
    int needed = length + more.length();
    if (needed > bytes.length) {
      long grown = needed == expected ? needed : Math.max(needed, Math.max(FIRST, 2L * length));
      byte[] before = bytes;
      bytes = Arrays.copyOf(before, (int) Math.min(grown, Integer.MAX_VALUE));
      Arrays.fill(before, (byte) 0);
    }
    more.getBytes(bytes, length);
    length = needed;
  }

  int length() {
    return length;
  }

  /** The content, and not a copy: {@link #erase} erases it. */
  byte[] bytes() {
    if (length < bytes.length) {
      byte[] before = bytes;
      bytes = Arrays.copyOf(before, length);
      Arrays.fill(before, (byte) 0);
    }
    return bytes;
  }

  /** Overwrites what came, which may have held a secret. */
  void erase() {
    Arrays.fill(bytes, (byte) 0);
  }
}
