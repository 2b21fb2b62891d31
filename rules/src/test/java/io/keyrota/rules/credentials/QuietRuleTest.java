package io.keyrota.rules.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuietRuleTest {
  private static final Instant DEPLOYED = Instant.parse("2026-03-01T12:00:00Z");
  private static final EvidenceSource IAM = EvidenceSource.IAM_LAST_USED;
  private static final QuietRule HOUR = QuietRule.STANDARD.withQuietFor(Duration.ofHours(1));

  private static Verdict judge(Instant now, EvidenceSource source, Optional<Instant> use) {
    return HOUR.judge(DEPLOYED, List.of(answered(source, now, use)), now);
  }

  private static Testimony answered(EvidenceSource source, Instant asOf, Optional<Instant> use) {
    return new Testimony.Answered(
        source, asOf, use.map(at -> new KeyUse(at, "s3", "eu-west-1", "")));
  }

  @Test
  void iamProvesNothingBeforeItsHorizonAndTheQuietTimeArePast() {
    Instant quietFrom = DEPLOYED.plus(Duration.ofMinutes(15 + 240 + 60));
    Optional<Instant> before = Optional.of(DEPLOYED.minusSeconds(60));
    assertThat(judge(quietFrom.minusMillis(1), IAM, before))
        .isEqualTo(new Verdict.Stale(IAM, quietFrom));
    assertThat(judge(quietFrom, IAM, before)).isInstanceOf(Verdict.Quiet.class);
  }

  @Test
  void anExactSourceNeedsTheQuietTimeAlone() {
    assertThat(
            judge(
                DEPLOYED.plus(Duration.ofHours(1)), EvidenceSource.KEYROTA_TRAIL, Optional.empty()))
        .isEqualTo(new Verdict.Quiet(DEPLOYED));
  }

  @Test
  void aUseAfterTheDeploymentSaysWhereAndWhenAndStartsTheQuietTimeAnew() {
    Instant use = DEPLOYED.plus(Duration.ofMinutes(30));
    Instant now = DEPLOYED.plus(Duration.ofHours(5));
    Verdict verdict = judge(now, IAM, Optional.of(use));
    assertThat(verdict)
        .isEqualTo(
            new Verdict.InUse(
                new KeyUse(use, "s3", "eu-west-1", ""),
                use.plus(Duration.ofMinutes(15 + 240 + 60))));
    assertThat(verdict.text()).isEqualTo("IN_USE: s3 eu-west-1 at 2026-03-01T12:30:00Z");
    assertThat(judge(use.plus(Duration.ofMinutes(315)), IAM, Optional.of(use)))
        .isInstanceOf(Verdict.Quiet.class);
  }

  @Test
  void aSourceThatIsSilentMakesBlindHoweverQuietTheOthersAre() {
    Instant now = DEPLOYED.plus(Duration.ofDays(30));
    List<Testimony> both =
        List.of(
            answered(EvidenceSource.KEYROTA_TRAIL, now, Optional.empty()),
            new Testimony.Silent(IAM, "AccessDenied"));
    assertThat(HOUR.judge(DEPLOYED, both, now))
        .isEqualTo(new Verdict.Blind("iam-last-used: AccessDenied"));
    assertThat(HOUR.judge(DEPLOYED, List.of(), now)).isInstanceOf(Verdict.Blind.class);
  }

  @Test
  void anAnswerOfYesterdayIsStaleHoweverQuietItWas() {
    Instant now = DEPLOYED.plus(Duration.ofDays(30));
    assertThat(
            HOUR.judge(
                DEPLOYED,
                List.of(answered(IAM, now.minus(Duration.ofDays(1)), Optional.empty())),
                now))
        .isInstanceOf(Verdict.Stale.class);
  }

  @Test
  void aUseWeighsMoreThanAnUnknown() {
    Instant now = DEPLOYED.plus(Duration.ofMinutes(30));
    List<Testimony> both =
        List.of(
            new Testimony.Silent(IAM, "AccessDenied"),
            answered(EvidenceSource.KEYROTA_TRAIL, now, Optional.of(DEPLOYED.plusSeconds(600))));
    assertThat(HOUR.judge(DEPLOYED, both, now)).isInstanceOf(Verdict.InUse.class);
  }

  @Test
  void aUseInTheLagBeforeTheDeactivationIsALateOne() {
    Instant deactivated = DEPLOYED.plus(Duration.ofDays(2));
    Instant hidden = deactivated.minus(Duration.ofHours(1));
    List<Testimony> iam = List.of(answered(IAM, deactivated, Optional.of(hidden)));
    assertThat(QuietRule.lateUse(deactivated, iam)).isPresent();
    List<Testimony> trail =
        List.of(answered(EvidenceSource.KEYROTA_TRAIL, deactivated, Optional.of(hidden)));
    assertThat(QuietRule.lateUse(deactivated, trail)).isEmpty();
  }

  @Test
  void spansAreReadAndWritten() {
    assertThat(Span.parse("90d")).contains(Duration.ofDays(90));
    assertThat(Span.parse("1h30m")).isEmpty();
    assertThat(Span.parse("-1h")).isEmpty();
    assertThat(Span.text(Duration.ofMinutes(255))).isEqualTo("4h 15m");
    assertThat(Span.text(Duration.ofHours(25))).isEqualTo("1d 1h");
    assertThat(Span.text(Duration.ofSeconds(86_401))).isEqualTo("1d");
    assertThat(Span.text(Duration.ZERO)).isEqualTo("0s");
  }
}
