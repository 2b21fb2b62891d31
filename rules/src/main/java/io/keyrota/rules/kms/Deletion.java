package io.keyrota.rules.kms;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled deletion.
 *
 * @param windowInDays the waiting period, 7 to 30 days
 * @param date when the key is deleted; absent while a primary key waits for its replicas to go
 */
public record Deletion(int windowInDays, Optional<Instant> date) {
  public static final int SHORTEST_WINDOW = 7;
  public static final int LONGEST_WINDOW = 30;

  /** The waiting period that a request asks for, within bounds or not; the longest by default. */
  public static int window(@Nullable Integer asked) {
    return Objects.requireNonNullElse(asked, LONGEST_WINDOW);
  }

  public Deletion {
    if (windowInDays < SHORTEST_WINDOW || windowInDays > LONGEST_WINDOW) {
      throw new IllegalArgumentException("a waiting period has 7 to 30 days");
    }
  }
}
