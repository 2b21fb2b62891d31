package io.keyrota.server.aws;

import io.keyrota.models.schema.Protocol;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.wire.Addressed;
import io.keyrota.server.aws.wire.Target;
import io.keyrota.server.aws.wire.Wire;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.http.Answerer;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.http.Reply;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.NotInMemory;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The one door. Every request of every service comes in through {@link #answer} and takes the same
 * way: addressed, authenticated, read, prepared, allowed, decided, committed, answered; and every
 * ending of it is in the audit trail before the answer leaves. To follow it, read {@link #attempt}.
 */
public final class AwsGateway implements Answerer {

  private final Wire wire;
  private final Map<String, Api> apis = new HashMap<>();
  private final Authenticator authenticator;
  private final Access access;
  private final Store store;
  private final Trail trail;
  private final Ledger ledger;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Entropy entropy;
  private final Sealer sealer;
  private final InnerDoor inside;
  private final boolean rehearsal;

  /** Everything that the gateway stands on; Main makes it. */
  public record Foundations(
      Wire wire,
      List<Api> apis,
      Authenticator authenticator,
      Access access,
      Store store,
      Trail trail,
      Ledger ledger,
      Clock clock,
      LongSupplier nanos,
      Entropy entropy,
      Sealer sealer,
      InnerDoor inside,
      boolean rehearsal) {}

  public AwsGateway(Foundations on) {
    this.wire = on.wire;
    on.apis.forEach(api -> this.apis.put(api.service().prefix(), api));
    this.authenticator = on.authenticator;
    this.access = on.access;
    this.store = on.store;
    this.trail = on.trail;
    this.ledger = on.ledger;
    this.clock = on.clock;
    this.nanos = on.nanos;
    this.entropy = on.entropy;
    this.sealer = on.sealer;
    this.inside = on.inside;
    this.rehearsal = on.rehearsal;
  }

  /**
   * Begins on the caller's thread and looks at memory alone; a request that needs the disk, or more
   * than a moment, goes on on a virtual thread of its own.
   */
  @Override
  public void answer(RawRequest raw, Reply reply) {
    RequestId id = ledger.newId();
    Reply told = rehearsal ? new Stamping(reply) : reply;
    switch (wire.address(raw)) {
      case Addressed.To(Target target) -> {
        Exchange exchange =
            new Exchange(
                raw, target, id, clock.now(), nanos, told, r -> wire.refuse(target, r, id));
        if (built(target).filter(Api.Entry::mayWait).isPresent()) {
          elsewhere(exchange, () -> settle(exchange, store.snapshot()));
        } else {
          settle(exchange, store.remembered());
        }
      }
      case Addressed.Nowhere nowhere ->
          refuse(
              new Exchange(
                  raw,
                  null,
                  id,
                  clock.now(),
                  nanos,
                  told,
                  r -> wire.refuse(nowhere.answerIn(), nowhere.service(), r, id)),
              nowhere.refusal());
    }
  }

  /** In a rehearsal every answer says what time it is there. */
  private final class Stamping implements Reply {
    private final Reply reply;

    Stamping(Reply reply) {
      this.reply = reply;
    }

    @Override
    public void send(RawResponse response) {
      List<Header> headers = new ArrayList<>(response.headers());
      headers.add(new Header("X-Keyrota-Now", clock.now().toString()));
      reply.send(new RawResponse(response.status(), headers, response.body(), response.once()));
    }

    @Override
    public void broke(Throwable why) {
      reply.broke(why);
    }
  }

  /**
   * One attempt. It ends the request, unless it lost a race or needs the disk: then comes another.
   */
  private void settle(Exchange exchange, Snapshot seen) {
    try {
      exchange.beginAttempt(clock.now());
      keep(exchange, attempt(exchange, Objects.requireNonNull(exchange.target), seen));
    } catch (NotInMemory forgotten) {
      elsewhere(exchange, () -> settle(exchange, store.snapshot()));
    } catch (Refusal refusal) {
      refuse(exchange, refusal);
    } catch (RuntimeException broken) {
      refuse(exchange, Trouble.told(exchange.id, broken));
    }
  }

  private static void elsewhere(Exchange exchange, Runnable rest) {
    Thread.startVirtualThread(
        () -> {
          try {
            rest.run();
          } catch (Throwable broken) {
            exchange.reply.broke(broken);
          }
        });
  }

  /** The way of a request. */
  private Ending attempt(Exchange exchange, Target target, Snapshot seen) {
    Optional<Api.Entry<?, ?>> entry = built(target);
    boolean unsigned = entry.isPresent() && entry.get().unsigned();
    Request request = authenticator.authenticate(exchange, target, unsigned, seen);
    return attempt(
        exchange, target, request, entry.orElseThrow(() -> unknownOperation(target)), seen);
  }

  private <I extends Record, O extends Record> Ending attempt(
      Exchange exchange, Target target, Request signed, Api.Entry<I, O> entry, Snapshot seen) {
    I input = wire.read(entry.schema(), target.protocol(), exchange.raw);
    exchange.input = input;
    try {
      return decided(exchange, target, signed, entry, input, seen);
    } finally {
      // Another attempt reads it anew; the audit entry of a refusal shows no secret.
      Erasure.of(entry.schema().input(), input);
    }
  }

  private <I extends Record, O extends Record> Ending decided(
      Exchange exchange,
      Target target,
      Request signed,
      Api.Entry<I, O> entry,
      I input,
      Snapshot seen) {
    Prepared<O> prepared = entry.operation().prepare(signed, input, seen);
    Request request = prepared.asker().map(signed::by).orElse(signed);
    exchange.caller = request.caller();
    access.require(request, prepared.permissions(), exchange.now, seen);
    try (Visit visit = inside.open(request, exchange.now, seen)) {
      exchange.visit = visit;
      Call call = new Call(request, exchange.now, entropy, sealer, visit);
      Outcome<O> outcome = prepared.decide().apply(call);
      RawResponse response = wire.answer(target, outcome.output(), exchange.id);
      AuditEntry audited = ledger.succeeded(exchange, entry.schema(), outcome);
      Erasure.of(entry.schema().output(), outcome.output());
      return new Ending(
          response, visit.joined(audited, outcome.beside()), visit.joined(outcome.changes()), seen);
    }
  }

  /**
   * What was decided. The answer leaves once the entries, and the changes with them, are on disk.
   */
  private record Ending(
      RawResponse response, List<AuditEntry> audited, List<Change> changes, Snapshot seen) {}

  private void keep(Exchange exchange, Ending ending) {
    if (ending.changes().isEmpty()) {
      trail.append(ending.audited(), failed -> kept(exchange, ending, failed));
    } else {
      store.commit(
          ending.seen(),
          ending.changes(),
          ending.audited(),
          failed -> kept(exchange, ending, failed));
    }
  }

  private void kept(Exchange exchange, Ending ending, Optional<? extends Exception> failed) {
    switch (failed.orElse(null)) {
      case null -> exchange.reply.send(ending.response());
      case Conflict lost -> elsewhere(exchange, () -> again(exchange));
      case Exception why ->
          elsewhere(exchange, () -> refuse(exchange, Trouble.told(exchange.id, why)));
    }
  }

  /** A lost race is decided again from a fresh look. */
  private void again(Exchange exchange) {
    try {
      exchange.patience.pause();
    } catch (Refusal tooOften) {
      refuse(exchange, tooOften);
      return;
    }
    settle(exchange, store.snapshot());
  }

  private Optional<Api.Entry<?, ?>> built(Target target) {
    Api api = apis.get(target.service().prefix());
    return api == null ? Optional.empty() : api.entry(target.operation().name());
  }

  /** Ends a request with an error. Without an audit entry on disk no ending is told either. */
  private void refuse(Exchange exchange, Refusal refusal) {
    RawResponse response = exchange.dress.apply(refusal);
    List<AuditEntry> entries = new ArrayList<>();
    if (exchange.visit != null) {
      entries.addAll(exchange.visit.withoutChanges());
    }
    entries.add(ledger.refused(exchange, refusal));
    trail.append(
        entries,
        failed ->
            exchange.reply.send(
                failed.isEmpty() ? response : exchange.dress.apply(Trouble.unavailable())));
  }

  private static Refusal unknownOperation(Target target) {
    return target.protocol() != Protocol.AWS_JSON_1_1
        ? new Refusal(
            "InvalidAction",
            "Could not find operation "
                + target.operation().name()
                + " for version "
                + target.service().version())
        : new Refusal("UnknownOperation", "");
  }
}
