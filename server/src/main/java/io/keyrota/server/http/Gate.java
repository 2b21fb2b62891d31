package io.keyrota.server.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.transport.Transport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The same strictness for others who serve with Vert.x, and who pass requests on as they arrive: of
 * HTTP/1 only what has one meaning reaches their handlers ({@link Framing}), within the deadlines
 * of {@link HttpLimits}; an answer may take as long as it takes. HTTP/2 has frames of its own,
 * which are counted ({@link FrameGuard}): of its requests the target alone is looked at.
 */
public final class Gate {
  private static final String DECODER = "httpDecoder";
  private static final String GUARD = "guard";
  private static final String ENDS = "ends";
  private static final String IDLE = "idle";

  private final HttpLimits limits;
  private final Connections connections;

  /**
   * A gate for the connections of one server.
   *
   * @param machine the machine's own clock, for {@code Date} alone
   */
  public Gate(HttpLimits limits, InstantSource machine) {
    this.limits = limits;
    this.connections = new Connections(limits, new DateField(machine));
  }

  /** What servers are to stand on whose connections come here: it counts the frames of HTTP/2. */
  public Transport transport() {
    return new GuardedTransport();
  }

  /**
   * Takes a connection that was just made.
   *
   * @param idle how long it may wait between requests; of HTTP/2, how long nothing may be sent
   *     either way
   */
  public void opened(HttpConnection connection, Duration idle) {
    ChannelPipeline pipeline = pipeline(connection);
    if (pipeline.get(DECODER) != null) {
      ConnectionGuard guard = new ConnectionGuard(connections, limits.waiting(idle));
      pipeline.replace(DECODER, DECODER, HttpFront.decoder(limits));
      pipeline.addBefore(DECODER, GUARD, guard);
      pipeline.addAfter(DECODER, ENDS, new Ends(guard));
    } else if (pipeline.get(IDLE) != null) {
      pipeline.replace(
          IDLE, IDLE, new IdleStateHandler(0, 0, idle.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  /** Refuses a request that could not be decoded. */
  public void invalid(HttpServerRequest request) {
    refuse(request);
  }

  /**
   * Where a request that has just begun is to go: its path and query as they were sent. Empty for
   * one that is refused: its target is not ours to answer for, or nobody can tell which host it
   * means.
   */
  public Optional<String> admitted(HttpServerRequest request) {
    Ends ends = ends(request.connection());
    if (ends != null) {
      request.response().endHandler(sent -> ends.answered());
    }
    int hosts = request.headers().getAll("host").size();
    boolean one = request.version() == HttpVersion.HTTP_2 ? hosts <= 1 : hosts == 1;
    String host =
        request.authority() == null ? request.getHeader("host") : request.authority().toString();
    RequestTarget target = RequestTarget.of(request.method().name(), request.uri(), host);
    if ((!one && request.version() != HttpVersion.HTTP_1_0)
        || hosts > 1
        || target == null
        || !clean(request.method().name(), request.uri())) {
      refuse(request);
      return Optional.empty();
    }
    return Optional.of(
        target.query() == null ? target.path() : target.path() + "?" + target.query());
  }

  /** HTTP/2 carries any octets in what becomes a request line again. */
  private static boolean clean(String method, String uri) {
    return !method.isEmpty()
        && method.chars().allMatch(c -> c < 0x80 && Octets.isToken((byte) c))
        && uri.chars().allMatch(c -> c < 0x80 && Octets.isVisible((byte) c));
  }

  private static void refuse(HttpServerRequest request) {
    ConnectionGuard guard = (ConnectionGuard) pipeline(request.connection()).get(GUARD);
    if (guard == null) {
      request.response().setStatusCode(400).end().onFailure(gone -> {});
    } else {
      guard.refuse(400);
    }
  }

  /** Ends the connections whose deadline has passed; to be called now and then. */
  public void reap() {
    connections.reap();
  }

  private static @Nullable Ends ends(HttpConnection connection) {
    return (Ends) pipeline(connection).get(ENDS);
  }

  private static ChannelPipeline pipeline(HttpConnection connection) {
    return ((HttpServerConnection) connection).channelHandlerContext().pipeline();
  }
}
