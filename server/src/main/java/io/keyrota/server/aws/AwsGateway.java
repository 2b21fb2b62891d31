package io.keyrota.server.aws;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.audit.TrailUnavailable;
import io.keyrota.server.aws.wire.Addressed;
import io.keyrota.server.aws.wire.Target;
import io.keyrota.server.aws.wire.Wire;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.http.Answerer;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The one door. Every request of every service comes in through {@link #answer} and takes the same
 * way: addressed, authenticated, read, prepared, allowed, decided, committed, answered; and every
 * ending of it is in the audit trail before the answer leaves. To follow it, read {@link #attempt}.
 */
public final class AwsGateway implements Answerer {
  private static final System.Logger LOG = System.getLogger("keyrota.gateway");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Wire wire;
  private final Map<String, Api> apis = new HashMap<>();
  private final Authenticator authenticator;
  private final Access access;
  private final Store store;
  private final Trail trail;
  private final Ledger ledger;
  private final Clock clock;
  private final Entropy entropy;
  private final Sealer sealer;
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
      Entropy entropy,
      Sealer sealer,
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
    this.entropy = on.entropy;
    this.sealer = on.sealer;
    this.rehearsal = on.rehearsal;
  }

  @Override
  public RawResponse answer(RawRequest raw) {
    RawResponse response = end(raw, ledger.newId());
    return rehearsal ? stamped(response) : response;
  }

  private RawResponse end(RawRequest raw, RequestId id) {
    return switch (wire.address(raw)) {
      case Addressed.To(Target target) -> settle(new Exchange(raw, target, id, clock.now()));
      case Addressed.Nowhere nowhere -> {
        Exchange lost = new Exchange(raw, null, id, clock.now());
        yield refuse(
            lost,
            nowhere.refusal(),
            refusal -> wire.refuse(nowhere.answerIn(), nowhere.service(), refusal, id));
      }
    };
  }

  /** In a rehearsal every answer says what time it is there. */
  private RawResponse stamped(RawResponse response) {
    List<Header> headers = new ArrayList<>(response.headers());
    headers.add(new Header("X-Keyrota-Now", clock.now().toString()));
    return new RawResponse(response.status(), headers, response.body());
  }

  /** Attempts until the request ends; a lost race is decided again from a fresh look. */
  private RawResponse settle(Exchange exchange) {
    Target target = Objects.requireNonNull(exchange.target);
    Patience patience = new Patience(PATIENCE);
    Function<Refusal, RawResponse> dressed = r -> wire.refuse(target, r, exchange.id);
    try {
      while (true) {
        try {
          exchange.beginAttempt(clock.now());
          return attempt(exchange, target);
        } catch (Conflict lost) {
          patience.pause();
        }
      }
    } catch (Refusal refusal) {
      return refuse(exchange, refusal, dressed);
    } catch (StoreUnavailable | TrailUnavailable e) {
      LOG.log(System.Logger.Level.ERROR, "request " + exchange.id.text() + " not stored", e);
      return refuse(exchange, unavailable(), dressed);
    } catch (RuntimeException broken) {
      LOG.log(System.Logger.Level.ERROR, "request " + exchange.id.text() + " broke", broken);
      return refuse(exchange, internalFailure(), dressed);
    }
  }

  /** The way of a request. */
  private RawResponse attempt(Exchange exchange, Target target) throws Conflict {
    Snapshot seen = store.snapshot();
    Request request = authenticator.authenticate(exchange, target, seen);
    return attempt(exchange, target, request, built(target), seen);
  }

  private <I extends Record, O extends Record> RawResponse attempt(
      Exchange exchange, Target target, Request request, Api.Entry<I, O> entry, Snapshot seen)
      throws Conflict {
    I input = wire.read(entry.schema(), target.protocol(), exchange.raw);
    exchange.input = input;
    Prepared<O> prepared = entry.operation().prepare(request, input, seen);
    access.require(request, prepared.permissions());
    Call call = new Call(request, exchange.now, entropy, sealer);
    Outcome<O> outcome = prepared.decide().apply(call);
    RawResponse response = wire.answer(target, outcome.output(), exchange.id);
    AuditEntry audited = ledger.succeeded(exchange, entry.schema(), outcome.output());
    if (outcome.changes().isEmpty()) {
      trail.append(audited);
    } else {
      store.commit(seen, outcome.changes(), audited);
    }
    return response;
  }

  private Api.Entry<?, ?> built(Target target) {
    OperationSchema<?, ?> operation = target.operation();
    Api api = apis.get(target.service().prefix());
    if (api == null) {
      throw unknownOperation(target);
    }
    return api.entry(operation.name()).orElseThrow(() -> unknownOperation(target));
  }

  /** Ends a request with an error. Without an audit entry on disk no ending is told either. */
  private RawResponse refuse(
      Exchange exchange, Refusal refusal, Function<Refusal, RawResponse> dressed) {
    try {
      trail.append(ledger.refused(exchange, refusal));
    } catch (TrailUnavailable e) {
      return dressed.apply(unavailable());
    }
    return dressed.apply(refusal);
  }

  private static Refusal unknownOperation(Target target) {
    return target.protocol() == Protocol.AWS_QUERY
        ? new Refusal(
            "InvalidAction",
            "Could not find operation "
                + target.operation().name()
                + " for version "
                + target.service().version())
        : new Refusal("UnknownOperation", "");
  }

  /** Nothing was done and nothing can be now: the client may try again. */
  static Refusal unavailable() {
    return new Refusal(
        "ServiceUnavailable", "The request has failed due to a temporary failure of the server.");
  }

  private static Refusal internalFailure() {
    return new Refusal(
        "InternalFailure",
        "The request processing has failed because of an unknown error, exception or failure.");
  }
}
