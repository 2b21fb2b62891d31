package io.keyrota.rules.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a key that should be out of use counts as unused. "Last used is older than the deployment"
 * proves nothing: a source may coalesce a later use into the earlier record, and may tell of it
 * hours later. So the key must have been quiet for a time that begins where coalescing can hide
 * nothing any more, and everything in that time must have had time to show.
 *
 * <p>It follows that no consumer which uses the key at least once in {@code quietFor} is ever
 * overlooked, whatever the source's delays within their bounds.
 *
 * @param grace uses so shortly after the change of keys are not yet somebody's mistake; they are
 *     waited for all the same
 * @param quietFor the longest gap that a consumer is expected to leave between two uses
 * @param freshness a testimony older than this is not "just now"
 */
public record QuietRule(Duration grace, Duration quietFor, Duration freshness) {
  /** A minute's grace, a day of quiet, asked within five minutes. */
  public static final QuietRule STANDARD =
      new QuietRule(Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofMinutes(5));

  public QuietRule {
    if (grace.isNegative() || quietFor.isNegative() || freshness.isNegative()) {
      throw new IllegalArgumentException("a duration of the quiet rule is negative");
    }
  }

  public QuietRule withQuietFor(Duration other) {
    return new QuietRule(grace, other, freshness);
  }

  /**
   * Judges a key that nobody should use after {@code since}. All testimonies must agree; the worst
   * one decides, and a use weighs more than an unknown.
   */
  public Verdict judge(Instant since, List<Testimony> testimonies, Instant now) {
    if (testimonies.isEmpty()) {
      return new Verdict.Blind("no source of evidence");
    }
    return testimonies.stream()
        .map(testimony -> judge(since, testimony, now))
        .max(Comparator.comparingInt(QuietRule::weight).thenComparing(QuietRule::quietFrom))
        .orElseThrow();
  }

  private Verdict judge(Instant since, Testimony testimony, Instant now) {
    return switch (testimony) {
      case Testimony.Silent silent ->
          new Verdict.Blind(silent.source().name() + ": " + silent.why());
      case Testimony.Answered answered -> {
        Instant quietFrom = quietFrom(since, answered);
        Optional<KeyUse> late =
            answered.lastUse().filter(use -> use.at().isAfter(since.plus(grace)));
        if (now.isBefore(quietFrom)) {
          yield late.<Verdict>map(use -> new Verdict.InUse(use, quietFrom))
              .orElseGet(() -> new Verdict.Stale(answered.source(), quietFrom));
        }
        if (answered.asOf().isBefore(now.minus(freshness))) {
          yield new Verdict.Stale(answered.source(), now);
        }
        yield new Verdict.Quiet(visibleFrom(since, answered));
      }
    };
  }

  /** When the answer will prove quiet, if no other use shows. */
  private Instant quietFrom(Instant since, Testimony.Answered answered) {
    return visibleFrom(since, answered).plus(quietFor).plus(answered.source().lag());
  }

  /** From here on a use leaves a record of its own, later than {@code since}. */
  private static Instant visibleFrom(Instant since, Testimony.Answered answered) {
    Instant from =
        answered
            .lastUse()
            .map(KeyUse::at)
            .filter(at -> at.isAfter(since))
            .orElse(since)
            .plus(answered.source().coalescing());
    return from;
  }

  /**
   * A use that shows only after the key was deactivated: a refused attempt, or one from before it
   * that the source had not told when the verdict fell.
   */
  public static Optional<KeyUse> lateUse(Instant deactivated, List<Testimony> testimonies) {
    return testimonies.stream()
        .flatMap(
            testimony ->
                switch (testimony) {
                  case Testimony.Silent silent -> Optional.<KeyUse>empty().stream();
                  case Testimony.Answered answered ->
                      answered.lastUse().stream()
                          .filter(
                              use ->
                                  use.at().isAfter(deactivated.minus(answered.source().horizon())));
                })
        .max(Comparator.comparing(KeyUse::at));
  }

  /** The longest horizon among the sources: no proof can come sooner after a change. */
  public static Duration horizon(List<EvidenceSource> sources) {
    return sources.stream()
        .map(EvidenceSource::horizon)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static int weight(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Quiet quiet -> 0;
      case Verdict.Stale stale -> 1;
      case Verdict.Blind blind -> 2;
      case Verdict.InUse inUse -> 3;
    };
  }

  private static Instant quietFrom(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Quiet quiet -> quiet.since();
      case Verdict.Stale stale -> stale.quietFrom();
      case Verdict.Blind blind -> Instant.EPOCH;
      case Verdict.InUse inUse -> inUse.quietFrom();
    };
  }
}
