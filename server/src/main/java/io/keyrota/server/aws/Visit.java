package io.keyrota.server.aws;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.CloudTrailRecord;
import io.keyrota.server.aws.wire.AuditShapes;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.PendingSnapshot;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one attempt at a call asks of other services. Each of their decisions sees the changes of
 * those before it. What changed something is audited with the outer call's commit or not at all;
 * what changed nothing, refusals too, however the outer call ends.
 *
 * <p>Not for use by several threads.
 */
final class Visit implements InternalCalls, AutoCloseable {
  private final InnerDoor door;
  private final Request outer;
  private final Instant now;
  private final PendingSnapshot seen;
  private final Map<Identity, Change> changes = new LinkedHashMap<>();
  private final List<Told> told = new ArrayList<>();
  private final List<Runnable> erasures = new ArrayList<>();

  private record Told(AuditEntry entry, boolean changed) {}

  Visit(InnerDoor door, Request outer, Instant now, Snapshot seen) {
    this.door = door;
    this.outer = outer;
    this.now = now;
    this.seen = new PendingSnapshot(seen, changes);
  }

  @Override
  public <I extends Record, O extends Record> O ask(
      Caller.Service asker, Region region, OperationSchema<I, O> schema, I input) {
    return ask(asker, asker.principal(), region, schema, input);
  }

  @Override
  public <I extends Record, O extends Record> O forward(
      String principal, OperationSchema<I, O> schema, I input) {
    return ask(outer.caller(), principal, outer.region(), schema, input);
  }

  private <I extends Record, O extends Record> O ask(
      Caller asker, String principal, Region region, OperationSchema<I, O> schema, I input) {
    InnerDoor.Built<I, O> built = door.built(schema);
    Request request =
        new Request(
            asker,
            asker.account(),
            region,
            new Origin(principal, outer.origin().tls(), principal),
            outer.id());
    CloudTrailRecord record =
        door.ledger()
            .asked(request, now, built.eventSource(), schema)
            .request(outer.id().text(), AuditShapes.parameters(schema.input(), input));
    if (!(asker instanceof Caller.Service)) {
      record.invokedBy(principal);
    }
    Outcome<O> outcome;
    try {
      outcome = decide(request, built.operation(), input);
    } catch (Refusal refusal) {
      told.add(new Told(record.error(refusal.code(), refusal.message()).entry(), false));
      throw refusal;
    }
    erasures.add(() -> Erasure.of(schema.output(), outcome.output()));
    if (!schema.readOnly()) {
      record.response(
          AuditShapes.elements(schema.output(), outcome.output(), outcome.noted().answered()));
    }
    outcome.changes().forEach(change -> changes.put(change.identity(), change));
    told.add(new Told(record.noted(outcome.noted()).entry(), !outcome.changes().isEmpty()));
    outcome
        .beside()
        .forEach(beside -> told.add(new Told(door.ledger().beside(request, now, beside), true)));
    return outcome.output();
  }

  private <I extends Record, O extends Record> Outcome<O> decide(
      Request request, Operation<I, O> operation, I input) {
    Prepared<O> prepared = operation.prepare(request, input, seen);
    door.access().require(request, prepared.permissions(), now, seen);
    return prepared.decide().apply(door.call(request, now, this));
  }

  /** What is there, with the changes of those that were asked until now. */
  Snapshot seen() {
    return seen;
  }

  /** All changes: those of the services that were asked, and the outer call's own. */
  List<Change> joined(List<Change> own) {
    if (changes.isEmpty()) {
      return own;
    }
    List<Change> all = new ArrayList<>(changes.values());
    all.addAll(own);
    return all;
  }

  /**
   * All entries in the order of what happened: the outer call's own behind those of the services
   * that were asked, and what happened by it at the end.
   */
  List<AuditEntry> joined(AuditEntry own, List<Beside> beside) {
    List<AuditEntry> all = entries();
    all.add(own);
    for (Beside each : beside) {
      all.add(door.ledger().beside(outer, now, each));
    }
    return all;
  }

  /** The entries of those that were asked. */
  List<AuditEntry> entries() {
    List<AuditEntry> all = new ArrayList<>();
    told.forEach(each -> all.add(each.entry));
    return all;
  }

  /** The entries of what is true even when nothing is committed. */
  List<AuditEntry> withoutChanges() {
    return told.stream().filter(each -> !each.changed).map(Told::entry).toList();
  }

  /** Erases the secrets in what was answered. */
  @Override
  public void close() {
    erasures.forEach(Runnable::run);
    erasures.clear();
  }
}
