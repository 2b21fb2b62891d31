package io.keyrota.rules.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " {\t\r\n} ",
        "{\"a\":1}",
        "{\"a\" : [1, -0, 0.5, 1e9, 1E+9, 2.5e-3], \"b\":{\"c\":null}}",
        "{\"a\":[true,false,[]],\"\":\"\"}",
        "{\"\\u00fF\\n\\\"\\\\\\/\":\"é\"}",
      })
  void objectsAreObjects(String text) {
    assertThat(JsonText.isObject(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "1",
        "\"{}\"",
        "{",
        "}",
        "{}}",
        "{} x",
        "{a:1}",
        "{'a':1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":+1}",
        "{\"a\":1e}",
        "{\"a\":-}",
        "{\"a\":tru}",
        "{\"a\":True}",
        "{\"a\":[1,]}",
        "{\"a\":[1 2]}",
        "{\"a\":\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\",
        "\u0000{}",
        "{}\u0000",
        "{\u00a0}",
      })
  void everythingElseIsNot(String text) {
    assertThat(JsonText.isObject(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63})
  void nestingHasABound(int depth) {
    assertThat(JsonText.isObject("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}")).isTrue();
    assertThat(JsonText.isObject("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
        .isFalse();
  }
}
