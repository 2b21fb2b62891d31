package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.KeyUsage;
import io.keyrota.models.keyrota.WhoUsesRequest;
import io.keyrota.models.keyrota.WhoUsesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Page;
import io.keyrota.server.audit.Query;
import io.keyrota.server.audit.Recorded;
import io.keyrota.server.audit.Told;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.aws.Principals.KeyHolder;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an access key was used for. An account is told of its own keys and of sessions of its own
 * callers; the operator's account of all. Any other key answers as one that never was.
 */
final class WhoUses implements Operation<WhoUsesRequest, WhoUsesResponse>, MayWait {
  private static final int DEFAULT_ITEMS = 1000;

  private final OperatorOnly operator;
  private final Principals principals;
  private final Trail trail;

  WhoUses(OperatorOnly operator, Principals principals, Trail trail) {
    this.operator = operator;
    this.principals = principals;
    this.trail = trail;
  }

  @Override
  public Prepared<WhoUsesResponse> prepare(Request request, WhoUsesRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("keyrota:WhoUses", "*"),
        call -> {
          String id = input.accessKeyId();
          Optional<KeyHolder> holder =
              principals
                  .holderOf(id, seen)
                  .filter(it -> operator.holds(request) || it.account().equals(request.account()));
          Page page = TrailReading.of(() -> trail.search(query(request, input)));
          boolean unknown =
              input.marker() == null
                  && page.marker().isEmpty()
                  && page.entries().stream().noneMatch(it -> it.entry().signed());
          if (holder.isEmpty() && unknown) {
            throw new Refusal("NotFoundException", "The access key " + id + " cannot be found.");
          }
          return Outcome.of(answer(id, holder, page));
        });
  }

  private Query query(Request request, WhoUsesRequest input) {
    return new Query(
        Optional.of(input.accessKeyId()),
        Optional.empty(),
        operator.holds(request) ? Optional.empty() : Optional.of(request.account().digits()),
        Optional.empty(),
        Optional.ofNullable(input.startTime()),
        Optional.empty(),
        LookupTrail.before(input.marker()),
        input.maxItems() == null ? DEFAULT_ITEMS : input.maxItems());
  }

  private static WhoUsesResponse answer(String id, Optional<KeyHolder> holder, Page page) {
    Map<Use, Tally> uses = new LinkedHashMap<>();
    String owner = holder.map(KeyHolder::arn).orElse("");
    for (Recorded recorded : page.entries()) {
      AuditEntry entry = recorded.entry();
      // Without a good signature an entry tells of somebody who knows the key's id.
      if (!entry.signed()) {
        continue;
      }
      Told told = Told.of(entry.record());
      owner = owner.isEmpty() ? told.arn() : owner;
      Use use =
          new Use(
              entry.eventSource(),
              entry.eventName(),
              entry.awsRegion(),
              told.sourceIpAddress(),
              told.userAgent());
      uses.merge(use, Tally.of(entry), Tally::plus);
    }
    return new WhoUsesResponse(
        id,
        owner.isEmpty() ? null : owner,
        status(id, holder),
        holder.map(KeyHolder::created).orElse(null),
        uses.entrySet().stream().map(it -> usage(it.getKey(), it.getValue())).toList(),
        page.marker().isPresent() ? Long.toString(page.marker().getAsLong()) : null,
        page.marker().isPresent());
  }

  private static String status(String id, Optional<KeyHolder> holder) {
    if (holder.isPresent()) {
      return holder.get().active() ? "Active" : "Inactive";
    }
    return AccessKeyId.isSession(id) ? "Temporary" : "Deleted";
  }

  private static KeyUsage usage(Use use, Tally tally) {
    return new KeyUsage(
        use.source,
        use.name,
        use.region,
        use.address,
        use.agent.isEmpty() ? null : use.agent,
        tally.first,
        tally.last,
        tally.count,
        tally.refused);
  }

  /** What entries are added up by. */
  private record Use(String source, String name, String region, String address, String agent) {}

  private record Tally(Instant first, Instant last, long count, long refused) {
    static Tally of(AuditEntry entry) {
      return new Tally(entry.at(), entry.at(), 1, entry.errorCode().isPresent() ? 1 : 0);
    }

    Tally plus(Tally other) {
      return new Tally(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last,
          count + other.count,
          refused + other.refused);
    }
  }
}
