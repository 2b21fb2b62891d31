package io.keyrota.server.aws;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.CloudTrailRecord;
import io.keyrota.server.audit.Noted;
import io.keyrota.server.aws.wire.AuditShapes;
import io.keyrota.server.aws.wire.Target;
import io.keyrota.server.crypto.Entropy;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes down how requests end: makes the ids and the audit entries. */
public final class Ledger {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long requestsOfThisLife;
  private final long eventsOfThisLife;
  private final AtomicLong count = new AtomicLong();

  /**
   * A ledger for one life of the server.
   *
   * @param entropy draws the part of the ids that tells this life of the server from all others
   */
  public Ledger(Entropy entropy) {
    this.requestsOfThisLife = ByteBuffer.wrap(entropy.bytes(8)).getLong();
    this.eventsOfThisLife = ByteBuffer.wrap(entropy.bytes(8)).getLong();
  }

  /** An id that no other request of this installation has. */
  public RequestId newId() {
    return new RequestId(uuid(requestsOfThisLife));
  }

  /** A request that did what it asked for. */
  <I extends Record, O extends Record> AuditEntry succeeded(
      Exchange exchange, OperationSchema<I, O> operation, Outcome<O> outcome) {
    CloudTrailRecord record = begin(exchange).noted(outcome.noted());
    if (!operation.readOnly()) {
      // CloudTrail shows response elements of changes only.
      record.response(
          AuditShapes.elements(operation.output(), outcome.output(), outcome.noted().answered()));
    }
    return record.entry();
  }

  /** A request that was refused, denied, or broke. */
  AuditEntry refused(Exchange exchange, Refusal refusal) {
    return begin(exchange).error(refusal.code(), refusal.message()).entry();
  }

  /**
   * A service's call of another service. It has the request id of the call that it is part of, so
   * that they are found together.
   *
   * @param eventSource of the service that was called
   */
  CloudTrailRecord asked(
      Request request, Instant at, String eventSource, OperationSchema<?, ?> operation) {
    return new CloudTrailRecord(uuid(eventsOfThisLife), at, request.caller())
        .event(eventSource, operation.name(), request.region().name(), operation.readOnly())
        .from(request.origin().address(), request.origin().userAgent())
        .asked();
  }

  /** A request that came in by a protocol of its own. */
  CloudTrailRecord guest(
      Request request, Instant at, String eventSource, String eventName, boolean readOnly) {
    return new CloudTrailRecord(uuid(eventsOfThisLife), at, request.caller())
        .event(eventSource, eventName, request.region().name(), readOnly)
        .from(request.origin().address(), request.origin().userAgent())
        .asked();
  }

  /** What else happened by a call, under the call's request id. */
  AuditEntry beside(Request request, Instant at, Beside beside) {
    return switch (beside) {
      case Beside.Asked<?, ?> asked -> besideAsked(request, at, asked);
      case Beside.Happened happened ->
          serviceEvent(
              of(request, happened, new Caller.Service(request.account(), happened.principal())),
              happened.eventName(),
              at,
              happened.noted());
    };
  }

  private <I extends Record, O extends Record> AuditEntry besideAsked(
      Request request, Instant at, Beside.Asked<I, O> asked) {
    OperationSchema<I, O> schema = asked.schema();
    return asked(of(request, asked, request.caller()), at, asked.principal(), schema)
        .invokedBy(asked.principal())
        .request(request.id().text(), AuditShapes.parameters(schema.input(), asked.input()))
        .response(AuditShapes.elements(schema.output(), asked.output(), asked.noted().answered()))
        .noted(asked.noted())
        .entry();
  }

  /** The request as the service made it, where it did. */
  private static Request of(Request request, Beside beside, Caller caller) {
    return new Request(
        caller,
        request.account(),
        beside.region(),
        new Origin(beside.principal(), request.origin().tls(), beside.principal()),
        request.id());
  }

  /** What a service did by itself. */
  AuditEntry serviceEvent(Request request, String eventName, Instant at, Noted noted) {
    return new CloudTrailRecord(uuid(eventsOfThisLife), at, request.caller())
        .event(request.origin().address(), eventName, request.region().name(), false)
        .from(request.origin().address(), request.origin().userAgent())
        .request(request.id().text(), null)
        .noted(noted)
        .entry();
  }

  private CloudTrailRecord begin(Exchange exchange) {
    Target target = exchange.target;
    CloudTrailRecord record =
        new CloudTrailRecord(uuid(eventsOfThisLife), exchange.now, exchange.caller)
            .event(
                target == null ? "keyrota.amazonaws.com" : eventSource(target),
                target == null ? "UnknownOperation" : target.operation().name(),
                exchange.region.name(),
                target != null && target.operation().readOnly())
            .from(exchange.origin.address(), exchange.origin.userAgent())
            .request(exchange.id.text(), parameters(exchange));
    return exchange.signed ? record.signed() : record;
  }

  static String eventSource(Target target) {
    return target.service().prefix() + ".amazonaws.com";
  }

  @SuppressWarnings("unchecked")
  private static @Nullable String parameters(Exchange exchange) {
    if (exchange.target == null || exchange.input == null) {
      return null;
    }
    // The gateway read the input by this very schema.
    StructureSchema<Record> schema = (StructureSchema<Record>) exchange.target.operation().input();
    return AuditShapes.parameters(schema, exchange.input);
  }

  /** A version 4 UUID, unique in this life by the counter and among lives by its random half. */
  private String uuid(long life) {
    long number = count.getAndIncrement();
    long mixed = mix(life + number * GOLDEN_GAMMA);
    long high = ((life ^ (mixed >>> 7)) & ~0xf000L) | 0x4000L;
    long low = (mix(mixed + number) >>> 2) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
