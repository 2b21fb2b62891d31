package io.keyrota.server.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.transport.Transport;

/**
 * Java's own sockets, with a {@link FrameGuard} behind the TLS of each connection that is accepted.
 * Vert.x shows a connection of HTTP/2 when it has read from it already: whoever counts frames from
 * there on may begin in the middle of one.
 */
final class GuardedTransport implements Transport {
  private final io.vertx.core.spi.transport.Transport sockets =
      new NioTransport() {
        @Override
        public void configure(NetServerOptions options, boolean domain, ServerBootstrap bootstrap) {
          super.configure(options, domain, bootstrap);
          bootstrap.handler(new Accepting());
        }
      };

  @Override
  public String name() {
    return NIO.name();
  }

  @Override
  public boolean available() {
    return NIO.available();
  }

  @Override
  public Throwable unavailabilityCause() {
    return NIO.unavailabilityCause();
  }

  @Override
  public io.vertx.core.spi.transport.Transport implementation() {
    return sockets;
  }

  /** Stands before what registers a connection that was accepted. */
  @ChannelHandler.Sharable
  private static final class Accepting extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
      ((Channel) accepted).pipeline().addLast(new Placing());
      ctx.fireChannelRead(accepted);
    }
  }

  /** Places the guard when the first octets have come: TLS has its place then. */
  private static final class Placing extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object octets) {
      ChannelHandlerContext tls = ctx.pipeline().context(SslHandler.class);
      if (tls != null) {
        ctx.pipeline().addAfter(tls.name(), null, new FrameGuard((SslHandler) tls.handler()));
      }
      ctx.pipeline().remove(this);
      ctx.fireChannelRead(octets);
    }
  }
}
