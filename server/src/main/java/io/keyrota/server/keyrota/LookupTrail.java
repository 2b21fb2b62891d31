package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.LookupTrailRequest;
import io.keyrota.models.keyrota.LookupTrailResponse;
import io.keyrota.models.keyrota.TrailEvent;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Page;
import io.keyrota.server.audit.Query;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Searches the audit trail, newest first. An account sees the entries of its own callers; the
 * operator's account sees all, those of unknown callers too.
 */
final class LookupTrail implements Operation<LookupTrailRequest, LookupTrailResponse>, MayWait {
  private static final int DEFAULT_ITEMS = 50;

  private final OperatorOnly operator;
  private final Trail trail;

  LookupTrail(OperatorOnly operator, Trail trail) {
    this.operator = operator;
    this.trail = trail;
  }

  @Override
  public Prepared<LookupTrailResponse> prepare(
      Request request, LookupTrailRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("keyrota:LookupTrail", "*"),
        call -> {
          Page page = TrailReading.of(() -> trail.search(query(request, input)));
          return Outcome.of(
              new LookupTrailResponse(
                  page.entries().stream().map(found -> event(found.entry())).toList(),
                  page.marker().isPresent() ? Long.toString(page.marker().getAsLong()) : null,
                  page.marker().isPresent()));
        });
  }

  private Query query(Request request, LookupTrailRequest input) {
    return new Query(
        Optional.ofNullable(input.accessKeyId()),
        Optional.ofNullable(input.userName()),
        operator.holds(request) ? Optional.empty() : Optional.of(request.account().digits()),
        Optional.ofNullable(input.eventName()),
        Optional.ofNullable(input.startTime()),
        Optional.ofNullable(input.endTime()),
        before(input.marker()),
        input.maxItems() == null ? DEFAULT_ITEMS : input.maxItems());
  }

  static OptionalLong before(@Nullable String marker) {
    if (marker == null) {
      return OptionalLong.empty();
    }
    if (!marker.matches("[0-9]{1,18}")) {
      throw new Refusal("InvalidParameterValueException", "The Marker is not one that was given.");
    }
    return OptionalLong.of(Long.parseLong(marker));
  }

  private static TrailEvent event(AuditEntry entry) {
    return new TrailEvent(
        entry.eventId(),
        entry.at(),
        entry.eventSource(),
        entry.eventName(),
        entry.userName().isEmpty() ? null : entry.userName(),
        entry.accessKeyId().orElse(null),
        entry.errorCode().orElse(null),
        new String(entry.record(), StandardCharsets.UTF_8));
  }
}
