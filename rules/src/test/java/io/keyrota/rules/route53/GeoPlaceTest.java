package io.keyrota.rules.route53;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which places there are, and in which order. */
class GeoPlaceTest {

  private static Routing.Policy.Geographic named(
      @Nullable String continent, @Nullable String country, @Nullable String subdivision) {
    return new Routing.Policy.Geographic(
        Optional.ofNullable(continent),
        Optional.ofNullable(country),
        Optional.ofNullable(subdivision));
  }

  @ParameterizedTest
  @CsvSource({
    "EU, , , Europe",
    ", *, , Default",
    ", DE, , Germany",
    ", UA, , Ukraine",
    ", US, CA, California",
    ", US, DC, District of Columbia",
    "XX, , , ''",
    ", XX, , ''",
    ", de, , ''",
    ", HM, , ''",
    ", US, XX, ''",
    ", CA, ON, ''"
  })
  void aPlaceIsFoundByItsCodes(
      @Nullable String continent,
      @Nullable String country,
      @Nullable String subdivision,
      String name) {
    assertThat(
            GeoPlace.of(named(continent, country, subdivision))
                .flatMap(each -> each.subdivision().or(each::country).or(each::continent))
                .map(GeoPlace.Code::name)
                .orElse(""))
        .isEqualTo(name);
  }

  @Test
  void countriesComeFirstWithTheirSubdivisionsBehindThemAndContinentsLast() {
    List<String> codes =
        GeoPlace.from(named(null, null, null)).stream()
            .map(
                each ->
                    each.country().or(each::continent).orElseThrow().code()
                        + each.subdivision().map(state -> "-" + state.code()).orElse(""))
            .toList();
    assertThat(codes)
        .startsWith("*", "AD", "AE")
        .endsWith("AF", "AN", "AS", "EU", "NA", "OC", "SA");
    assertThat(codes).containsSequence("US", "US-AK", "US-AL").containsSequence("US-WY", "UY");
    assertThat(codes).hasSizeGreaterThan(290);
    assertThat(GeoPlace.from(named(null, "US", "WV")))
        .extracting(each -> each.subdivision().map(GeoPlace.Code::code).orElse(""))
        .startsWith("WV", "WY", "");
    assertThat(GeoPlace.from(named("SA", null, null))).hasSize(1);
  }
}
