package io.keyrota.server.http;

import java.time.Duration;

/**
 * What a stranger may cost us before anybody knows who is asking. Every bound is enforced on the
 * bytes themselves, before a request reaches the {@link Answerer}.
 *
 * @param eventLoops threads that move bytes; one serves two cores well
 * @param connections open at a time; one more is told 503 and closed
 * @param headerBytes request line, header fields and trailer fields of one request together, line
 *     ends counted; more is 414 within the request line, else 431
 * @param headerFields header and trailer fields of one request; more is 431
 * @param bodyBytes content of one request without its chunk framing; more is 413
 * @param heldBodyBytes content of all requests that are arriving or being answered; a request that
 *     does not fit is told 503
 * @param idle how long a connection may wait between requests, or before its first
 * @param header from a request's first byte to the end of its header; later is 408
 * @param request from a request's first byte to the last of its body; later is 408. Unlike an idle
 *     timer it is not restarted by a byte a second
 * @param answer from the first byte of an answer until the client has taken it all; later, the
 *     connection is reset
 * @param farewell how long a refused client may go on sending, unread, so that the refusal reaches
 *     it before the connection goes
 */
public record HttpLimits(
    int eventLoops,
    int connections,
    int headerBytes,
    int headerFields,
    int bodyBytes,
    long heldBodyBytes,
    Duration idle,
    Duration header,
    Duration request,
    Duration answer,
    Duration farewell) {

  /** Room for the largest AWS request of these services, and for eight thousand slow strangers. */
  public static final HttpLimits DEFAULTS =
      new HttpLimits(
          1,
          8_192,
          16 * 1024,
          100,
          1024 * 1024,
          64L * 1024 * 1024,
          Duration.ofSeconds(75),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1));

  public HttpLimits {
    atLeastOne("eventLoops", eventLoops);
    atLeastOne("connections", connections);
    atLeastOne("headerBytes", headerBytes);
    atLeastOne("headerFields", headerFields);
    atLeastOne("bodyBytes", bodyBytes);
    atLeastOne("heldBodyBytes", heldBodyBytes);
    atLeastOne("idle", idle.toMillis());
    atLeastOne("header", header.toMillis());
    atLeastOne("request", request.toMillis());
    atLeastOne("answer", answer.toMillis());
    atLeastOne("farewell", farewell.toMillis());
    if (request.compareTo(header) < 0) {
      throw new IllegalArgumentException("request must be at least as long as header");
    }
  }

  /** The same with another time between requests. */
  HttpLimits waiting(Duration other) {
    return new HttpLimits(
        eventLoops,
        connections,
        headerBytes,
        headerFields,
        bodyBytes,
        heldBodyBytes,
        other,
        header,
        request,
        answer,
        farewell);
  }

  /** The shortest of the durations, which decides how often deadlines are looked at. */
  Duration shortest() {
    Duration shortest = idle;
    for (Duration each : new Duration[] {header, request, answer, farewell}) {
      shortest = each.compareTo(shortest) < 0 ? each : shortest;
    }
    return shortest;
  }

  private static void atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", it must be at least 1");
    }
  }
}
