package io.keyrota.rules.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** A growing array of bytes, to which texts are added one byte a character. */
final class Bytes {
  private byte[] array;
  private int length;

  Bytes(int capacity) {
    array = new byte[capacity];
  }

  /** The array itself; only the first {@link #length} bytes count. */
  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  void add(char c) {
    if (c > 0xff) {
      throw SignatureRefusals.notBytes();
    }
    reserve(1);
    array[length++] = (byte) c;
  }

  void add(byte[] bytes) {
    add(bytes, 0, bytes.length);
  }

  void add(byte[] bytes, int from, int to) {
    reserve(to - from);
    System.arraycopy(bytes, from, array, length, to - from);
    length += to - from;
  }

  void add(String text) {
    add(of(text));
  }

  /**
   * Adds a header's value as the canonical request has it: no white space round it, every run of
   * white space within it (folded lines too) one space.
   */
  void addTrimmed(String value) {
    byte[] bytes = of(value);
    reserve(bytes.length);
    int start = length;
    int end = start;
    boolean gap = false;
    for (byte b : bytes) {
      if (b == ' ' || (b >= '\t' && b <= '\r')) {
        gap = end > start;
        continue;
      }
      if (gap) {
        array[end++] = ' ';
        gap = false;
      }
      array[end++] = b;
    }
    length = end;
  }

  /**
   * A byte a character. The JDK's encoder copies such a text whole and writes a question mark for a
   * character that no byte stands for, so only texts with question marks need a second look.
   */
  static byte[] of(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '?' && text.charAt(i) != '?') {
        throw SignatureRefusals.notBytes();
      }
    }
    return bytes;
  }

  @Override
  public String toString() {
    return new String(array, 0, length, ISO_8859_1);
  }

  private void reserve(int more) {
    if (length + more > array.length) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
    }
  }
}
