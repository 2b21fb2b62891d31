package io.keyrota.server.edge;

import io.keyrota.server.crypto.HandshakeProvider;
import io.keyrota.server.http.Gate;
import io.keyrota.server.http.HttpLimits;
import io.keyrota.server.pki.AnyClient;
import io.keyrota.server.pki.TlsIdentities;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A port that is open: HTTP, or HTTP/1.1 and 2 over TLS. */
final class EdgePort {
  private static final Duration HANDSHAKE = Duration.ofSeconds(60);

  /** Beyond the longest idle time that a load balancer's attribute allows nobody is kept. */
  private static final Duration IDLE = Duration.ofSeconds(4000);

  private static final int STREAMS = 128;

  /**
   * What a stranger may cost: AWS's bounds of a request's header; a body as long as it likes, an
   * hour and a gibibyte at most.
   */
  static final HttpLimits LIMITS =
      new HttpLimits(
          1,
          8192,
          64 * 1024,
          200,
          1 << 30,
          Long.MAX_VALUE,
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofSeconds(1));

  private final HttpServer server;
  private final EdgePorts.Kind kind;
  private final long openedAt;

  private EdgePort(HttpServer server, EdgePorts.Kind kind, long openedAt) {
    this.server = server;
    this.kind = kind;
    this.openedAt = openedAt;
  }

  /**
   * Listens.
   *
   * @param identities absent for plain HTTP
   * @throws java.util.concurrent.CompletionException when the port cannot be had
   */
  static EdgePort open(
      Vertx vertx,
      String address,
      int port,
      EdgePorts.Kind kind,
      Optional<TlsIdentities> identities,
      Forwarding forwarding,
      Gate gate,
      long now) {
    HttpServer server =
        vertx
            .createHttpServer(options(kind, identities))
            .connectionHandler(connection -> gate.opened(connection, forwarding.idle()))
            .requestHandler(
                request -> gate.admitted(request).ifPresent(to -> forwarding.handle(request, to)))
            .invalidRequestHandler(gate::invalid)
            .exceptionHandler(connectionLost -> {});
    server.listen(port, address).toCompletionStage().toCompletableFuture().join();
    return new EdgePort(server, kind, now);
  }

  private static HttpServerOptions options(
      EdgePorts.Kind kind, Optional<TlsIdentities> identities) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setHandle100ContinueAutomatically(true)
            .setDecompressionSupported(false)
            .setCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setInitialSettings(
                new Http2Settings()
                    .setMaxConcurrentStreams(STREAMS)
                    .setMaxHeaderListSize(LIMITS.headerBytes()))
            .setIdleTimeout((int) IDLE.toSeconds())
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setAcceptBacklog(1024);
    identities.ifPresent(
        own -> {
          HandshakeProvider.install();
          options
              .setSsl(true)
              .setUseAlpn(true)
              .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
              .setKeyCertOptions(KeyCertOptions.wrap(own))
              .setEnabledSecureTransportProtocols(
                  new LinkedHashSet<>(kind.policy().orElseThrow().protocols()))
              .setSslHandshakeTimeout(HANDSHAKE.toSeconds())
              .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
              // A handshake may wait for a private key to be opened: never on an event loop.
              .setSslEngineOptions(new JdkSSLEngineOptions().setUseWorkerThread(true));
          kind.policy().orElseThrow().cipherSuites().forEach(options::addEnabledCipherSuite);
          switch (kind.mutual()) {
            case OFF -> options.setClientAuth(ClientAuth.NONE);
            case PASSTHROUGH ->
                options
                    .setClientAuth(ClientAuth.REQUEST)
                    .setTrustOptions(TrustOptions.wrap(new AnyClient()));
          }
        });
    return options;
  }

  EdgePorts.Kind kind() {
    return kind;
  }

  /** Of the machine's steady clock, in nanoseconds. */
  long openedAt() {
    return openedAt;
  }

  /** Accepts nobody any more, and lets requests end within the grace. */
  void close(Duration grace) {
    server
        .shutdown(grace.toMillis(), TimeUnit.MILLISECONDS)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
