package io.keyrota.rotator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.profiles.Profile;

class EndpointUrlTest {
  private static Optional<Profile> profile(String endpoint) {
    return Optional.of(
        Profile.builder().name("app").properties(Map.of("endpoint_url", endpoint)).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:4702", "HTTPS://kms.example.com/", "http://[::1]:4702"})
  void aUrlWithAHostIsAnEndpoint(String text) {
    assertThat(EndpointUrl.of("--endpoint-url", text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:4702",
        "localhost",
        "foo://x",
        "http:///x",
        "http://",
        "a b",
        "//h",
        ""
      })
  void anythingElseIsToldWithWhereItIsWritten(String text) {
    assertThatThrownBy(() -> EndpointUrl.of("--endpoint-url", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--endpoint-url: " + text + " is no endpoint");
  }

  @Test
  void whatTheEnvironmentAndTheProfileSayIsLookedAt() {
    for (String variable : new String[] {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_IAM"}) {
      assertThatThrownBy(() -> EndpointUrl.check(Map.of(variable, "localhost:1"), Optional.empty()))
          .hasMessageStartingWith(variable + ": localhost:1 is no endpoint");
    }
    assertThatThrownBy(() -> EndpointUrl.check(Map.of(), profile("localhost:1")))
        .hasMessageContaining("profile: localhost:1 is no endpoint");
    assertThatCode(
            () ->
                EndpointUrl.check(
                    Map.of("AWS_ENDPOINT_URL", "http://localhost:1"), profile("localhost:1")))
        .doesNotThrowAnyException();
  }
}
