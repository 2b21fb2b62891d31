package io.keyrota.server.edge;

import io.keyrota.rules.elb.Action;
import io.keyrota.rules.elb.Attribute;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.RequestSeen;
import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Fronts;
import io.keyrota.server.store.NotInMemory;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * What happens to the requests of one port: answered, sent elsewhere, or passed on to a target as
 * they arrive, without being held whole.
 */
final class Forwarding {
  private static final int BAD_GATEWAY = 502;
  private static final int UNAVAILABLE = 503;
  private static final int GATEWAY_TIMEOUT = 504;
  private static final Duration UNKNOWN_IDLE = Duration.ofSeconds(60);
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  private final int port;
  private final Store store;
  private final Fronts fronts;
  private final HttpClient client;
  private final HealthChecks health;
  private final Turns turns = new Turns();

  Forwarding(int port, Store store, Fronts fronts, HttpClient client, HealthChecks health) {
    this.port = port;
    this.store = store;
    this.fronts = fronts;
    this.client = client;
    this.health = health;
  }

  /** What a request is to meet, decided from one look at the store. */
  private record Way(Fronts.Front front, Action action, Optional<TargetGroup> group) {}

  /** How long a connection of the port may wait between requests. */
  Duration idle() {
    try {
      return fronts.at(port, store.remembered()).map(Forwarding::idle).orElse(UNKNOWN_IDLE);
    } catch (NotInMemory forgotten) {
      return UNKNOWN_IDLE;
    }
  }

  /**
   * Takes a request.
   *
   * @param target path and query, which are passed on as they are
   */
  void handle(HttpServerRequest request, String target) {
    request.pause();
    Optional<Way> way;
    try {
      way = way(request, target, store.remembered());
    } catch (NotInMemory forgotten) {
      Context here = Objects.requireNonNull(Vertx.currentContext());
      Thread.startVirtualThread(
          () -> {
            try {
              Optional<Way> found = way(request, target, store.snapshot());
              here.runOnContext(nothing -> go(request, target, found));
            } catch (RuntimeException broken) {
              here.runOnContext(nothing -> refuse(request, UNAVAILABLE));
            }
          });
      return;
    }
    go(request, target, way);
  }

  private Optional<Way> way(HttpServerRequest request, String target, Snapshot seen) {
    Optional<Fronts.Front> front = fronts.at(port, seen);
    if (front.isEmpty()) {
      return Optional.empty();
    }
    Listener listener = front.get().listener();
    Action action =
        listener.rules().isEmpty() ? listener.action() : listener.actionOn(seen(request, target));
    return Optional.of(
        new Way(
            front.get(),
            action,
            action instanceof Action.Forward forward
                ? turns.group(forward).flatMap(arn -> fronts.group(arn, seen))
                : Optional.empty()));
  }

  private static RequestSeen seen(HttpServerRequest request, String target) {
    int mark = target.indexOf('?');
    HostAndPort authority = request.authority();
    return new RequestSeen(
        request.method().name(),
        authority == null ? "" : authority.host(),
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? "" : target.substring(mark + 1),
        name -> request.headers().getAll(name),
        request.remoteAddress().hostAddress());
  }

  private void go(HttpServerRequest request, String target, Optional<Way> way) {
    if (way.isEmpty() || request.isSSL() != tls(way.get().front())) {
      // Nobody has this port any more, or not in this way.
      request.connection().close();
      return;
    }
    Fronts.Front front = way.get().front();
    switch (way.get().action()) {
      case Action.FixedResponse answer -> {
        readOn(request);
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        answer.contentType().ifPresent(type -> response.putHeader("Content-Type", type));
        Hops.ofListener(response.headers(), front.listener());
        quietly(response.end(answer.body().orElse("")));
      }
      case Action.Redirect redirect -> {
        readOn(request);
        HttpServerResponse response =
            request
                .response()
                .setStatusCode(redirect.permanent() ? 301 : 302)
                .putHeader("Location", location(request, redirect));
        Hops.ofListener(response.headers(), front.listener());
        quietly(response.end());
      }
      case Action.Forward _ -> {
        Optional<Target> chosen = way.get().group().flatMap(g -> turns.target(g, health));
        if (chosen.isEmpty()) {
          refuse(request, UNAVAILABLE);
        } else {
          forward(request, target, front, way.get().group().orElseThrow(), chosen.get());
        }
      }
    }
  }

