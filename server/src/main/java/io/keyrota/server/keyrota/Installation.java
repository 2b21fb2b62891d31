package io.keyrota.server.keyrota;

import io.keyrota.rules.aws.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What was decided once, when this data folder was made.
 *
 * @param id tells this installation from every other; not a secret. Absent in folders of before
 *     there were any, until their next start
 * @param operator the first account: it alone may act on the installation itself
 * @param created by the clock that the folder lives on
 * @param rehearsal how far the folder's clock is from the machine's; absent when it lives on the
 *     machine's clock. A folder never changes from one kind of clock to the other: its dates would
 *     lie in the future.
 */
public record Installation(
    Optional<UUID> id, AccountId operator, Instant created, Optional<Duration> rehearsal) {

  Installation withId(UUID given) {
    return new Installation(Optional.of(given), operator, created, rehearsal);
  }

  public Installation withDistance(Duration distance) {
    return new Installation(id, operator, created, Optional.of(distance));
  }
}
