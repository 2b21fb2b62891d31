package io.keyrota.rules.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;

/**
 * Ten thousand lives of an old key whose consumers were not all moved to the new one, seen through
 * evidence that coalesces and lags as IAM's does. A deactivation is wrongful when a consumer still
 * uses the old key. The guide's rule, "last used is older than the deployment", is counted beside.
 */
class LaggingEvidenceProperty {
  private static final int SCHEDULES = 10_000;
  private static final Instant DEPLOYED = Instant.parse("2026-03-01T12:00:00Z");
  private static final EvidenceSource SOURCE = EvidenceSource.IAM_LAST_USED;

  /**
   * A life: when the old key is used, from before the deployment on, and how late each record
   * shows.
   */
  private record Life(List<Instant> uses, List<Shown> records) {

    /** A record of last use, and when it can be seen. */
    record Shown(Instant use, Instant visible) {}

    Optional<KeyUse> lastUsed(Instant now) {
      return records.stream()
          .filter(record -> !record.visible().isAfter(now))
          .map(Shown::use)
          .max(Instant::compareTo)
          .map(at -> new KeyUse(at, "s3", "eu-west-1", ""));
    }

    boolean stillUsedAfter(Instant now) {
      return uses.stream().anyMatch(use -> use.isAfter(now));
    }
  }

  private static Life life(Random random) {
    // A consumer that works every few minutes up to once in 24 hours, on the old key for ever or
    // until it is restarted.
    Duration gap = Duration.ofSeconds(1 + (long) (Math.pow(random.nextDouble(), 3) * 86_399));
    boolean forgotten = random.nextInt(4) == 0;
    Instant end =
        forgotten
            ? DEPLOYED.plus(Duration.ofDays(6))
            : DEPLOYED.plusSeconds(random.nextInt(48 * 3600) - 3600);
    Duration step = gap.compareTo(Duration.ofMinutes(10)) < 0 ? Duration.ofMinutes(10) : gap;
    List<Instant> uses = new ArrayList<>();
    Instant at = DEPLOYED.minusSeconds(random.nextInt(86_400));
    while (at.isBefore(end)) {
      uses.add(at);
      at = at.plusMillis(1 + (long) (random.nextDouble() * step.toMillis()));
    }
    List<Life.Shown> records = new ArrayList<>();
    Instant last = Instant.MIN;
    for (Instant use : uses) {
      if (last.equals(Instant.MIN) || !use.isBefore(last.plus(SOURCE.coalescing()))) {
        last = use;
        records.add(
            new Life.Shown(
                use, use.plusSeconds(random.nextInt((int) SOURCE.lag().toSeconds() + 1))));
      }
    }
    return new Life(uses, records);
  }

  @Example
  void noScheduleOfLaggingEvidenceDeactivatesAKeyInUse() {
    int wrongful = 0;
    int naiveWrongful = 0;
    int deactivated = 0;
    for (int seed = 0; seed < SCHEDULES; seed++) {
      Random random = new Random(seed);
      Life life = life(random);
      // Looked at by a timer: first soon after the deployment, then every so often.
      Instant now = DEPLOYED.plusSeconds(60 + random.nextInt(7200));
      Duration poll = Duration.ofMinutes(5 + random.nextInt(115));
      boolean ours = false;
      boolean naive = false;
      while (now.isBefore(DEPLOYED.plus(Duration.ofDays(5))) && !(ours && naive)) {
        Optional<KeyUse> lastUsed = life.lastUsed(now);
        if (!naive && lastUsed.map(use -> use.at().isBefore(DEPLOYED)).orElse(true)) {
          naive = true;
          naiveWrongful += life.stillUsedAfter(now) ? 1 : 0;
        }
        if (!ours && quiet(now, lastUsed)) {
          ours = true;
          deactivated++;
          wrongful += life.stillUsedAfter(now) ? 1 : 0;
        }
        now = now.plus(poll);
      }
    }
    System.out.printf(
        "%d schedules of lagging evidence: %d deactivations, %d wrongful; by the rule \"last used is"
            + " older than the deployment\": %d wrongful%n",
        SCHEDULES, deactivated, wrongful, naiveWrongful);
    assertThat(wrongful).isZero();
    assertThat(naiveWrongful).isPositive();
    // It is no proof to never deactivate.
    assertThat(deactivated).isGreaterThan(SCHEDULES / 2);
  }

  private static boolean quiet(Instant now, Optional<KeyUse> lastUsed) {
    return QuietRule.STANDARD.judge(
            DEPLOYED, List.of(new Testimony.Answered(SOURCE, now, lastUsed)), now)
        instanceof Verdict.Quiet;
  }
}
