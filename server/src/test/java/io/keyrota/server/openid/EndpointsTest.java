package io.keyrota.server.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
  private final Endpoints endpoints = new Endpoints(Set.of("issuer.internal", "local:8080"));

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, true",
    "127.0.0.1, false",
    "127.8.8.8, false",
    "0.0.0.0, false",
    "0.1.2.3, false",
    "10.0.0.1, false",
    "172.16.0.1, false",
    "172.32.0.1, true",
    "192.168.1.1, false",
    "192.0.0.8, false",
    "169.254.169.254, false",
    "100.64.0.1, false",
    "100.128.0.1, true",
    "198.18.0.1, false",
    "224.0.0.1, false",
    "240.0.0.1, false",
    "255.255.255.255, false",
    "::1, false",
    "::, false",
    "::ffff:10.0.0.1, false",
    "::ffff:8.8.8.8, true",
    "fe80::1, false",
    "fc00::1, false",
    "fd00:ec2::254, false",
    "2001:4860:4860::8888, true",
    "2001::1, false",
    "2002:a00:1::, false",
    "64:ff9b::a00:1, false",
    "ff02::1, false"
  })
  void onlyPublicAddressesAreAsked(String address, boolean asked)
      throws UnknownHostException, NotReached {
    assertThat(
            endpoints.permits(
                endpoints.of(URI.create("https://example.com/x")), InetAddress.getByName(address)))
        .isEqualTo(asked);
  }

  @Test
  void whatTheSettingsNameMayBeAnywhereAndPlain() throws NotReached, UnknownHostException {
    for (String url : new String[] {"https://ISSUER.internal/a", "http://local:8080/b?c=d"}) {
      assertThat(
              endpoints.permits(endpoints.of(URI.create(url)), InetAddress.getByName("10.0.0.1")))
          .isTrue();
    }
    assertThat(endpoints.of(URI.create("http://local:8080/b?c=d")).path()).isEqualTo("/b?c=d");
    assertThat(endpoints.of(URI.create("http://local:8080")).authority()).isEqualTo("local:8080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "https://example.com:8443/",
        "http://local/",
        "https://issuer.internal:8443/",
        "ftp://issuer.internal/",
        "file:///etc/passwd",
        "https://user@issuer.internal/",
        "https://issuer.internal/#x",
        "https:opaque",
        "/relative"
      })
  void otherSchemesPortsAndFormsAreNot(String url) {
    assertThatThrownBy(() -> endpoints.of(URI.create(url))).isInstanceOf(NotReached.class);
  }
}
