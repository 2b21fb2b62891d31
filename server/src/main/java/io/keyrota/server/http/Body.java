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
      bytes = Arrays.copyOf(bytes, (int) Math.min(grown, Integer.MAX_VALUE));
    }
    more.getBytes(bytes, length);
    length = needed;
  }

  int length() {
    return length;
  }

  byte[] bytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
