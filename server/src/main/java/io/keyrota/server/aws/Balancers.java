package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Load balancers as names that alias records lead to. The room of load balancers provides it,
 * Wiring fills it.
 */
@FunctionalInterface
public interface Balancers {

  /** No load balancers at all. */
  Balancers NONE = (account, hostedZoneId, name, type, seen) -> Optional.empty();

  /**
   * The addresses of a load balancer.
   *
   * @param account whose it is
   * @param hostedZoneId where load balancers of its region have their names
   * @param name its name, perhaps with {@code dualstack.} before it; the case does not count
   * @param type A or AAAA
   * @return empty when there is no such load balancer; an empty list when it has no address of the
   *     type that is known
   */
  Optional<List<String>> addresses(
      AccountId account, String hostedZoneId, String name, RecordType type, Snapshot seen);
}
