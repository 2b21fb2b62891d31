package io.keyrota.server.events;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The events of all services. A room makes an event a part of the very commit by which it happens;
 * {@code keyrota events} lists them, the webhook is told of them.
 *
 * @param told whether there is a webhook
 * @param keep how long events are kept
 */
public record EventLog(boolean told, Duration keep) {
  /** As long as CloudTrail's event history. */
  public static final Duration STANDARD = Duration.ofDays(90);

  private static final int RANDOM = 8;

  /** A log that keeps events for the standard time. */
  public EventLog(boolean told) {
    this(told, STANDARD);
  }

  /** What this package keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(EventTable.TABLE);
  }

  /**
   * Where and when something happened.
   *
   * @param at the call's instant
   */
  public record Moment(AccountId account, Region region, Instant at, Entropy entropy) {}

  /**
   * The change that keeps an event.
   *
   * @param source for example {@code aws.acm}
   * @param detailType AWS's, for example {@code ACM Certificate Available}
   * @param resource the ARN of what it happened to
   */
  public Change happened(
      Moment moment, String source, String detailType, String resource, Detail detail) {
    // By time first, so that a page is a stretch of time.
    String id =
        "%013d-%s"
            .formatted(
                moment.at().toEpochMilli(),
                HexFormat.of().formatHex(moment.entropy().bytes(RANDOM)));
    return put(
        new Event(
            id,
            moment.account(),
            moment.region(),
            moment.at(),
            source,
            detailType,
            List.of(resource),
            detail,
            told ? Delivery.WAITING : Delivery.NONE,
            Optional.of(moment.at().plus(keep))));
  }

  static Change put(Event event) {
    return new Change.Put<>(
        EventTable.TABLE, new Place(event.account(), event.region()), event.id(), event);
  }

  /** What time asks of events. */
  public List<Duty<?>> duties() {
    return List.of(new ForgetEvents(keep));
  }

  /** Up to {@code limit} events of an account and region in order, after the given id. */
  public List<Event> list(
      AccountId account, Region region, String afterId, int limit, Snapshot seen) {
    return seen.page(EventTable.TABLE, new Place(account, region), afterId, limit).stream()
        .map(Row::value)
        .toList();
  }

  /** Up to {@code limit} events that the webhook is to be told, of all places, oldest first. */
  public List<Event> waiting(Store store, int limit) {
    List<Event> waiting = new ArrayList<>();
    Snapshot seen = store.snapshot();
    for (Due due : store.due(List.of(EventTable.TABLE.kind()), Instant.MAX, limit)) {
      seen.find(EventTable.TABLE, due.identity().place(), due.identity().id())
          .filter(event -> event.delivery() == Delivery.WAITING)
          .ifPresent(waiting::add);
    }
    return waiting;
  }

  /**
   * The changes after the webhook was told of events, or after it was given up.
   *
   * @param taken whether it took them
   */
  public List<Change> settled(List<Event> events, boolean taken, Snapshot seen) {
    List<Change> changes = new ArrayList<>();
    for (Event event : events) {
      seen.find(EventTable.TABLE, new Place(event.account(), event.region()), event.id())
          .map(row -> put(row.with(taken ? Delivery.DELIVERED : Delivery.GIVEN_UP)))
          .ifPresent(changes::add);
    }
    return changes;
  }
}
