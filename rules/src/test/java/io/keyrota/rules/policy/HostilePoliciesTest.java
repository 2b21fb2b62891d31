package io.keyrota.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Patterns that make careless matchers go back for ever. Nothing measures time here: with a matcher
 * that goes back these would not end in a life of the sun.
 */
class HostilePoliciesTest {
  private static final String LONG = "a".repeat(2000);

  @Test
  void manyAsterisksEnd() {
    String pattern = "*a".repeat(900) + "*b";
    assertThat(Glob.of(pattern).matches(LONG)).isFalse();
    assertThat(Glob.of(pattern).matches(LONG + "b")).isTrue();
  }

  @Test
  void longPiecesEnd() {
    String pattern = "*" + "a".repeat(1000) + "b*" + "?".repeat(800) + "c*";
    assertThat(Glob.of(pattern).matches(LONG)).isFalse();
    assertThat(Glob.of("*" + "a?".repeat(900) + "b*").matches(LONG)).isFalse();
  }

  @Test
  void aPolicyOfTwentyThousandConditionsEnds() {
    String conditions =
        String.join(
            ",",
            IntStream.range(0, 20_000)
                .mapToObj(i -> "\"x:k" + i + "\":\"*a*a*a*a*a*a*a*a*b\"")
                .toList());
    PolicyDocument policy =
        PolicyDocument.parse(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
                + "\"Resource\":\"*\",\"Condition\":{\"StringNotLike\":{"
                + conditions
                + "}}}]}",
            PolicyKind.IDENTITY);
    assertThat(
            Evaluation.of(
                    Principal.service(
                        new io.keyrota.rules.aws.AccountId("111111111111"), "x.amazonaws.com"),
                    "a:b",
                    "*",
                    key -> List.of(LONG),
                    IdentityGround.of(policy))
                .decide())
        .isEqualTo(Decision.ALLOWED);
  }
}
