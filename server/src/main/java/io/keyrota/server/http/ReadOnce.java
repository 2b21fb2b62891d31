package io.keyrota.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/**
 * Buffers outlive what was read into them: the next read of a connection gets the same one, and
 * until then it would show the request before, and a secret in it, to whoever sees the memory.
 */
final class ReadOnce {
  private ReadOnce() {}

  /**
   * Passes what was read to the decoder, which copies what it finds.
   *
   * @param all whether the decoder leaves nothing for later, as it does with the middle of a header
   *     or of a chunk's length; then what was read is erased
   */
  static void pass(ChannelHandlerContext ctx, ByteBuf read, boolean all) {
    if (!all) {
      ctx.fireChannelRead(read);
      return;
    }
    int from = read.readerIndex();
    int octets = read.readableBytes();
    read.retain();
    try {
      ctx.fireChannelRead(read);
    } finally {
      Zeros.fill(read, from, octets);
      read.release();
    }
  }

  /** Erases what has been copied out of a buffer. */
  static void erase(ByteBuf read) {
    Zeros.fill(read, read.readerIndex(), read.readableBytes());
  }
}
