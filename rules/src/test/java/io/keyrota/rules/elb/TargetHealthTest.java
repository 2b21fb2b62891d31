package io.keyrota.rules.elb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The life of a target as a table: answers as letters, g good, b a bad status, t late, f failed.
 */
class TargetHealthTest {
  private static final HealthCheck CHECK =
      new HealthCheck(
          TargetGroup.Protocol.HTTP, HealthCheck.TRAFFIC_PORT, "/", 30, 5, 3, 2, "200-299");

  @ParameterizedTest
  @CsvSource({
    "'', INITIAL, Elb.InitialHealthChecking",
    "g, HEALTHY, ",
    "b, INITIAL, Elb.InitialHealthChecking",
    "bb, UNHEALTHY, Target.ResponseCodeMismatch",
    "tt, UNHEALTHY, Target.Timeout",
    "ff, UNHEALTHY, Target.FailedHealthChecks",
    "bt, UNHEALTHY, Target.Timeout",
    "gb, HEALTHY, ",
    "gbgbgb, HEALTHY, ",
    "gbb, UNHEALTHY, Target.ResponseCodeMismatch",
    "gbbg, UNHEALTHY, Target.ResponseCodeMismatch",
    "gbbgg, UNHEALTHY, Target.ResponseCodeMismatch",
    "gbbggg, HEALTHY, ",
    "gbbggbggg, HEALTHY, "
  })
  void thresholdsDecide(String answers, TargetHealth.State state, String reason) {
    TargetHealth health = TargetHealth.NEW;
    for (int at = 0; at < answers.length(); at++) {
      char answer = answers.charAt(at);
      health =
          health.after(
              switch (answer) {
                case 'g' -> new TargetHealth.Answer.Status(204);
                case 'b' -> new TargetHealth.Answer.Status(503);
                case 't' -> new TargetHealth.Answer.TimedOut();
                default -> new TargetHealth.Answer.Failed();
              },
              CHECK);
    }
    assertThat(health.state()).isEqualTo(state);
    assertThat(health.reason().orElse(null)).isEqualTo(reason);
    assertThat(health.description().isPresent()).isEqualTo(state != TargetHealth.State.HEALTHY);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 200, true",
    "200, 201, false",
    "'200,302', 302, true",
    "'200,302', 301, false",
    "200-399, 399, true",
    "200-399, 400, false"
  })
  void aMatcherTakesStatusesListsAndRanges(String matcher, int status, boolean good) {
    assertThat(
            new HealthCheck(
                    TargetGroup.Protocol.HTTP, HealthCheck.TRAFFIC_PORT, "/", 30, 5, 3, 2, matcher)
                .matches(status))
        .isEqualTo(good);
  }
}
