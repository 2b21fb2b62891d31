package io.keyrota.rules.kms;

import java.time.Instant;
import java.util.Optional;

/**
 * A scheduled deletion.
 *
 * @param windowInDays the waiting period, 7 to 30 days
 * @param date when the key is deleted; absent while a primary key waits for its replicas to go
 */
public record Deletion(int windowInDays, Optional<Instant> date) {
  public static final int SHORTEST_WINDOW = 7;
  public static final int LONGEST_WINDOW = 30;

  public Deletion {
    if (windowInDays < SHORTEST_WINDOW || windowInDays > LONGEST_WINDOW) {
      throw new IllegalArgumentException("a waiting period has 7 to 30 days");
    }
  }
}
