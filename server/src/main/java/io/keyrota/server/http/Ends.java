package io.keyrota.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Stands behind the decoder of a connection whose requests are passed on as they arrive, and tells
 * the guard when a request and its answer have both ended. Everything runs on the connection's
 * event loop.
 */
final class Ends extends ChannelInboundHandlerAdapter {
  private final ConnectionGuard guard;
  private boolean ended;
  private boolean answered;

  Ends(ConnectionGuard guard) {
    this.guard = guard;
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object message) {
    if (message instanceof HttpRequest) {
      ended = false;
      answered = false;
    }
    if (message instanceof LastHttpContent) {
      if (!guard.decoded()) {
        ReferenceCountUtil.release(message);
        return;
      }
      ended = true;
    }
    from.fireChannelRead(message);
    settle();
  }

  /** The answer has left. */
  void answered() {
    answered = true;
    settle();
  }

  private void settle() {
    if (!answered) {
      return;
    }
    if (ended) {
      ended = false;
      answered = false;
      // Not from within: the decoder may still be at work on this very request.
      guard.onEventLoop(guard::answered);
    } else if (!guard.awaitsAnswer()) {
      // Whoever answers before the request has ended wants no more of it.
      guard.answeredEarly();
    }
  }
}
