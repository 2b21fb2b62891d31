package io.keyrota.server.aws;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.ServiceSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service's table of contents: which of its model's operations are built. Modelled operations
 * without an entry are authenticated like the rest and then answer the protocol's unknown-operation
 * error.
 */
public final class Api {
  private final ServiceSchema service;
  private final Map<String, Entry<?, ?>> entries = new LinkedHashMap<>();

  public Api(ServiceSchema service) {
    this.service = service;
  }

  /**
   * An operation with its schema.
   *
   * @param missing what AWS's operation does and this one does not yet, for docs/operations.md;
   *     empty when it is whole
   * @param unsigned whether it is {@link Unsigned}; asked of every request, so asked of the class
   *     once
   * @param mayWait whether it is one that {@link MayWait}
   */
  public record Entry<I extends Record, O extends Record>(
      OperationSchema<I, O> schema,
      Operation<I, O> operation,
      Optional<String> missing,
      boolean unsigned,
      boolean mayWait) {
    Entry(OperationSchema<I, O> schema, Operation<I, O> operation, Optional<String> missing) {
      this(schema, operation, missing, operation instanceof Unsigned, operation instanceof MayWait);
    }
  }

  /** Adds a whole operation to the table of contents. */
  public <I extends Record, O extends Record> Api with(
      OperationSchema<I, O> schema, Operation<I, O> operation) {
    entries.put(schema.name(), new Entry<>(schema, operation, Optional.empty()));
    return this;
  }

  /** Adds an operation of which something is missing, and says what. */
  public <I extends Record, O extends Record> Api with(
      OperationSchema<I, O> schema, Operation<I, O> operation, String missing) {
    entries.put(schema.name(), new Entry<>(schema, operation, Optional.of(missing)));
    return this;
  }

  public ServiceSchema service() {
    return service;
  }

  public Optional<Entry<?, ?>> entry(String operationName) {
    return Optional.ofNullable(entries.get(operationName));
  }

  /** Everything that is built, in the order of the table of contents. */
  public Collection<Entry<?, ?>> entries() {
    return List.copyOf(entries.values());
  }
}
