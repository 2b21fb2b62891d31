package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.Event;
import io.keyrota.models.keyrota.ListEventsRequest;
import io.keyrota.models.keyrota.ListEventsResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** The events of the caller's account in the request's region. The marker is the last id seen. */
final class ListEvents implements Operation<ListEventsRequest, ListEventsResponse> {
  private static final int DEFAULT_ITEMS = 100;

  private final EventLog events;

  ListEvents(EventLog events) {
    this.events = events;
  }

  @Override
  public Prepared<ListEventsResponse> prepare(
      Request request, ListEventsRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("keyrota:ListEvents", "*"),
        call -> {
          int limit = input.maxItems() == null ? DEFAULT_ITEMS : input.maxItems();
          String after = input.marker() == null ? "" : input.marker();
          List<io.keyrota.server.events.Event> found =
              events.list(request.account(), request.region(), after, limit + 1, seen);
          boolean more = found.size() > limit;
          List<io.keyrota.server.events.Event> page = more ? found.subList(0, limit) : found;
          return Outcome.of(
              new ListEventsResponse(
                  page.stream().map(event -> event(request, event)).toList(),
                  more ? page.getLast().id() : null,
                  more));
        });
  }

  private static Event event(Request request, io.keyrota.server.events.Event event) {
    return new Event(
        event.id(),
        event.detailType(),
        event.source(),
        request.account().digits(),
        event.time(),
        request.region().name(),
        event.resources(),
        event.detail().texts());
  }
}
