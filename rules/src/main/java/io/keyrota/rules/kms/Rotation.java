package io.keyrota.rules.kms;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rotation of a key as its owner set it: it stays the same while the key is disabled or waits
 * for its deletion, though nothing rotates then.
 *
 * @param enabled whether time rotates the key
 * @param periodInDays 90 to 2560
 * @param next when the next automatic rotation is due; present exactly when enabled. It may lie in
 *     the past while the key is disabled
 * @param onDemand how many rotations on demand there were
 */
public record Rotation(boolean enabled, int periodInDays, Optional<Instant> next, int onDemand) {

  /** AWS's default period, and that of all AWS-managed keys. */
  public static final int STANDARD_PERIOD = 365;

  public static final int SHORTEST_PERIOD = 90;
  public static final int LONGEST_PERIOD = 2560;

  /** A new key's. */
  public static final Rotation OFF = new Rotation(false, STANDARD_PERIOD, Optional.empty(), 0);

  public Rotation {
    if (enabled != next.isPresent()) {
      throw new IllegalArgumentException("exactly an enabled rotation has a next date");
    }
    if (periodInDays < SHORTEST_PERIOD || periodInDays > LONGEST_PERIOD) {
      throw new IllegalArgumentException("a rotation period has 90 to 2560 days");
    }
  }

  /** The period between two automatic rotations. */
  public Duration period() {
    return Duration.ofDays(periodInDays);
  }

  /**
   * Enabled, or enabled again with another period. The first rotation comes one period after the
   * enabling. Calling it again with the same period changes nothing; AWS says so of no case, but a
   * rotation that is enabled daily would otherwise never come.
   *
   * @param days null for the standard period
   */
  Rotation enabled(@Nullable Integer days, Instant now) {
    int period = Objects.requireNonNullElse(days, STANDARD_PERIOD);
    if (enabled && period == periodInDays) {
      return this;
    }
    return new Rotation(true, period, Optional.of(now.plus(Duration.ofDays(period))), onDemand);
  }

  Rotation disabled() {
    return new Rotation(false, periodInDays, Optional.empty(), onDemand);
  }

  /**
   * After an automatic rotation at {@code now}. The schedule keeps its dates when it is kept on
   * time; a rotation more than a whole period late starts it anew.
   */
  Rotation after(Instant now) {
    Instant onSchedule = next.orElse(now).plus(period());
    Instant then = onSchedule.isAfter(now) ? onSchedule : now.plus(period());
    return new Rotation(true, periodInDays, Optional.of(then), onDemand);
  }

  /** After the rotation of an overdue key that was enabled again: one period from now. */
  Rotation resumed(Instant now) {
    return new Rotation(true, periodInDays, Optional.of(now.plus(period())), onDemand);
  }

  Rotation afterOnDemand() {
    return new Rotation(enabled, periodInDays, next, onDemand + 1);
  }

  /** Whether a rotation is due. */
  public boolean due(Instant now) {
    return next.map(at -> !now.isBefore(at)).orElse(false);
  }
}
