package io.keyrota.rotator.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.json.Json;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as the command line reads and writes it. */
class JsonTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "\"\"",
        "-0.10",
        "1.0E400",
        "123456789012345678901234567890",
        "{\"b\":1,\"a\":[{},[null,false],\"\\u0000\\\"\\\\\"]}",
        "\"\u00e9 \ud83d\udd11\""
      })
  void whatWasReadIsWrittenAsItWas(String text) {
    assertThat(JsonText.write(JsonText.value(text.getBytes(UTF_8)))).isEqualTo(text);
  }

  @Test
  void membersKeepTheirOrderAndNumbersTheirText() {
    Json.Obj read = (Json.Obj) JsonText.value(" { \"z\" : 1.50 , \"a\" : \"x\" } ".getBytes(UTF_8));
    assertThat(read.members().keySet()).containsExactly("z", "a");
    assertThat(read.number("z")).contains("1.50");
    assertThat(read.text("a")).contains("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"a\":}", "[1,]", "{\"a\":1,\"a\":2}", "{} {}", "<html>", "nul", "\"\n\""})
  void whatIsNotOneJsonValueIsRefused(String text) {
    assertThatThrownBy(() -> JsonText.value(text.getBytes(UTF_8)))
        .isInstanceOf(UncheckedIOException.class);
  }
}
