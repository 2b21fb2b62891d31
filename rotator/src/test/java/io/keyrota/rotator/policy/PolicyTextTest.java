package io.keyrota.rotator.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.credentials.KeyPolicy;
import io.keyrota.rules.credentials.PolicyFinding;
import io.keyrota.rules.credentials.PolicyReading;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextTest {
  private static final String GOOD =
      """
      version: 1
      policies:
        - name: app-keys
          match: { path: /apps/, name: "app-*", tags: { rotate: "yes" }, except: [app-legacy] }
          every: 90d
          quiet_for: 48h
          hold: 36h
          on_late_use: keep
          pass_credentials: true
          then: systemctl reload {user}
          targets:
            - profile: /srv/{user}/.aws/credentials:default
            - env: /etc/{user}.env
            - exec: push --user {user}
          limits: { max_in_flight: 3, stop_after_failures: 2 }
      """;

  @Test
  void aGoodFileSaysWhatItSays() {
    PolicyReading reading = PolicyReading.of(PolicyText.parse(GOOD));
    assertThat(reading.findings()).isEmpty();
    KeyPolicy policy = reading.policies().getFirst();
    assertThat(policy.every()).isEqualTo(Duration.ofDays(90));
    assertThat(policy.quietFor()).isEqualTo(Duration.ofDays(2));
    assertThat(policy.hold()).isEqualTo(Duration.ofHours(36));
    assertThat(policy.reactivates()).isFalse();
    assertThat(policy.passCredentials()).isTrue();
    assertThat(policy.maxInFlight()).isEqualTo(3);
    assertThat(policy.targets())
        .containsExactly(
            "profile:/srv/{user}/.aws/credentials:default",
            "env:/etc/{user}.env",
            "exec:push --user {user}");
    assertThat(policy.match().byName("/apps/x/", "app-1")).isTrue();
    assertThat(policy.match().byName("/apps/", "app-legacy")).isFalse();
    assertThat(policy.match().byName("/", "app-1")).isFalse();
    assertThat(policy.match().byName("/apps/", "batch")).isFalse();
    assertThat(policy.match().byTags(Map.of("rotate", "yes", "x", "y"))).isTrue();
    assertThat(policy.match().byTags(Map.of())).isFalse();
  }

  @Test
  void whatIsWrongIsToldWithItsLine() {
    PolicyReading reading =
        PolicyReading.of(
            PolicyText.parse(
                """
                version: 2
                policies:
                  - name: a
                    evry: 30d
                    match: {}
                    every: 120d
                    hold: 1 day
                    pass_credentials: maybe
                    targets: [ { file: /x } ]
                """));
    assertThat(reading.usable()).isFalse();
    assertThat(reading.findings())
        .extracting(PolicyFinding::toString)
        .anyMatch(f -> f.startsWith("1: error: this program knows version 1"))
        .anyMatch(f -> f.startsWith("4: error: evry is not known here"))
        .anyMatch(f -> f.startsWith("5: warning: match is empty"))
        .anyMatch(f -> f.startsWith("6: warning: every is more than 90d"))
        .anyMatch(f -> f.startsWith("7: error: hold is a time"))
        .anyMatch(f -> f.startsWith("8: error: pass_credentials is true or false"))
        .anyMatch(f -> f.startsWith("9: error: file is not known here"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a: [", "- &x [*x]", "a: &b {c: 1}\nd: *b", "? [1]\n: 2", "a: 1\na: 2\n}"})
  void whatIsNoPlainYamlIsRefused(String text) {
    assertThatThrownBy(() -> PolicyText.parse(text)).isInstanceOf(PolicyText.NotYaml.class);
  }

  @Test
  void aMemberThatIsThereTwiceIsAnError() {
    PolicyReading reading =
        PolicyReading.of(PolicyText.parse("version: 1\nversion: 1\npolicies: []\n"));
    assertThat(reading.findings().getFirst().toString()).contains("version is there twice");
  }

  @Test
  void aUsersNameNeverLeavesItsPlaceInAPathOrACommand() {
    assertThat(KeyPolicy.fill("/srv/{user}/x", "app")).isEqualTo("/srv/app/x");
    assertThatThrownBy(() -> KeyPolicy.fill("/srv/{user}/x", ".."))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KeyPolicy.fill("push {user}", "--all"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
