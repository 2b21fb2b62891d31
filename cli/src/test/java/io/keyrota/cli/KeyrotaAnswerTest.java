package io.keyrota.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyrotaAnswerTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "\"a\"", "<html></html>", "{\"a\":"})
  void anAnswerThatIsNoObjectIsAFailureInOneLine(String text) {
    assertThatThrownBy(() -> KeyrotaClient.object(text.getBytes(UTF_8)))
        .isInstanceOf(Failure.class)
        .hasMessage("the server answered something else than a JSON object");
  }
}
