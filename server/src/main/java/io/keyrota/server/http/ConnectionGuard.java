package io.keyrota.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.channel.socket.DuplexChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the decoder of one connection and lets through one well-formed request at a time,
 * each within its deadlines. Bytes of the next request wait, unread, until the answer is out, so
 * pipelining costs the client its own time and us at most one read.
 *
 * <p>Everything runs on the connection's event loop but {@link #expired}.
 */
// A write or a close that fails ends the connection, and that is all there is to know about it.
@SuppressWarnings("FutureReturnValueIgnored")
final class ConnectionGuard extends ChannelInboundHandlerAdapter {

  private enum Phase {
    WAITING,
    READING,
    ANSWERING,
    REFUSED,
    CLOSED
  }

  private static final long NEVER = Long.MAX_VALUE;

  private final Connections connections;
  private final HttpLimits limits;
  private final Framing framing;

  /** Set before the first byte, when the guard takes its place in the pipeline. */
  @SuppressWarnings("NullAway.Init")
  private ChannelHandlerContext ctx;

  private Phase phase = Phase.WAITING;
  private boolean inputEnded;
  private boolean decoded;
  private long began;
  private @Nullable ByteBuf next;
  private @Nullable String remoteAddress;

  /** When the present phase must be over, on the scale of {@link System#nanoTime}. */
  private volatile long deadline;

  ConnectionGuard(Connections connections, HttpLimits limits) {
    this.connections = connections;
    this.limits = limits;
    this.framing = new Framing(limits);
    this.deadline = from(System.nanoTime(), limits.idle());
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    ctx = added;
    ctx.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    boolean room = connections.add(this);
    if (connections.stopping()) {
      // It came after the others were told to go.
      phase = Phase.REFUSED;
      ctx.close();
    } else if (!room) {
      refuse(503);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) throws Exception {
    phase = Phase.CLOSED;
    deadline = NEVER;
    releaseNext();
    connections.remove(this);
    super.channelInactive(inactive);
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object message) {
    ByteBuf in = (ByteBuf) message;
    switch (phase) {
      case WAITING, READING -> read(in);
      case ANSWERING -> keep(in);
      case REFUSED, CLOSED -> in.release();
    }
  }

  private void read(ByteBuf in) {
    if (!in.isReadable()) {
      in.release();
      return;
    }
    if (phase == Phase.WAITING) {
      phase = Phase.READING;
      began = System.nanoTime();
      deadline = from(began, limits.header());
    }
    int length = framing.read(in);
    if (framing.refusal() != 0) {
      in.release();
      refuse(framing.refusal());
      return;
    }
    if (!framing.complete()) {
      deadline = framing.headEnded() ? from(began, limits.request()) : deadline;
      ReadOnce.pass(ctx, in, framing.headEnded() && framing.contentLength() > 0);
      return;
    }
    phase = Phase.ANSWERING;
    deadline = NEVER;
    ByteBuf end = in;
    if (length < in.readableBytes()) {
      end = in.readRetainedSlice(length);
      keep(in);
    }
    decoded = false;
    ReadOnce.pass(ctx, end, true);
    if (phase == Phase.ANSWERING && !decoded) {
      refuse(400);
    }
  }

  /**
   * The decoder has seen the end of a request. Where it sees one and we do not, or the other way
   * round, nobody knows what the client meant: Netty awaits eight octets of content, for one, after
   * the head of a WebSocket draft of 2010.
   *
   * @return whether the request may be answered
   */
  boolean decoded() {
    decoded = true;
    if (phase == Phase.READING) {
      refuse(400);
    }
    return phase == Phase.ANSWERING;
  }

  private void keep(ByteBuf in) {
    ctx.channel().config().setAutoRead(false);
    ByteBuf before = next;
    next = before == null ? in : Unpooled.wrappedBuffer(before, in);
  }

  /** The declared length of the request that has just begun; 0 when it comes in chunks. */
  long contentLength() {
    return framing.contentLength();
  }

  /** The peer's address as text, without an interface's name. */
  String remoteAddress() {
    if (remoteAddress == null) {
      remoteAddress = Connections.text(ctx.channel().remoteAddress());
    }
    return remoteAddress;
  }

  void onEventLoop(Runnable task) {
    ctx.executor().execute(task);
  }

  /** Whether a whole request has been let through and its client can still be answered. */
  boolean awaitsAnswer() {
    return phase == Phase.ANSWERING;
  }

  /** An answer begins to leave. */
  void answering() {
    deadline = from(System.nanoTime(), limits.answer());
  }

  /** The answer has left; the next request may come. */
  void answered() {
    if (phase != Phase.ANSWERING) {
      return;
    }
    if (connections.stopping()) {
      ctx.close();
      return;
    }
    phase = Phase.WAITING;
    deadline = from(System.nanoTime(), limits.idle());
    framing.next();
    ByteBuf waiting = next;
    if (waiting != null) {
      next = null;
      read(waiting);
      ctx.fireChannelReadComplete();
      ctx.channel().config().setAutoRead(next == null && !inputEnded);
    }
    if (inputEnded && phase != Phase.ANSWERING) {
      ctx.close();
    }
  }

  /** The answer has left before the request had ended: nobody reads the rest of it. */
  void answeredEarly() {
    if (phase == Phase.READING) {
      phase = Phase.REFUSED;
      deadline = from(System.nanoTime(), limits.farewell());
      // Behind everything that was written: the answer may still be on its way to the socket.
      onEventLoop(() -> ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> endOutput()));
    }
  }