  private static boolean tls(Fronts.Front front) {
    return front.listener().protocol() == Listener.Protocol.HTTPS;
  }

  private String location(HttpServerRequest request, Action.Redirect redirect) {
    HostAndPort authority = request.authority();
    String query = request.query();
    return redirect.location(
        request.isSSL() ? "HTTPS" : "HTTP",
        authority == null ? "" : authority.host(),
        Integer.toString(port),
        Objects.requireNonNullElse(request.path(), "/"),
        query == null ? "" : query);
  }

  private void forward(
      HttpServerRequest request, String uri, Fronts.Front front, TargetGroup group, Target target) {
    long idle = idle(front).toMillis();
    client
        .request(
            new RequestOptions()
                .setMethod(request.method())
                .setHost(target.address())
                .setPort(target.port())
                .setSsl(group.protocol() == TargetGroup.Protocol.HTTPS)
                .setURI(uri)
                .setConnectTimeout(CONNECTING.toMillis())
                .setIdleTimeout(idle))
        .compose(onward -> send(request, onward, front))
        .compose(answer -> back(request.response(), answer, front.listener()))
        .onFailure(why -> failed(request, why));
  }

  private static Duration idle(Fronts.Front front) {
    return Duration.ofSeconds(Long.parseLong(front.balancer().attribute(Attribute.IDLE_TIMEOUT)));
  }

  private Future<HttpClientResponse> send(
      HttpServerRequest request, HttpClientRequest onward, Fronts.Front front) {
    // Who leaves before the end leaves the target to others.
    if (request.response().closed()) {
      return onward.reset().compose(done -> Future.failedFuture("the client has gone"));
    }
    request
        .response()
        .closeHandler(
            closed -> {
              if (!request.response().ended()) {
                quietly(onward.reset().mapEmpty());
              }
            });
    Hops.copy(request.headers(), onward.headers());
    HostAndPort authority = request.authority();
    if (authority != null) {
      onward.headers().set("Host", authority.toString());
    }
    Told.ofClient(onward.headers(), request.remoteAddress(), front.balancer());
    Told.ofListener(onward.headers(), request.isSSL() ? "https" : "http", port);
    Told.ofConnection(onward.headers(), request.connection().sslSession(), front);
    if (!hasBody(request)) {
      readOn(request);
      return onward.send();
    }
    if (!onward.headers().contains("content-length")) {
      onward.setChunked(true);
    }
    return onward.send(request);
  }

  private static boolean hasBody(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      return !request.isEnded() && !"0".equals(request.getHeader("content-length"));
    }
    String length = request.getHeader("content-length");
    return request.headers().contains("transfer-encoding")
        || (length != null && !length.equals("0"));
  }

  private static Future<Void> back(
      HttpServerResponse response, HttpClientResponse answer, Listener listener) {
    response.setStatusCode(answer.statusCode());
    Hops.copy(answer.headers(), response.headers());
    Hops.ofListener(response.headers(), listener);
    if (!response.headers().contains("content-length")) {
      response.setChunked(true);
    }
    return response.send(answer);
  }

  private static void failed(HttpServerRequest request, Throwable why) {
    if (request.response().headWritten()) {
      request.connection().close();
    } else {
      refuse(request, why instanceof TimeoutException ? GATEWAY_TIMEOUT : BAD_GATEWAY);
    }
  }

  private static void refuse(HttpServerRequest request, int status) {
    readOn(request);
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.closed()) {
      response.headers().clear();
      quietly(response.setStatusCode(status).end());
    }
  }

  /** What has ended is not resumed: Vert.x refuses that of HTTP/2. */
  private static void readOn(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.resume();
    }
  }

  /** A client that has gone is no matter. */
  private static void quietly(Future<Void> ending) {
    ending.onFailure(gone -> {});
  }
}
