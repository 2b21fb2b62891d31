package io.keyrota.server.aws.wire;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes that are being written, in an array that grows. They may hold a secret: what is outgrown,
 * and what was taken, is erased.
 */
final class WrittenBytes extends OutputStream {
  private byte[] bytes;
  private int size;

  WrittenBytes(int expected) {
    bytes = new byte[expected];
  }

  @Override
  public void write(int one) {
    need(1);
    bytes[size++] = (byte) one;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    need(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  /** What was written; from here on it is the caller's, and kept nowhere else. */
  byte[] take() {
    byte[] whole = Arrays.copyOf(bytes, size);
    Arrays.fill(bytes, 0, size, (byte) 0);
    size = 0;
    return whole;
  }

  private void need(int more) {
    if (bytes.length - size < more) {
      byte[] before = bytes;
      bytes = Arrays.copyOf(before, Math.max(bytes.length * 2, size + more));
      Arrays.fill(before, (byte) 0);
    }
  }
}
