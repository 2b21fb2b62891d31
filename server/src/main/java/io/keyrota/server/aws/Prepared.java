package io.keyrota.server.aws;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request that knows what it needs and how it will be decided.
 *
 * @param permissions all of them are needed; an empty list means that any authenticated caller may
 *     (GetCallerIdentity)
 * @param asker who turned out to ask, where an operation is {@link Unsigned}
 */
public record Prepared<O extends Record>(
    List<Permission> permissions, Function<Call, Outcome<O>> decide, Optional<Caller> asker) {

  /** A request of who signed it. */
  public Prepared(List<Permission> permissions, Function<Call, Outcome<O>> decide) {
    this(permissions, decide, Optional.empty());
  }

  public static <O extends Record> Prepared<O> of(
      Permission permission, Function<Call, Outcome<O>> decide) {
    return new Prepared<>(List.of(permission), decide);
  }
}
