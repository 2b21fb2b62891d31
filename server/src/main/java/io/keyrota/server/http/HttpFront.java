package io.keyrota.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP/1.1 server: bytes in, {@link Answerer}, bytes out. It serves plain text on one address;
 * HTTP/2 is not offered and an {@code Upgrade} is ignored, as RFC 9110, 7.8 allows.
 *
 * <p>Each request is handed to the answerer on the event loop of its connection; answers leave in
 * the order of the requests. A request that breaks the grammar or a bound of {@link HttpLimits}
 * never reaches the answerer: it is told why by a status without content, and its connection ends.
 */
public final class HttpFront {

  private static final String DECODER = "httpDecoder";
  private static final String GUARD = "guard";
  private static final int READ_BYTES = 64 * 1024;

  static {
    VertxQuiet.settle();
  }

  private final Vertx vertx;
  private final Connections connections;
  private final HttpLimits limits;
  private final Exchange.Setting setting;
  private final Door door;
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

  /** What listens, known from the first connection on. */
  private volatile @Nullable Channel acceptor;

  private HttpFront(
      HttpLimits limits, InstantSource machine, Door door, Consumer<Throwable> broken) {
    DateField date = new DateField(machine);
    this.limits = limits;
    this.door = door;
    this.connections = new Connections(limits, date);
    this.setting = new Exchange.Setting(connections, door.answerer(), date, broken);
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(limits.eventLoops())
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setPreferNativeTransport(false)
                .setBlockedThreadCheckInterval(TimeUnit.DAYS.toMillis(1))
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    vertx.exceptionHandler(broken::accept);
  }

  /**
   * Begins to listen; returns when connections are accepted.
   *
   * @param host a name or address of this machine
   * @param port 0 for any that is free
   * @param machine the machine's own clock, for {@code Date} alone
   * @param broken told what an answerer threw; the client sees 500 without content
   * @throws IOException when the address cannot be listened on, saying which and why
   */
  public static HttpFront start(
      String host,
      int port,
      HttpLimits limits,
      InstantSource machine,
      Door door,
      Consumer<Throwable> broken)
      throws IOException {
    InetAddress address = InetAddress.getByName(host);
    HttpFront front = new HttpFront(limits, machine, door, broken);
    try {
      front.listen(new InetSocketAddress(address, port));
    } catch (CompletionException failed) {
      front.close();
      Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
      throw new BindException("cannot listen on " + host + ":" + port + ": " + cause.getMessage());
    }
    return front;
  }

  /** The port listened on. */
  public int port() {
    return servers.getFirst().actualPort();
  }

  /**
   * Refuses new connections at once, closes idle ones, lets requests in flight finish within the
   * grace, then closes everything. Returns when that is done; a second call waits for the first.
   */
  public synchronized void stop(Duration grace) {
    if (connections.stopping()) {
      return;
    }
    connections.stop();
    // First of all: Vert.x closes the idle connections of one event loop before it has stopped
    // listening for the other, and who is sent away comes back at once. Without an acceptor there
    // is no connection to send away.
    Channel listening = acceptor;
    if (listening != null) {
      listening.close().syncUninterruptibly();
    }
    await(
        Future.join(
            servers.stream()
                .map(server -> server.shutdown(grace.toMillis(), TimeUnit.MILLISECONDS))
                .toList()));
    close();
  }

  /** For tests: what is open and held now. */
  Connections connections() {
    return connections;
  }

  private void close() {
    await(vertx.close());
  }

  // One server an event loop; Vert.x lets those with the same port share its connections. It takes
  // a negative port for "any, but the same for all".
  private void listen(InetSocketAddress address) {
    int port = address.getPort() == 0 ? -1 : address.getPort();
    String host = address.getAddress().getHostAddress();
    await(
        vertx.deployVerticle(
            () -> context -> listen(context, port, host),
            new DeploymentOptions().setInstances(limits.eventLoops())));
    long tick = Math.clamp(limits.shortest().toMillis() / 4, 5, 500);
    vertx.setPeriodic(tick, timer -> connections.reap());
  }

  private Future<HttpServer> listen(Context context, int port, String host) {
    Round round = new Round(door);
    return context
        .owner()
        .createHttpServer(options())
        .connectionHandler(this::opened)
        .requestHandler(request -> requested(request, round))
        .invalidRequestHandler(request -> guard(request.connection()).refuse(400))
        .exceptionHandler(connectionLost -> {})
        .listen(port, host)
        .onSuccess(servers::add);
  }

  // A place for TLS: setSsl and a key manager here; the guard stands behind the cipher, and
  // RawRequest.tls follows the connection.
  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(true)
        .setDecompressionSupported(false)
        .setCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setStrictThreadMode(true)
        .setAcceptBacklog(1024);
  }

  private void opened(HttpConnection connection) {
    ChannelPipeline pipeline = pipeline(connection);
    acceptor = pipeline.channel().parent();
    pipeline.replace(DECODER, DECODER, decoder(limits));
    pipeline.addBefore(DECODER, GUARD, new ConnectionGuard(connections, limits));
    pipeline.addBefore(DECODER, "one-write", new OneWrite());
  }

  /**
   * Netty's own decoder. Vert.x's takes any {@code Content-?ength} for the length of the content
   * and any {@code Content-?ype} for its type (5.0.7: the ninth octet is not compared). Names and
   * values have been checked by {@link Framing}.
   */
  static ChannelHandler decoder(HttpLimits limits) {
    return new HttpRequestDecoder(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(limits.headerBytes())
            .setMaxHeaderSize(limits.headerBytes())
            .setMaxChunkSize(READ_BYTES)
            .setValidateHeaders(false));
  }

  private void requested(HttpServerRequest request, Round round) {
    Exchange.begin(setting, round, guard(request.connection()), request);
  }

  private static ConnectionGuard guard(HttpConnection connection) {
    return (ConnectionGuard) pipeline(connection).get(GUARD);
  }

  private static ChannelPipeline pipeline(HttpConnection connection) {
    return ((HttpServerConnection) connection).channelHandlerContext().pipeline();
  }

  private static void await(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().join();
  }
}
