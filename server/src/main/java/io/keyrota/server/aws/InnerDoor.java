package io.keyrota.server.aws;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * The door between rooms: a service asks another one as a client would, by its model's operations,
 * and is allowed, decided and audited like one. Only the services that are given can be asked.
 */
public final class InnerDoor {
  private final List<Api> apis;
  private final Access access;
  private final Ledger ledger;
  private final Entropy entropy;
  private final Sealer sealer;

  public InnerDoor(List<Api> apis, Access access, Ledger ledger, Entropy entropy, Sealer sealer) {
    this.apis = List.copyOf(apis);
    this.access = access;
    this.ledger = ledger;
    this.entropy = entropy;
    this.sealer = sealer;
  }

  /** For one attempt at a call, which sees what {@code seen} sees. */
  Visit open(Request outer, Instant now, Snapshot seen) {
    return new Visit(this, outer, now, seen);
  }

  /** An operation that can be asked for, and the event source of its service. */
  record Built<I extends Record, O extends Record>(String eventSource, Operation<I, O> operation) {}

  /**
   * @throws IllegalStateException when the operation is not built, or of no service here
   */
  @SuppressWarnings("unchecked")
  <I extends Record, O extends Record> Built<I, O> built(OperationSchema<I, O> schema) {
    for (Api api : apis) {
      Api.Entry<?, ?> entry = api.entry(schema.name()).orElse(null);
      if (entry != null && entry.schema().equals(schema)) {
        // The entry's operation is of its schema's types.
        return new Built<>(
            api.service().prefix() + ".amazonaws.com", (Operation<I, O>) entry.operation());
      }
    }
    throw new IllegalStateException("services can not ask for " + schema.name());
  }

  Access access() {
    return access;
  }

  Ledger ledger() {
    return ledger;
  }

  Call call(Request request, Instant now, InternalCalls inside) {
    return new Call(request, now, entropy, sealer, inside);
  }
}
