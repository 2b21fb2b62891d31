package io.keyrota.server.aws.wire;

import io.keyrota.rules.secret.Secret;
import java.util.Arrays;

/**
 * XML 1.0 in UTF-8, in a buffer that grows. Character data is escaped; a character that XML 1.0
 * does not have (most control characters, halves of surrogate pairs, U+FFFE, U+FFFF) is written as
 * U+FFFD, since a document holding it could not be read at all.
 */
final class XmlOutput {
  private byte[] bytes = new byte[1024];
  private int size;

  /** What was written, for the last time: it may hold a secret, and is kept nowhere else. */
  byte[] toByteArray() {
    byte[] whole = Arrays.copyOf(bytes, size);
    Arrays.fill(bytes, (byte) 0);
    return whole;
  }

  void raw(byte[] ready) {
    need(ready.length);
    System.arraycopy(ready, 0, bytes, size, ready.length);
    size += ready.length;
  }

  /** Markup and other text that is ASCII and needs no escape. */
  void raw(String ascii) {
    need(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[size++] = (byte) ascii.charAt(i);
    }
  }

  void open(String name) {
    raw("<");
    raw(name);
    raw(">");
  }

  void close(String name) {
    raw("</");
    raw(name);
    raw(">");
  }

  void element(String name, String text) {
    open(name);
    text(text);
    close(name);
  }

  /** A secret's text; where it is ASCII, as AWS's are, no String is made of it. */
  void text(Secret secret) {
    for (byte b : secret.reveal()) {
      if (!plain((char) b)) {
        text(secret.revealText());
        return;
      }
    }
    raw(secret.reveal());
  }

  private static boolean plain(char c) {
    return c >= 0x20 && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"';
  }

  void text(String text) {
    need(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (plain(c)) {
        need(1);
        bytes[size++] = (byte) c;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        supplementary(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        escaped(c);
      }
    }
  }

  private void escaped(char c) {
    switch (c) {
      case '&' -> raw("&amp;");
      case '<' -> raw("&lt;");
      case '>' -> raw("&gt;");
      case '"' -> raw("&quot;");
      // A reader would turn a bare carriage return into a line feed.
      case '\r' -> raw("&#xD;");
      case '\t', '\n', 0x7F -> raw(String.valueOf(c));
      case 0x85 -> raw("&#x85;");
      case 0x2028 -> raw("&#x2028;");
      default -> basic(c < 0x20 || Character.isSurrogate(c) || c >= 0xFFFE ? 0xFFFD : c);
    }
  }

  private void basic(int c) {
    need(3);
    if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | (c >> 6));
    } else {
      bytes[size++] = (byte) (0xE0 | (c >> 12));
      bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    }
    bytes[size++] = (byte) (0x80 | (c & 0x3F));
  }

  private void supplementary(int c) {
    need(4);
    bytes[size++] = (byte) (0xF0 | (c >> 18));
    bytes[size++] = (byte) (0x80 | ((c >> 12) & 0x3F));
    bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    bytes[size++] = (byte) (0x80 | (c & 0x3F));
  }

  private void need(int more) {
    if (bytes.length - size < more) {
      byte[] before = bytes;
      bytes = Arrays.copyOf(before, Math.max(bytes.length * 2, size + more));
      Arrays.fill(before, (byte) 0);
    }
  }
}
