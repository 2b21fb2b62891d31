package io.keyrota.server.http;

import io.netty.buffer.ByteBuf;

/** Erases parts of buffers, many octets at a time: a buffer's own way takes eight of them. */
final class Zeros {
  private static final byte[] ZEROS = new byte[8 * 1024];

  private Zeros() {}

  static void fill(ByteBuf buffer, int from, int octets) {
    for (int done = 0; done < octets; done += ZEROS.length) {
      buffer.setBytes(from + done, ZEROS, 0, Math.min(ZEROS.length, octets - done));
    }
  }
}
