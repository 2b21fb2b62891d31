package io.keyrota.server.events;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The events of all services. A room makes an event a part of the very commit by which it happens;
 * {@code keyrota events} lists them, the webhook is told of them.
 *
 * @param told whether there is a webhook
 */
public record EventLog(boolean told) {
  private static final int RANDOM = 8;

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
            told ? Delivery.WAITING : Delivery.NONE));
  }

  static Change put(Event event) {
    return new Change.Put<>(
        EventTable.TABLE, new Place(event.account(), event.region()), event.id(), event);
  }

  /** Up to {@code limit} events of an account and region in order, after the given id. */
  public List<Event> list(
      AccountId account, Region region, String afterId, int limit, Snapshot seen) {
    return seen.page(EventTable.TABLE, new Place(account, region), afterId, limit).stream()
        .map(Row::value)
        .toList();
  }
}
