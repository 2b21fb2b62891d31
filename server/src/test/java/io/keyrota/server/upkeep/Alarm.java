package io.keyrota.server.upkeep;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Entries;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.Thing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A duty over things, to test those who call duties with: it writes down when it was asked about
 * which thing, and does what the test says.
 */
final class Alarm implements Duty<String> {
  static final Place PLACE = Place.global(new AccountId("111122223333"));

  /** When it judged which thing, as {@code 2026-11-24T12:00:00Z a}. */
  final List<String> asked = new ArrayList<>();

  Function<Due, String> observes = due -> due.identity().id();
  Function<Asked, Outcome<Instant>> judges = Asked::off;

  /** One judgement: when, about what, and what was found and seen. */
  record Asked(Instant now, Due due, String found, Snapshot seen) {

    /** The thing's due time is taken away. */
    Outcome<Instant> off() {
      return Outcome.of(now, put(due.identity().id(), Optional.empty(), count() + 1));
    }

    /** The thing is due again then. */
    Outcome<Instant> again(Instant at) {
      return Outcome.of(now, put(due.identity().id(), Optional.of(at), count() + 1));
    }

    /** Nothing changes; look again then. */
    Outcome<Instant> later(Instant at) {
      return Outcome.of(at);
    }

    private long count() {
      return seen.find(Thing.THINGS, PLACE, due.identity().id()).map(Thing::count).orElse(0L);
    }
  }

  /** Sets a thing due. */
  static void set(Store store, String id, Instant at) {
    try {
      store.commit(store.snapshot(), List.of(put(id, Optional.of(at), 0)), Entries.entry());
    } catch (Conflict e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often the thing was judged with a change. */
  static long count(Store store, String id) {
    return store.snapshot().find(Thing.THINGS, PLACE, id).orElseThrow().count();
  }

  private static Change put(String id, Optional<Instant> due, long count) {
    Thing thing = new Thing(count, due, Optional.empty(), Optional.empty());
    return new Change.Put<>(Thing.THINGS, PLACE, id, thing);
  }

  @Override
  public String kind() {
    return Thing.THINGS.kind();
  }

  @Override
  public String principal() {
    return "alarm.amazonaws.com";
  }

  @Override
  public String eventName() {
    return "RingAlarm";
  }

  @Override
  public String observe(Due due) {
    return observes.apply(due);
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, String found, Snapshot seen) {
    asked.add(call.now() + " " + due.identity().id());
    return judges.apply(new Asked(call.now(), due, found, seen));
  }
}
