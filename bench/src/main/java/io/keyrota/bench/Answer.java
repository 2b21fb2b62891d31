package io.keyrota.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** Bytes of one HTTP/1.1 answer as they arrive; whole when its Content-Length is there. */
final class Answer {
  private static final byte[] LENGTH = "content-length:".getBytes(US_ASCII);

  private byte[] bytes = new byte[16 * 1024];
  private int length;
  private int bodyStart;
  private int end;

  /** Forgets the last answer. */
  void reset() {
    length = 0;
    bodyStart = 0;
    end = 0;
  }

  /** The array to read into, from {@link #length} on. */
  byte[] room() {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    return bytes;
  }

  int length() {
    return length;
  }

  /** Takes in what was read; whether the answer is whole. */
  boolean grew(int count) {
    int from = Math.max(0, length - 3);
    length += count;
    if (bodyStart == 0) {
      bodyStart = blankLine(from);
      if (bodyStart == 0) {
        return false;
      }
      end = bodyStart + contentLength();
    }
    return length >= end;
  }

  /** The status code. */
  int status() {
    return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
  }

  /** Whether the body holds this text. */
  boolean holds(byte[] text) {
    return find(text, bodyStart, false) >= 0;
  }

  /** What stands in the body between two texts, empty when it is not there. */
  String between(byte[] before, byte[] after) {
    int start = find(before, bodyStart, false);
    int stop = start < 0 ? -1 : find(after, start + before.length, false);
    return stop < 0
        ? ""
        : new String(bytes, start + before.length, stop - start - before.length, US_ASCII);
  }

  /** The whole answer, for a message about a wrong one. */
  @Override
  public String toString() {
    return new String(bytes, 0, length, US_ASCII);
  }

  private int blankLine(int from) {
    for (int i = from; i + 3 < length; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i + 4;
      }
    }
    return 0;
  }

  private int contentLength() {
    int at = find(LENGTH, 0, true);
    if (at < 0 || at >= bodyStart) {
      throw new IllegalStateException("an answer without Content-Length:\n" + this);
    }
    int value = 0;
    for (int i = at + LENGTH.length; bytes[i] != '\r'; i++) {
      if (bytes[i] != ' ') {
        value = value * 10 + bytes[i] - '0';
      }
    }
    return value;
  }

  private int find(byte[] text, int from, boolean anyCase) {
    for (int i = from; i + text.length <= length; i++) {
      int j = 0;
      while (j < text.length && same(bytes[i + j], text[j], anyCase)) {
        j++;
      }
      if (j == text.length) {
        return i;
      }
    }
    return -1;
  }

  private static boolean same(byte a, byte b, boolean anyCase) {
    return a == b || (anyCase && a >= 'A' && a <= 'Z' && a + 32 == b);
  }
}
