package io.keyrota.server.events;

import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Forgets an event when its time is over, and with it what is as old in its account and region:
 * events that were kept by an older program for ever, or by a setting for longer. An event that the
 * webhook has not taken stays until that has ended.
 *
 * @param keep how long events are kept now
 */
record ForgetEvents(Duration keep) implements InwardDuty {
  /** How many go at once. */
  private static final int MOST = 100;

  @Override
  public String kind() {
    return EventTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return "events.amazonaws.com";
  }

  @Override
  public String eventName() {
    return "ForgetEvents";
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    Place place = due.identity().place();
    Optional<Event> row = seen.find(EventTable.TABLE, place, due.identity().id());
    if (row.isEmpty()) {
      return Outcome.of(call.now());
    }
    Event event = row.get();
    Instant until = event.time().plus(keep);
    if (event.delivery() == Delivery.WAITING) {
      return Outcome.of(later(until, call.now()));
    }
    if (until.isAfter(call.now())) {
      return new Outcome<>(until, List.of(EventLog.put(event.keptUntil(until))));
    }
    List<Change> changes =
        seen.page(EventTable.TABLE, place, "", MOST).stream()
            .map(Row::value)
            .filter(old -> over(old, call.now()) || old.id().equals(event.id()))
            .<Change>map(old -> Change.Remove.of(EventTable.TABLE, place, old.id()))
            .toList();
    return new Outcome<>(call.now(), gone(changes, place, event));
  }

  private boolean over(Event event, Instant now) {
    return event.delivery() != Delivery.WAITING && !event.time().plus(keep).isAfter(now);
  }

  /** The event itself goes, however many older ones there are. */
  private static List<Change> gone(List<Change> oldest, Place place, Event event) {
    Change itself = Change.Remove.of(EventTable.TABLE, place, event.id());
    return oldest.contains(itself)
        ? oldest
        : Stream.concat(oldest.stream(), Stream.of(itself)).toList();
  }

  /** The webhook gives an event up after about a day; its row is then another. */
  private static Instant later(Instant until, Instant now) {
    Instant tomorrow = now.plus(Duration.ofDays(1));
    return until.isAfter(tomorrow) ? until : tomorrow;
  }
}
