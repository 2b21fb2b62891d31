package io.keyrota.server.http;

import java.time.Duration;
import java.util.function.Consumer;

/** Limits for a test: some others with a few values changed. */
final class Limits {

  int eventLoops;
  int connections;
  int headerBytes;
  int headerFields;
  int bodyBytes;
  long heldBodyBytes;
  long idle;
  long header;
  long request;
  long answer;
  long farewell;

  private Limits(HttpLimits from) {
    eventLoops = from.eventLoops();
    connections = from.connections();
    headerBytes = from.headerBytes();
    headerFields = from.headerFields();
    bodyBytes = from.bodyBytes();
    heldBodyBytes = from.heldBodyBytes();
    idle = from.idle().toMillis();
    header = from.header().toMillis();
    request = from.request().toMillis();
    answer = from.answer().toMillis();
    farewell = from.farewell().toMillis();
  }

  /** Durations are in milliseconds here. */
  static HttpLimits with(HttpLimits from, Consumer<Limits> change) {
    Limits l = new Limits(from);
    change.accept(l);
    return new HttpLimits(
        l.eventLoops,
        l.connections,
        l.headerBytes,
        l.headerFields,
        l.bodyBytes,
        l.heldBodyBytes,
        Duration.ofMillis(l.idle),
        Duration.ofMillis(l.header),
        Duration.ofMillis(l.request),
        Duration.ofMillis(l.answer),
        Duration.ofMillis(l.farewell));
  }

  static HttpLimits with(Consumer<Limits> change) {
    return with(HttpLimits.DEFAULTS, change);
  }
}
