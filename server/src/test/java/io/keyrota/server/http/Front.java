package io.keyrota.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A listening front that remembers what reached its answerer. */
final class Front implements AutoCloseable {

  final Queue<RawRequest> seen = new ConcurrentLinkedQueue<>();
  final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
  final HttpFront http;

  Front(HttpLimits limits, Function<RawRequest, RawResponse> answers) {
    try {
      http =
          HttpFront.start(
              "127.0.0.1",
              0,
              limits,
              InstantSource.system(),
              Door.of(
                  Answerer.blocking(
                      request -> {
                        seen.add(kept(request));
                        return answers.apply(request);
                      })),
              broken::add);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A body is erased when its request is answered, so what remembers it has a copy. */
  private static RawRequest kept(RawRequest request) {
    return new RawRequest(
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.body().clone(),
        request.remoteAddress(),
        request.tls());
  }

  /** Answers 200 with the path as its body. */
  static Front echo(HttpLimits limits) {
    return new Front(limits, request -> ok(request.path()));
  }

  static RawResponse ok(String body) {
    return new RawResponse(
        200,
        List.of(new Header("Content-Type", "text/plain")),
        body.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient client() {
    return new RawClient(http.port());
  }

  /** Waits for something that other threads bring about. */
  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofMillis(RawClient.PATIENCE_MILLIS).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited in vain until " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() {
    http.stop(Duration.ofMillis(1));
  }
}
