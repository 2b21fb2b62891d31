package io.keyrota.bench;

import io.vertx.core.Vertx;

/**
 * The yardstick: a bare Vert.x server that reads a body and says hello. What it costs beside
 * Keyrota in the same run says how noisy the machine is and how much of the cost is HTTP.
 */
public final class Hello {
  private Hello() {}

  /** Listens on the loopback's port given, and prints a line when it does. */
  public static void main(String[] arguments) {
    Vertx.vertx()
        .createHttpServer()
        .requestHandler(
            request -> request.body().onSuccess(_ -> request.response().end("{\"hello\":\"you\"}")))
        .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
        .onSuccess(_ -> System.out.println("hello is ready"))
        .onFailure(
            failure -> {
              System.err.println(failure);
              System.exit(1);
            });
  }
}
