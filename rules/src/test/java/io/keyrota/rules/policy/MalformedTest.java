package io.keyrota.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies of malformed.txt: which kinds take them, and what the refusal of others says. */
class MalformedTest {

  record Case(PolicyKind kind, String message, String json) {}

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    String message = "";
    try (InputStream in =
        Objects.requireNonNull(MalformedTest.class.getResourceAsStream("malformed.txt"))) {
      for (String line :
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .toList()) {
        if (line.startsWith("==")) {
          message = line.substring(2).strip();
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          String[] parts = line.split(" +", 2);
          String json =
              parts[1].startsWith("|")
                  ? "{\"Version\":\"2012-10-17\",\"Statement\":" + parts[1].substring(1) + "}"
                  : parts[1];
          cases.add(new Case(PolicyKind.valueOf(parts[0].toUpperCase(Locale.ROOT)), message, json));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTakenOrRefusedInAwssWords(Case it) {
    if (it.message().equals("good")) {
      assertThatCode(() -> PolicyDocument.parse(it.json(), it.kind())).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> PolicyDocument.parse(it.json(), it.kind()))
          .isInstanceOf(MalformedPolicy.class)
          .hasMessage(it.message());
    }
  }

  @Test
  void aManagedPolicyHasTheNewerVersion() {
    String statement = "\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
    for (String older : List.of("{", "{\"Version\":\"2008-10-17\",")) {
      assertThatThrownBy(() -> PolicyDocument.parseManaged(older + statement))
          .isInstanceOf(MalformedPolicy.class)
          .hasMessage("Policy document must be version 2012-10-17 or greater.");
    }
    String newer = "{\"Version\":\"2012-10-17\"," + statement;
    assertThat(PolicyDocument.parseManaged(newer).text()).isEqualTo(newer);
  }

  @Test
  void deepAndEndlessTextsAreRefused() {
    for (String text :
        List.of(
            "[".repeat(100_000), "{\"a\":".repeat(100_000), "", "\u0000", "{\"Version\":\"\\u00")) {
      assertThatThrownBy(() -> PolicyDocument.parse(text, PolicyKind.IDENTITY))
          .isInstanceOf(MalformedPolicy.class);
    }
  }

  @Test
  void tellsItsIdAndTheKeysThatItAsksFor() {
    PolicyDocument policy =
        PolicyDocument.parse(
            """
            {"Version":"2012-10-17","Id":"mine","Statement":[
              {"Effect":"Allow","Action":"iam:*","Resource":"arn:aws:iam::*:user/${aws:PrincipalTag/User}",
               "Condition":{"StringLike":{"aws:PrincipalTag/Team":"${aws:userid, 'x'}-*"}}}]}\
            """,
            PolicyKind.IDENTITY);
    assertThat(policy.id()).contains("mine");
    assertThat(policy.size()).isEqualTo(1);
    assertThat(policy.contextKeys())
        .containsExactlyInAnyOrder("aws:PrincipalTag/User", "aws:PrincipalTag/Team", "aws:userid");
  }
}
