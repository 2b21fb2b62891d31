package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Reads the lines of a part of a file. A line is JSON, which never holds a zero byte: the first
 * such byte ends the content, since room that was made ahead is zeros, and so is what a crash of
 * the machine left out of it.
 */
final class Lines {
  private static final int BUFFER = 256 << 10;

  private Lines() {}

  /** Is given each complete line. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Looks at a line, which is valid only during the call.
     *
     * @param position where the line begins in the file
     * @param length without the line feed, which stands behind
     * @return whether to go on
     */
    boolean line(long position, byte[] bytes, int offset, int length) throws IOException;
  }

  /**
   * Visits the lines between two positions of the file; {@code to} may lie beyond its end.
   *
   * @return where the last complete line that was visited ends
   */
  static long visit(Path file, long from, long to, Visitor visitor) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      byte[] bytes = new byte[(int) Math.min(BUFFER, Math.max(1, to - from))];
      long position = from;
      int filled = 0;
      int looked = 0;
      while (true) {
        int feed = end(bytes, looked, filled);
        if (feed >= 0) {
          int start = 0;
          while (feed >= 0) {
            if (bytes[feed] == 0) {
              return position;
            }
            if (!visitor.line(position, bytes, start, feed - start)) {
              return position + (feed + 1 - start);
            }
            position += feed + 1 - start;
            start = feed + 1;
            feed = end(bytes, start, filled);
          }
          System.arraycopy(bytes, start, bytes, 0, filled - start);
          filled -= start;
        }
        looked = filled;
        if (filled == bytes.length) {
          bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int room = (int) Math.min(bytes.length - filled, to - position - filled);
        int count =
            room <= 0 ? -1 : channel.read(ByteBuffer.wrap(bytes, filled, room), position + filled);
        if (count < 0) {
          return position;
        }
        filled += count;
      }
    }
  }

  /** Whether nothing but room stands behind the position. */
  static boolean isBlank(Path file, long from) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
      long position = from;
      for (int count = channel.read(bytes, position);
          count >= 0;
          count = channel.read(bytes, position)) {
        for (int i = 0; i < count; i++) {
          if (bytes.get(i) != 0) {
            return false;
          }
        }
        position += count;
        bytes.clear();
      }
      return true;
    }
  }

  /** Where the line, or the content, ends; -1 when neither does here. */
  private static int end(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n' || bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
