package io.keyrota.rules.events;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a webhook is tried with one event, and when again. Waits grow from a second, each twice
 * the one before, to five minutes.
 *
 * @param attempts how often this event was tried
 * @param failures how often in a row anything was tried in vain
 */
public record WebhookPatience(int attempts, int failures) {
  /** Before the first event. */
  public static final WebhookPatience FRESH = new WebhookPatience(0, 0);

  /** Attempts with an event that cannot be told at all: about a day. */
  public static final int MOST_ATTEMPTS = 295;

  /** Attempts with an event that the webhook itself refuses. */
  public static final int MOST_REFUSALS = 5;

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** What a webhook's answer means. */
  public enum Answer {
    /** Status 2xx. */
    TAKEN,
    /** Any other status than those that may pass: trying again is of little use. */
    REFUSED,
    /** No answer, status 5xx, 408, 425 or 429. */
    UNAVAILABLE;

    public static Answer of(int status) {
      if (status >= 200 && status < 300) {
        return TAKEN;
      }
      return status >= 500 || status == 408 || status == 425 || status == 429
          ? UNAVAILABLE
          : REFUSED;
    }
  }

  /** What comes next. */
  public sealed interface Next {}

  /** The event is settled; the next one may be told at once, or after a wait. */
  public record Settled(boolean taken, WebhookPatience patience, Duration pause) implements Next {}

  /** The same event again, after a wait. */
  public record Again(WebhookPatience patience, Duration pause) implements Next {}

  /** After one more attempt. */
  public Next after(Answer answer) {
    if (answer == Answer.TAKEN) {
      return new Settled(true, FRESH, Duration.ZERO);
    }
    int most = answer == Answer.REFUSED ? MOST_REFUSALS : MOST_ATTEMPTS;
    WebhookPatience more = new WebhookPatience(attempts + 1, failures + 1);
    if (more.attempts >= most) {
      // A webhook that is away is away for the next event too.
      int failed = answer == Answer.REFUSED ? 0 : more.failures;
      WebhookPatience next = new WebhookPatience(0, failed);
      return new Settled(false, next, next.pause().orElse(Duration.ZERO));
    }
    return new Again(more, more.pause().orElse(Duration.ZERO));
  }

  private Optional<Duration> pause() {
    if (failures == 0) {
      return Optional.empty();
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
    return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }
}
