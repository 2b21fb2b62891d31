package io.keyrota.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/**
 * Sends a short answer's header and content as one piece: two would cost the system call a vector,
 * and the kernel a packet of two fragments. Of one connection, on its event loop.
 */
// A write that fails ends the connection, and that is all there is to know about it.
@SuppressWarnings("FutureReturnValueIgnored")
final class OneWrite extends ChannelOutboundHandlerAdapter {
  /** Longer ones are not copied. */
  private static final int MOST_BYTES = 8 * 1024;

  private @Nullable ByteBuf held;
  private @Nullable ChannelPromise promised;

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (!(message instanceof ByteBuf bytes) || bytes.readableBytes() > MOST_BYTES) {
      release(ctx);
      ctx.write(message, promise);
      return;
    }
    ByteBuf before = held;
    ChannelPromise earlier = promised;
    if (before == null || earlier == null) {
      held = bytes;
      promised = promise;
      return;
    }
    held = null;
    promised = null;
    ByteBuf both = ctx.alloc().directBuffer(before.readableBytes() + bytes.readableBytes());
    both.writeBytes(before).writeBytes(bytes);
    before.release();
    bytes.release();
    both.retain();
    ChannelPromise written = promise.unvoid();
    written.addListener(
        sent -> {
          // It goes back to a pool, and may show a secret there.
          Zeros.fill(both, 0, both.writerIndex());
          both.release();
          if (sent.isSuccess()) {
            earlier.trySuccess();
          } else {
            earlier.tryFailure(sent.cause());
          }
        });
    ctx.write(both, written);
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    release(ctx);
    ctx.flush();
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    release(ctx);
    ctx.close(promise);
  }

  private void release(ChannelHandlerContext ctx) {
    ByteBuf bytes = held;
    ChannelPromise promise = promised;
    if (bytes != null && promise != null) {
      held = null;
      promised = null;
      ctx.write(bytes, promise);
    }
  }
}
