package io.keyrota.rules.elb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerNameTest {
  private static final List<List<String>> NAMES =
      List.of(
          List.of("standard.example"),
          List.of("*.example.com"),
          List.of("example.com", "www.example.com"),
          List.of("WWW.example.com"),
          List.of("*.deep.example.com"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      value = {
        "none | [0]",
        "standard.example | [0]",
        "stranger.example | [0]",
        "www.example.com | [2, 3]",
        "WWW.EXAMPLE.COM | [2, 3]",
        "www.example.com. | [2, 3]",
        "api.example.com | [1]",
        "example.com | [2]",
        "a.b.example.com | [0]",
        "x.deep.example.com | [4]",
        "deep.example.com | [1]",
        ".example.com | [0]",
        "*.example.com | [1]"
      })
  void theMostSpecificNameWinsAndTheDefaultServesEverybodyElse(String asked, String places) {
    assertThat(ServerName.preferred(NAMES, Optional.ofNullable(asked)).toString())
        .isEqualTo(places);
  }

  @org.junit.jupiter.api.Test
  void whereNothingIsServedNothingIsChosen() {
    assertThat(ServerName.preferred(List.of(), Optional.of("www.example.com"))).isEmpty();
  }
}
