package io.keyrota.rotator.aws;

import io.keyrota.rotator.json.JsonText;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sigv4.Field;
import io.keyrota.rules.sigv4.PlainMessage;
import io.keyrota.rules.sigv4.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Keyrota's own service at the endpoint that the AWS SDK talks to, if a Keyrota answers there.
 * AWS's own endpoints are never asked.
 */
public final class KeyrotaService {
  private static final String JSON = "application/x-amz-json-1.1";

  private final Connection connection;
  private final InstantSource machine;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private Optional<Found> found = Optional.empty();

  /** What the endpoint turned out to be. */
  private record Found(boolean keyrota, Optional<String> installation) {}

  public KeyrotaService(Connection connection, InstantSource machine) {
    this.connection = connection;
    this.machine = machine;
  }

  /**
   * Whether the endpoint is a Keyrota: it said so with {@code X-Keyrota-Now}, or GetClock is an
   * operation there.
   */
  public boolean present() {
    return found().keyrota();
  }

  /**
   * The id of the installation, which stays when its address does not. Empty where the caller may
   * not ask ({@code keyrota:GetClock}), and of a Keyrota of before there were ids.
   */
  public Optional<String> installation() {
    return found().installation();
  }

  private Found found() {
    Found known = found.orElseGet(this::look);
    found = Optional.of(known);
    return known;
  }

  private Found look() {
    boolean rehearsal = connection.time().rehearsal();
    Optional<URI> endpoint = connection.time().endpoint().filter(url -> !ServiceName.ofAws(url));
    if (endpoint.isEmpty()) {
      return new Found(rehearsal, Optional.empty());
    }
    try {
      return new Found(true, call("GetClock", Map.of()).text("InstallationId"));
    } catch (AwsRefused | AwsUnreachable e) {
      return new Found(rehearsal, Optional.empty());
    }
  }

  /** Asks for an operation, as awsJson1.1. */
  public Json.Obj call(String operation, Map<String, Json> input) {
    URI endpoint =
        connection
            .time()
            .endpoint()
            .orElseThrow(() -> new AwsUnreachable("no endpoint has answered yet"));
    byte[] body = JsonText.write(Json.Obj.of(input)).getBytes(StandardCharsets.UTF_8);
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Host", endpoint.getAuthority()));
    fields.add(new Field("Content-Type", JSON));
    fields.add(new Field("X-Amz-Target", "Keyrota." + operation));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", JSON)
            .header("X-Amz-Target", "Keyrota." + operation)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    sign(new PlainMessage("POST", "/", null, fields, body))
        .forEach(field -> request.header(field.name(), field.value()));
    try {
      return answer(operation, http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AwsUnreachable(endpoint + " does not answer " + operation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsUnreachable("interrupted");
    }
  }

  private List<Field> sign(PlainMessage message) {
    AwsCredentials credentials = connection.credentials();
    String token =
        credentials instanceof AwsSessionCredentials session ? session.sessionToken() : null;
    try (Secret secret = Secret.ofText(credentials.secretAccessKey())) {
      return List.copyOf(
          new Signer(credentials.accessKeyId(), secret, token, connection.region().id(), "keyrota")
              .sign(message, machine.instant()));
    }
  }

  private static Json.Obj answer(String operation, HttpResponse<byte[]> answer) {
    Json said;
    try {
      said = JsonText.value(answer.body());
    } catch (UncheckedIOException e) {
      throw new AwsUnreachable(operation + " was answered with something else than JSON");
    }
    if (!(said instanceof Json.Obj object)) {
      throw new AwsUnreachable(operation + " was answered with something else than an object");
    }
    if (answer.statusCode() != 200) {
      String code = object.text("__type").orElse("Unknown");
      String words = code + ": " + object.text("message").orElse("");
      if (answer.statusCode() >= 500) {
        throw new AwsUnreachable(words);
      }
      throw new AwsRefused(code.substring(code.indexOf('#') + 1), words);
    }
    return object;
  }
}
