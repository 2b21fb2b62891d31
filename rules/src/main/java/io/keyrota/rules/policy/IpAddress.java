package io.keyrota.rules.policy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An IP address by its bytes, four or sixteen.
 *
 * @param bytes not copied: nothing outside sees the array
 */
@SuppressWarnings("ArrayRecordComponent")
record IpAddress(byte[] bytes) {
  private static final int GROUPS = 8;
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  /** Null for text that is no address. */
  static @Nullable IpAddress parse(String text) {
    if (text.length() > 45) {
      return null;
    }
    byte[] bytes = text.indexOf(':') < 0 ? four(text) : sixteen(text);
    if (bytes != null && bytes.length == 16 && Arrays.equals(bytes, 0, 12, MAPPED, 0, 12)) {
      bytes = Arrays.copyOfRange(bytes, 12, 16);
    }
    return bytes == null ? null : new IpAddress(bytes);
  }

  private static byte @Nullable [] four(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      int value = number(parts[i], 10, 3);
      if (value < 0 || value > 255) {
        return null;
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }

  private static byte @Nullable [] sixteen(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] all = groups(text);
      return all != null && all.length == 2 * GROUPS ? all : null;
    }
    byte[] before = groups(text.substring(0, gap));
    byte[] after = groups(text.substring(gap + 2));
    if (before == null || after == null || before.length + after.length >= 2 * GROUPS) {
      return null;
    }
    byte[] bytes = new byte[2 * GROUPS];
    System.arraycopy(before, 0, bytes, 0, before.length);
    System.arraycopy(after, 0, bytes, bytes.length - after.length, after.length);
    return bytes;
  }

  /** Groups of four hexadecimal digits; the last may be an IPv4 address. */
  private static byte @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    byte[] bytes = new byte[0];
    for (int i = 0; i < parts.length; i++) {
      byte[] next;
      if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        next = four(parts[i]);
      } else {
        int value = number(parts[i], 16, 4);
        next = value < 0 ? null : new byte[] {(byte) (value >> 8), (byte) value};
      }
      if (next == null || bytes.length > 2 * GROUPS) {
        return null;
      }
      int from = bytes.length;
      bytes = Arrays.copyOf(bytes, from + next.length);
      System.arraycopy(next, 0, bytes, from, next.length);
    }
    return bytes;
  }

  private static int number(String text, int radix, int longest) {
    if (text.isEmpty() || text.length() > longest) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
