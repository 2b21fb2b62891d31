package io.keyrota.server;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.audit.Query;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.Clock;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.keyrota.Installation;
import io.keyrota.server.keyrota.InstallationTable;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.upkeep.RehearsalClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a rehearsal's clock is found again after a start. */
final class SavedRehearsal {

  private SavedRehearsal() {}

  /**
   * The rehearsal clock where it stood: as far from the machine's as was saved, and never before
   * the last thing that the trail knows to have happened.
   */
  static Optional<RehearsalClock> open(Machine machine, Installation installation, Trail trail)
      throws IOException {
    if (installation.rehearsal().isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> last =
        trail.search(Query.newest(1)).entries().stream()
            .map(found -> found.entry().at())
            .findFirst();
    return Optional.of(at(machine.clock(), installation.rehearsal().get(), last));
  }

  /**
   * The clock that far from the machine's, unless something happened later than it says. It is as
   * far to the nanosecond: one that lags would take what its clients have just made for not valid
   * yet.
   */
  static RehearsalClock at(Clock machine, Duration distance, Optional<Instant> last) {
    return last.filter(at -> at.isAfter(machine.now().plus(distance)))
        .map(at -> RehearsalClock.startingAt(machine, at))
        .orElseGet(() -> new RehearsalClock(machine, distance));
  }

  /** Keeps how far the rehearsal is from the machine. */
  static void save(ServiceCalls calls, RehearsalClock clock) {
    Duration distance = clock.distance();
    calls.once(
        House.act(AccountId.SYSTEM, "MoveClock", clock.now()),
        seen ->
            List.of(
                new Change.Put<>(
                    InstallationTable.TABLE,
                    Place.SYSTEM,
                    InstallationTable.ID,
                    InstallationTable.find(seen).orElseThrow().withDistance(distance))));
  }
}
