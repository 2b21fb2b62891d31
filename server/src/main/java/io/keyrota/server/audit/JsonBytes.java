package io.keyrota.server.audit;

import io.keyrota.rules.text.Plain;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON written straight into bytes, always on one line. Whatever could end a line, steer a terminal
 * or turn the reading direction is written as a {@code \}{@code u} escape: control characters, the
 * format characters of Unicode (bidirectional marks among them), line and paragraph separators, and
 * surrogates that stand alone.
 */
final class JsonBytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  JsonBytes(int capacity) {
    bytes = new byte[capacity];
  }

  int length() {
    return length;
  }

  /** The bytes themselves, for reading only, valid until the next write. */
  byte[] array() {
    return bytes;
  }

  void clear() {
    length = 0;
  }

  /** Takes back everything from the position on. */
  void cutTo(int position) {
    length = position;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  ByteBuffer toBuffer() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  /** Plain ASCII that needs no escape: names and punctuation of our own. */
  @SuppressWarnings("deprecation") // which is for texts with more than ASCII; it makes no copy
  JsonBytes ascii(String text) {
    int count = text.length();
    need(count);
    text.getBytes(0, count, bytes, length);
    length += count;
    return this;
  }

  JsonBytes raw(byte[] source) {
    return raw(source, source.length);
  }

  JsonBytes raw(JsonBytes source) {
    return raw(source.bytes, source.length);
  }

  private JsonBytes raw(byte[] source, int count) {
    need(count);
    System.arraycopy(source, 0, bytes, length, count);
    length += count;
    return this;
  }

  JsonBytes hex(byte[] source) {
    need(2 * source.length);
    for (byte b : source) {
      bytes[length++] = HEX[(b >> 4) & 15];
      bytes[length++] = HEX[b & 15];
    }
    return this;
  }

  JsonBytes number(long value) {
    return ascii(Long.toString(value));
  }

  /** A string with its quotes. */
  JsonBytes string(String text) {
    byte[] plain = Plain.octets(text);
    need((plain == null ? text.length() : plain.length) + 2);
    bytes[length++] = '"';
    if (plain != null) {
      raw(plain);
    } else {
      put(text, true);
      need(1);
    }
    bytes[length++] = '"';
    return this;
  }

  /**
   * A JSON value that is ready as text. In valid JSON a raw control character can only be white
   * space between tokens, so it becomes a space; the other dangerous characters can only stand in
   * strings, so they can be escaped in place.
   */
  JsonBytes json(String ready) {
    byte[] printable = Plain.printable(ready);
    if (printable != null) {
      return raw(printable);
    }
    put(ready, false);
    return this;
  }

  private void put(String text, boolean quoting) {
    int count = text.length();
    need(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f && !(quoting && (c == '"' || c == '\\'))) {
        if (length == bytes.length) {
          need(count - i);
        }
        bytes[length++] = (byte) c;
      } else if (c < 0x20 && !quoting) {
        need(1);
        bytes[length++] = ' ';
      } else if (c == '"' || c == '\\') {
        need(2);
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
      } else {
        i += rare(text, i);
      }
    }
  }

  /** Writes the code point at the index; answers 1 when it took two chars. */
  private int rare(String text, int index) {
    int point = text.codePointAt(index);
    need(12);
    if (isEscaped(point)) {
      for (char unit : Character.toChars(point)) {
        escape(unit);
      }
    } else if (point < 0x800) {
      bytes[length++] = (byte) (0xc0 | (point >> 6));
      continued(point);
    } else if (point < 0x10000) {
      bytes[length++] = (byte) (0xe0 | (point >> 12));
      continued(point >> 6);
      continued(point);
    } else {
      bytes[length++] = (byte) (0xf0 | (point >> 18));
      continued(point >> 12);
      continued(point >> 6);
      continued(point);
    }
    return Character.charCount(point) - 1;
  }

  private void continued(int bits) {
    bytes[length++] = (byte) (0x80 | (bits & 0x3f));
  }

  private static boolean isEscaped(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private void escape(char unit) {
    bytes[length++] = '\\';
    bytes[length++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(unit >> shift) & 15];
    }
  }

  private void need(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
