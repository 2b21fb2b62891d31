package io.keyrota.rules.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When, where and for what an access key was last used to sign a request. As in IAM, uses within 15
 * minutes count as one: the first of them keeps its date, region and service.
 *
 * @param date when the request was made
 * @param region of the signature's scope
 * @param serviceName for example {@code iam}
 */
public record LastUse(Instant date, String region, String serviceName) {
  /** A use that is less than this after the kept one does not move it. */
  public static final Duration WINDOW = Duration.ofMinutes(15);

  /** What is kept after one more use; uses may come twice and slightly out of order. */
  public static LastUse after(Optional<LastUse> kept, LastUse use) {
    if (kept.isEmpty() || !use.date.isBefore(kept.get().date.plus(WINDOW))) {
      return use;
    }
    return kept.get();
  }
}
