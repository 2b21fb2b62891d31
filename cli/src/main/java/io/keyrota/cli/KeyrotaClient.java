package io.keyrota.cli;

import io.keyrota.rotator.json.JsonText;
import io.keyrota.rules.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls Keyrota's own service: awsJson1.1, signed like any AWS request. */
public final class KeyrotaClient {
  private static final String JSON = "application/x-amz-json-1.1";

  private final DataDir.Endpoint endpoint;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public KeyrotaClient(DataDir.Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Asks for an operation; a refusal becomes a {@link Failure} with the server's words. */
  public Json.Obj call(String operation, Map<String, Json> input) {
    return call("keyrota", "Keyrota", operation, input);
  }

  /**
   * The same of any service that speaks awsJson1.1.
   *
   * @param service as signatures name it
   * @param target what {@code X-Amz-Target} has before the operation
   */
  Json.Obj call(String service, String target, String operation, Map<String, Json> input) {
    byte[] body = JsonText.write(Json.Obj.of(input)).getBytes(StandardCharsets.UTF_8);
    HttpResponse<byte[]> answer =
        send(service, JSON, Map.of("X-Amz-Target", target + "." + operation), body);
    boolean empty = answer.statusCode() == 200 && answer.body().length == 0;
    // An operation without an output answers nothing at all.
    Json.Obj said = empty ? Json.Obj.of(Map.of()) : object(answer.body());
    if (answer.statusCode() != 200) {
      throw new Failure(
          operation
              + " was refused: "
              + said.text("__type").orElse("")
              + ": "
              + said.text("message").orElse("")
              + " (request "
              + answer.headers().firstValue("x-amzn-RequestId").orElse("unknown")
              + ")");
    }
    return said;
  }

  /** Asks for a list, page by page, until it has ended. */
  void pages(String operation, Map<String, Json> input, Consumer<Json.Obj> page) {
    Optional<String> marker = Optional.empty();
    do {
      Map<String, Json> query = new LinkedHashMap<>(input);
      marker.ifPresent(it -> query.put("Marker", new Json.Str(it)));
      Json.Obj answer = call(operation, query);
      page.accept(answer);
      marker = answer.text("Marker");
    } while (marker.isPresent());
  }

  /** The objects of a list in an answer; none where it has no such list. */
  static List<Json.Obj> objects(Json.Obj answer, String member) {
    return answer.members().get(member) instanceof Json.Arr list
        ? list.items().stream().map(Json.Obj.class::cast).toList()
        : List.of();
  }

  /** A server's answer; whatever is no JSON object is a {@link Failure}. */
  static Json.Obj object(byte[] text) {
    try {
      if (JsonText.value(text) instanceof Json.Obj object) {
        return object;
      }
    } catch (UncheckedIOException e) {
      // Some other server's page, or an answer that was cut off.
    }
    throw new Failure("the server answered something else than a JSON object");
  }

  /** The server's time, by which its rules live. */
  public String now() {
    return Times.iso(call("GetClock", Map.of()), "Now");
  }

  /** Sends a signed POST and returns whatever is answered. */
  public HttpResponse<byte[]> send(
      String service, String contentType, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.uri().resolve("/"))
            .timeout(Duration.ofMinutes(10))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    RequestSigning.sign(endpoint, service, contentType, headers, body, Instant.now())
        .forEach(request::header);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new Unreachable(
          "no server answers at " + endpoint.uri() + ": is it running? (./keyrota start)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted");
    }
  }
}