  /** The answer could not be written. */
  void lost() {
    ctx.close();
  }

  /**
   * Tells the client the status and lets the connection go. Nothing that it sent or sends any more
   * reaches the decoder.
   */
  void refuse(int status) {
    if (phase == Phase.REFUSED || phase == Phase.CLOSED) {
      return;
    }
    phase = Phase.REFUSED;
    deadline = from(System.nanoTime(), limits.farewell());
    releaseNext();
    ctx.channel().config().setAutoRead(true);
    ctx.writeAndFlush(Unpooled.copiedBuffer(connections.refusal(status), StandardCharsets.US_ASCII))
        .addListener(sent -> endOutput());
  }

  // Closing while the client still sends would make its kernel drop the refusal unread (RFC 9112,
  // 9.6): we end our half, read on without looking, and close when the client does or time is up.
  private void endOutput() {
    if (!inputEnded && ctx.channel() instanceof DuplexChannel duplex) {
      ChannelFuture ended = duplex.shutdownOutput();
      ended.addListener(
          done -> {
            if (!done.isSuccess()) {
              ctx.close();
            }
          });
    } else {
      ctx.close();
    }
  }

  /** A client that has said all it wants still gets the answer to what it asked. */
  @Override
  public void userEventTriggered(ChannelHandlerContext from, Object event) throws Exception {
    if (event instanceof ChannelInputShutdownEvent) {
      inputEnded = true;
      ctx.channel().config().setAutoRead(false);
      if (phase != Phase.ANSWERING) {
        ctx.close();
      }
    } else if (!(event instanceof ChannelInputShutdownReadComplete)) {
      super.userEventTriggered(from, event);
    }
  }

  /** Called from any thread, now and then: whether the deadline has passed. */
  boolean expired(long now) {
    long at = deadline;
    return at != NEVER && now - at >= 0;
  }

  void expire() {
    ctx.executor().execute(this::expireNow);
  }

  private void expireNow() {
    if (!expired(System.nanoTime())) {
      return;
    }
    switch (phase) {
      case READING -> refuse(408);
      case ANSWERING -> reset();
      case WAITING, REFUSED, CLOSED -> ctx.close();
    }
  }

  // What the client has not taken must not stay in the kernel either.
  private void reset() {
    ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    ctx.close();
  }

  private void releaseNext() {
    if (next != null) {
      next.release();
      next = null;
    }
  }

  private static long from(long start, Duration span) {
    return start + span.toNanos();
  }
}
