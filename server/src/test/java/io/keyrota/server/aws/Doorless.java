package io.keyrota.server.aws;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Entries;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A service without the wire: prepares, asks for access, decides, commits, and decides again after
 * a lost race, as the gateway does. No policies are attached to anybody.
 */
public final class Doorless {
  private final Api api;
  private final Store store;
  private final Supplier<Instant> now;
  private final Entropy entropy;
  private final Sealer sealer;
  private final InnerDoor inside;
  private final Consumer<List<AuditEntry>> trail;
  private final Access access = new Access(IdentityPolicies.NONE);

  /**
   * A service that asks others.
   *
   * @param trail is told of calls inside that changed nothing
   */
  public Doorless(
      Api api,
      Store store,
      Supplier<Instant> now,
      Entropy entropy,
      Sealer sealer,
      InnerDoor inside,
      Consumer<List<AuditEntry>> trail) {
    this.api = api;
    this.store = store;
    this.now = now;
    this.entropy = entropy;
    this.sealer = sealer;
    this.inside = inside;
    this.trail = trail;
  }

  /** A service that asks no others. */
  public Doorless(Api api, Store store, Supplier<Instant> now, Entropy entropy, Sealer sealer) {
    this(
        api,
        store,
        now,
        entropy,
        sealer,
        new InnerDoor(
            List.of(), new Access(IdentityPolicies.NONE), new Ledger(entropy), entropy, sealer),
        entries -> {});
  }

  /**
   * The answer to a request.
   *
   * @throws Refusal as the client would read it
   */
  public <I extends Record, O extends Record> O call(
      Caller caller, Region region, OperationSchema<I, O> schema, I input) {
    Request request = request(caller, region);
    while (true) {
      Snapshot seen = store.snapshot();
      Instant at = now.get();
      Prepared<O> prepared = operation(schema).prepare(request, input, seen);
      access.require(request, prepared.permissions(), at, seen);
      try (Visit visit = inside.open(request, at, seen)) {
        Outcome<O> outcome =
            decided(prepared, new Call(request, at, entropy, sealer, visit), visit);
        List<Change> changes = visit.joined(outcome.changes());
        if (changes.isEmpty()) {
          trail.accept(visit.entries());
        } else {
          store.commit(seen, changes, visit.joined(Entries.entry(schema.name()), outcome.beside()));
        }
        return outcome.output();
      } catch (Conflict lost) {
        // Decided again from a fresh look.
      }
    }
  }

  private <O extends Record> Outcome<O> decided(Prepared<O> prepared, Call call, Visit visit) {
    try {
      return prepared.decide().apply(call);
    } catch (Refusal refused) {
      trail.accept(visit.withoutChanges());
      throw refused;
    }
  }

  /** The permissions that a request needs. */
  public <I extends Record, O extends Record> List<Permission> permissions(
      Caller caller, Region region, OperationSchema<I, O> schema, I input) {
    return operation(schema)
        .prepare(request(caller, region), input, store.snapshot())
        .permissions();
  }

  private static Request request(Caller caller, Region region) {
    return new Request(
        caller,
        caller.account(),
        region,
        new Origin("127.0.0.1", false, "test"),
        new RequestId("test"));
  }

  @SuppressWarnings("unchecked")
  private <I extends Record, O extends Record> Operation<I, O> operation(
      OperationSchema<I, O> schema) {
    return (Operation<I, O>) api.entry(schema.name()).orElseThrow().operation();
  }
}
