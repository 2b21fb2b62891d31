package io.keyrota.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Answers what the test tells it to, one after the other, and writes down what it was asked. */
final class FakeServer implements AutoCloseable {
  private final HttpServer http;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();

  private record Answer(int status, String body) {}

  FakeServer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/", this::answer);
    http.start();
  }

  /** What comes next is answered so. */
  synchronized FakeServer answers(int status, String body) {
    answers.add(new Answer(status, body));
    return this;
  }

  /** The operations asked for and their inputs, as {@code GetClock {}}. */
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /** A data folder that leads here. */
  Path dataIn(Path folder) {
    DataDir.Endpoint endpoint =
        new DataDir.Endpoint(
            URI.create("http://127.0.0.1:" + http.getAddress().getPort()),
            "us-east-1",
            new SigningCredentials("AKIAFAKE", "it's secret"));
    new ProfileFiles(folder).write(endpoint, endpoint.credentials());
    return folder;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    asked.add(
        String.valueOf(target).replace("Keyrota.", "")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Answer answer = answers.isEmpty() ? new Answer(500, "nothing to answer") : answers.remove();
    byte[] body = answer.body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("x-amzn-RequestId", "request-" + asked.size());
    exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
