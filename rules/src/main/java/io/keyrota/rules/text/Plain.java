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
  private static final long SPACES = ONES * ' ';
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long QUESTION_MARKS = ONES * '?';

  private Plain() {}

  /**
   * The octets of a text that JSON may hold between quotation marks without an escape; null where
   * that is not certain: for a text with anything but printable ASCII, a quotation mark or a
   * backslash. A question mark counts as uncertain too, for that is what {@link String#getBytes}
   * puts for what is not of ISO 8859-1, the character set that most texts are kept in.
   */
  public static byte @Nullable [] octets(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return arePlain(octets, true) ? octets : null;
  }

  /**
   * The octets of a text of printable ASCII, quotation marks and backslashes among them; null where
   * that is not certain, as with {@link #octets}.
   */
  public static byte @Nullable [] printable(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return arePlain(octets, false) ? octets : null;
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

  /**
   * Whether all are printable ASCII, and none wants an escape where it is to have none. The last
   * octets are not read by a second look at the eight before the end: where a text is shorter than
   * that, JDK 25's compiler now and then runs the look's own check of its bounds before the branch
   * that keeps short texts from it.
   */
  private static boolean arePlain(byte[] octets, boolean unescaped) {
    long odd = 0;
    int at = 0;
    for (; at <= octets.length - Long.BYTES; at += Long.BYTES) {
      odd |= odd((long) LONGS.get(octets, at), unescaped);
    }
    return ((odd | odd(rest(octets, at), unescaped)) & TOPS) == 0;
  }

  /** The octets from there to the end, seven at most, behind spaces. */
  private static long rest(byte[] octets, int from) {
    long rest = SPACES;
    for (int at = from; at < octets.length; at++) {
      rest = (rest << Byte.SIZE) | (octets[at] & 0xff);
    }
    return rest;
  }

  /**
   * A top bit somewhere if and only if an octet is not plain. One that borrows from the next, or
   * carries into it, is odd itself.
   */
  private static long odd(long octets, boolean unescaped) {
    long unprintable =
        octets | (octets - SPACES) | (octets + ONES) | ((octets ^ QUESTION_MARKS) - ONES);
    return unescaped
        ? unprintable | ((octets ^ QUOTES) - ONES) | ((octets ^ BACKSLASHES) - ONES)
        : unprintable;
  }

  /**
   * A top bit somewhere if and only if an octet, taken without sign, is less than the bound (1 to
   * 128): an octet that borrows from the next is such a one itself.
   */
  private static long below(long octets, long bound) {
    return (octets - ONES * bound) & ~octets;
  }
}
