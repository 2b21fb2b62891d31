package io.keyrota.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;

/**
 * Stands behind the TLS of one connection and, where HTTP/2 is spoken, counts the frames that cost
 * us more than their sender (RFC 9113, 10.5): those that want an answer or undo something, and
 * those by which a header goes on without end. Who sends too many of them is let go. It looks at
 * the heads of frames alone; what they mean is the codec's to judge.
 */
// A close that fails ends the connection all the same.
@SuppressWarnings("FutureReturnValueIgnored")
final class FrameGuard extends ChannelInboundHandlerAdapter {
  private static final int PREFACE = 24;
  private static final int HEAD = 9;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int WINDOW_UPDATE = 8;
  private static final int CONTINUATION = 9;

  /** A header of the size that is allowed has five of them. */
  private static final int MOST_CONTINUATIONS = 100;

  private static final int MOST_COSTLY = 1000;
  private static final long TURN = Duration.ofSeconds(10).toNanos();

  private final SslHandler tls;
  private final byte[] head = new byte[HEAD];
  private int headRead;
  private int toSkip = PREFACE;
  private int continuations;
  private int costly;
  private long turnBegan = System.nanoTime();
  private boolean over;

  /**
   * @param tls knows what is spoken once something has come through it
   */
  FrameGuard(SslHandler tls) {
    this.tls = tls;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol())) {
      ctx.pipeline().remove(this);
      ctx.fireChannelRead(message);
      return;
    }
    ByteBuf in = (ByteBuf) message;
    if (!over && allows(in)) {
      ctx.fireChannelRead(in);
      return;
    }
    ReferenceCountUtil.release(in);
    if (!over) {
      over = true;
      ctx.close();
    }
  }

  private boolean allows(ByteBuf in) {
    int at = in.readerIndex();
    while (at < in.writerIndex()) {
      if (toSkip > 0) {
        int skipped = Math.min(toSkip, in.writerIndex() - at);
        toSkip -= skipped;
        at += skipped;
        continue;
      }
      head[headRead++] = in.getByte(at++);
      if (headRead == HEAD) {
        headRead = 0;
        toSkip = ((head[0] & 0xff) << 16) | ((head[1] & 0xff) << 8) | (head[2] & 0xff);
        if (!allows(head[3] & 0xff, toSkip)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean allows(int type, int length) {
    if (type == CONTINUATION) {
      return ++continuations <= MOST_CONTINUATIONS;
    }
    continuations = 0;
    if (type == HEADERS || type == WINDOW_UPDATE || (type == DATA && length > 0)) {
      return true;
    }
    long now = System.nanoTime();
    if (now - turnBegan > TURN) {
      turnBegan = now;
      costly = 0;
    }
    return ++costly <= MOST_COSTLY;
  }
}
