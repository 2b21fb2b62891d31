package io.keyrota.rules.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts that JSON writes as they are, found eight octets at a time: most of what is written is of
 * this kind, and looking at each character cost more than writing it.
 */
public final class Plain {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  private Plain() {}

  /**
   * The octets of a text that JSON may hold between quotation marks without an escape; null where
   * that is not certain: for a text with anything but printable ASCII, a quotation mark or a
   * backslash. A question mark counts as uncertain too, for that is what {@link String#getBytes}
   * puts for half a surrogate pair.
   */
  public static byte @Nullable [] octets(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return octets.length == text.length() && isPlain(octets) ? octets : null;
  }

  /** Whether a control character of ASCII, other than DEL, is among the octets. */
  public static boolean holdsControl(byte[] octets) {
    int at = 0;
    for (; at <= octets.length - Long.BYTES; at += Long.BYTES) {
      if ((below((long) LONGS.get(octets, at), 0x20) & TOPS) != 0) {
        return true;
      }
    }
    for (; at < octets.length; at++) {
      if (octets[at] >= 0 && octets[at] < 0x20) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(byte[] octets) {
    int at = 0;
    for (; at <= octets.length - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONGS.get(octets, at);
      long odd =
          eight
              | below(eight, 0x20)
              | below(eight ^ 0x2222222222222222L, 1)
              | below(eight ^ 0x5c5c5c5c5c5c5c5cL, 1)
              | below(eight ^ 0x3f3f3f3f3f3f3f3fL, 1)
              | below(eight ^ 0x7f7f7f7f7f7f7f7fL, 1);
      if ((odd & TOPS) != 0) {
        return false;
      }
    }
    for (; at < octets.length; at++) {
      byte octet = octets[at];
      if (octet < 0x20 || octet == '"' || octet == '\\' || octet == '?' || octet == 0x7f) {
        return false;
      }
    }
    return true;
  }

  /**
   * A top bit somewhere if and only if an octet, taken without sign, is less than the bound (1 to
   * 128): an octet that borrows from the next is such a one itself.
   */
  private static long below(long octets, long bound) {
    return (octets - ONES * bound) & ~octets;
  }
}
