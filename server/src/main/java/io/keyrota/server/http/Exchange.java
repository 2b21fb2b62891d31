package io.keyrota.server.http;

import io.netty.buffer.Unpooled;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One request and its answer: gathered on the connection's event loop and handed to the answerer
 * there; the answer, from whatever thread it comes, is written on the event loop again.
 */
final class Exchange implements Reply {

  /** What all exchanges of a front share. */
  record Setting(
      Connections connections, Answerer answerer, DateField date, Consumer<Throwable> broken) {}

  /** A request of the AWS CLI has ten. */
  private static final int USUAL_FIELDS = 16;

  private static final CharSequence DATE = new AsciiString("Date");
  private static final CharSequence CONTENT_LENGTH = new AsciiString("Content-Length");

  /**
   * What else stands in most answers, as octets: of a string, each character is written by itself.
   */
  private static final Map<String, CharSequence> READY =
      Stream.of("Content-Type", "x-amzn-RequestId", "application/x-amz-json-1.1", "text/xml")
          .collect(Collectors.toUnmodifiableMap(text -> text, AsciiString::new));

  private static final RawResponse BROKEN = new RawResponse(500, List.of(), new byte[0]);

  private final Setting setting;
  private final Round round;
  private final ConnectionGuard guard;
  private final HttpServerRequest request;
  private final RequestTarget target;
  private final Body body = new Body();
  private long held;

  /** Whether an answer has come; belongs to the event loop. */
  private boolean answered;

  private Exchange(
      Setting setting,
      Round round,
      ConnectionGuard guard,
      HttpServerRequest request,
      RequestTarget target) {
    this.setting = setting;
    this.round = round;
    this.guard = guard;
    this.request = request;
    this.target = target;
  }

  /** Takes a request whose header has just been read. */
  static void begin(
      Setting setting, Round round, ConnectionGuard guard, HttpServerRequest request) {
    RequestTarget target =
        RequestTarget.of(request.method().name(), request.uri(), request.getHeader("host"));
    if (target == null) {
      guard.refuse(400);
      return;
    }
    Exchange exchange = new Exchange(setting, round, guard, request, target);
    request.exceptionHandler(gone -> exchange.release());
    request.handler(exchange::arrived);
    request.endHandler(end -> exchange.ended());
  }

  private void arrived(Buffer more) {
    if (setting.connections.hold(more.length())) {
      held += more.length();
      body.add(more, guard.contentLength());
      ReadOnce.erase(((BufferInternal) more).getByteBuf());
    } else {
      guard.refuse(503);
    }
  }

  private void ended() {
    if (guard.decoded()) {
      round.handsOver(guard);
      try {
        setting.answerer.answer(raw(), this);
      } catch (Throwable broken) {
        broke(broken);
      }
    }
  }

  @Override
  public void send(RawResponse answer) {
    try {
      guard.onEventLoop(() -> write(answer));
    } catch (RejectedExecutionException stopped) {
      release();
    }
  }

  @Override
  public void broke(Throwable why) {
    try {
      setting.broken.accept(why);
    } catch (Throwable unheard) {
      // Thrown on, it would end the connection before the answer has left.
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, unheard);
    }
    send(BROKEN);
  }

  private RawRequest raw() {
    MultiMap fields = request.headers();
    // The size of these fields is the number of different names, for which they must be gathered.
    List<Header> headers = new ArrayList<>(USUAL_FIELDS);
    fields.forEach((name, value) -> headers.add(new Header(name, value)));
    return new RawRequest(
        request.method().name(),
        target.path(),
        target.query(),
        headers,
        body.bytes(),
        guard.remoteAddress(),
        request.isSSL());
  }

  private void write(RawResponse answer) {
    if (answered) {
      return;
    }
    answered = true;
    release();
    body.erase();
    if (!guard.awaitsAnswer()) {
      erase(answer);
      return;
    }
    HttpServerResponse response = request.response();
    RawResponse written = answer;
    try {
      fill(response, answer);
    } catch (IllegalArgumentException broken) {
      setting.broken.accept(broken);
      response.headers().clear();
      written = BROKEN;
      fill(response, written);
    }
    guard.answering();
    response
        .end(BufferInternal.buffer(Unpooled.wrappedBuffer(written.body())))
        .onComplete(
            sent -> {
              erase(answer);
              guard.answered();
            },
            failed -> {
              erase(answer);
              guard.lost();
            });
  }

  private static void erase(RawResponse answer) {
    if (answer.once()) {
      Arrays.fill(answer.body(), (byte) 0);
    }
  }

  private void fill(HttpServerResponse response, RawResponse answer) {
    int status = answer.status();
    if (status < 200 || status > 999) {
      throw new IllegalArgumentException("an answer's status is " + status);
    }
    response.setStatusCode(status);
    MultiMap fields = response.headers();
    fields.add(DATE, setting.date.value());
    if (setting.connections.stopping()) {
      fields.add("Connection", "close");
    }
    for (Header header : answer.headers()) {
      if (isOurs(header.name())) {
        throw new IllegalArgumentException("an answer sets " + header.name() + ", which is ours");
      }
      fields.add(ready(header.name()), value(header));
    }
    if (status == 204) {
      // RFC 9110, 8.6: no length here, but Vert.x adds one.
      response.headersEndHandler(end -> fields.remove("Content-Length"));
    } else {
      fields.add(CONTENT_LENGTH, Integer.toString(answer.body().length));
    }
  }

  /** No other field has the same value again and again. */
  private static CharSequence value(Header field) {
    return field.name().equals("Content-Type") ? ready(field.value()) : field.value();
  }

  private static CharSequence ready(String text) {
    return READY.getOrDefault(text, text);
  }

  /** The fields that frame an answer; only the front knows them. */
  private static boolean isOurs(String name) {
    return switch (name.length()) {
      case 4 -> name.equalsIgnoreCase("Date");
      case 10 -> name.equalsIgnoreCase("Connection") || name.equalsIgnoreCase("Keep-Alive");
      case 14 -> name.equalsIgnoreCase("Content-Length");
      case 17 -> name.equalsIgnoreCase("Transfer-Encoding");
      default -> false;
    };
  }

  private void release() {
    setting.connections.release(held);
    held = 0;
  }
}
