package io.keyrota.rotator.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.profiles.ProfileFile;

/** A key stands where the default chain looks first: among the process's properties. */
@Isolated
class ConnectionTest {
  private static final String ID = "aws.accessKeyId";
  private static final String SECRET = "aws.secretAccessKey";

  private static final String APP =
      """
      [app]
      aws_access_key_id = AKIAAPP
      aws_secret_access_key = app
      """;

  @BeforeEach
  void aKeyOutsideTheProfiles() {
    System.setProperty(ID, "AKIAPROCESS");
    System.setProperty(SECRET, "process");
  }

  @AfterEach
  void noKey() {
    System.clearProperty(ID);
    System.clearProperty(SECRET);
  }

  private static Connection connection(String profile, String file) {
    ProfileFile profiles =
        ProfileFile.builder()
            .type(ProfileFile.Type.CREDENTIALS)
            .content(new ByteArrayInputStream(file.getBytes(UTF_8)))
            .build();
    return new Connection(
        new Connection.Choice(Optional.of(profile), Optional.empty(), Optional.empty()),
        InstantSource.system(),
        () -> profiles);
  }

  @Test
  void aNamedProfileSignsAlsoWhereTheProcessHasAKey() {
    try (Connection connection = connection("app", APP)) {
      assertThat(connection.credentials().accessKeyId()).isEqualTo("AKIAAPP");
    }
    try (Connection connection =
        new Connection(Connection.Choice.DEFAULT, InstantSource.system())) {
      assertThat(connection.credentials().accessKeyId()).isEqualTo("AKIAPROCESS");
    }
  }

  @Test
  void aProfileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> connection("nobody", APP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no profile nobody");
  }

  @Test
  void aNamedProfileWithoutAKeySignsNothing() {
    try (Connection connection = connection("app", "[app]\nregion = eu-central-1\n")) {
      assertThatThrownBy(() -> new SdkAccount(connection).caller())
          .isInstanceOf(AwsRefused.class)
          .hasMessageStartingWith("no AWS credentials: the profile app has none\nset ")
          .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(2));
    }
  }

  @Test
  void anEndpointThatIsNoneIsToldAtOnce() {
    assertThatThrownBy(() -> connection("app", APP + "endpoint_url = localhost:4702\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("localhost:4702 is no endpoint");
  }

  @Test
  void aNamedProfileSaysTheRegionAndTheEndpoint() throws IOException {
    List<String> signed = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          signed.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    server.start();
    String endpoint = "endpoint_url = http://127.0.0.1:" + server.getAddress().getPort();
    try (Connection connection =
        connection("app", APP + "region = eu-central-1\n" + endpoint + "\n")) {
      assertThatThrownBy(() -> new SdkAccount(connection).caller()).isInstanceOf(AwsRefused.class);
      assertThat(signed)
          .singleElement()
          .asString()
          .contains("Credential=AKIAAPP/")
          .contains("/eu-central-1/sts/");
    } finally {
      server.stop(0);
    }
  }
}
