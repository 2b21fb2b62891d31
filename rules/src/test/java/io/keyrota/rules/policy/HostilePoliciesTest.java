package io.keyrota.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

  /**
   * The work of a decision, counted and not timed: each condition asks for its key once, whatever
   * stands beside it, and a text is read once for every 64 characters of a pattern. So the largest
   * key policy (32 KiB) against the longest encryption context (8 KiB) reads 512 times 8 KiB, a
   * matter of a few milliseconds.
   */
  @Test
  void everyConditionIsAskedOnce() {
    int statements = 200;
    int conditions = 50;
    StringBuilder text = new StringBuilder("{\"Version\":\"2012-10-17\",\"Statement\":[");
    for (int i = 0; i < statements; i++) {
      text.append(i == 0 ? "" : ",")
          .append(
              "{\"Effect\":\"Deny\",\"Action\":[\"a:b\",\"a:*\",\"a:?\",\"a:b*\"],\"Resource\":\"*\"")
          .append(",\"Condition\":{\"StringNotLike\":{");
      for (int j = 0; j < conditions; j++) {
        text.append(j == 0 ? "" : ",").append("\"x:k").append(j).append("\":\"*a*a*a*b\"");
      }
      // The last one is not met, so that nothing ends early.
      text.append("},\"StringEquals\":{\"x:last\":\"never\"}}}");
    }
    PolicyDocument policy = PolicyDocument.parse(text.append("]}").toString(), PolicyKind.IDENTITY);
    AtomicInteger asked = new AtomicInteger();
    Decision decision =
        Evaluation.of(
                Principal.service(
                    new io.keyrota.rules.aws.AccountId("111111111111"), "x.amazonaws.com"),
                "a:b",
                "*",
                key -> {
                  asked.incrementAndGet();
                  return List.of(LONG);
                },
                IdentityGround.of(policy))
            .decide();
    assertThat(decision).isEqualTo(Decision.NO_IDENTITY_ALLOWS);
    assertThat(asked).hasValueLessThanOrEqualTo(statements * (conditions + 1));
  }
}
