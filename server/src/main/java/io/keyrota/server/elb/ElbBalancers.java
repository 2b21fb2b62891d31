package io.keyrota.server.elb;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.rules.elb.BalancerZones;
import io.keyrota.server.aws.Balancers;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Load balancers by the names that they show. All have the address on which their listeners have
 * their ports; where that is every address of the machine, none is known.
 */
final class ElbBalancers implements Balancers {
  private static final Set<RecordType> ADDRESSES = Set.of(RecordType.A, RecordType.AAAA);
  private static final Set<String> EVERY = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");
  private static final String DUALSTACK = "dualstack.";

  /** An account has fewer load balancers in a region. */
  private static final int ALL = 1000;

  private final String address;

  ElbBalancers(String address) {
    this.address = address;
  }

  @Override
  public Optional<List<String>> addresses(
      AccountId account, String hostedZoneId, String name, RecordType type, Snapshot seen) {
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String known = bare.startsWith(DUALSTACK) ? bare.substring(DUALSTACK.length()) : bare;
    String[] labels = known.split("\\.", -1);
    if (!ADDRESSES.contains(type) || labels.length != 5) {
      return Optional.empty();
    }
    Region region = new Region(labels[1]);
    if (!BalancerZones.of(region).equals(hostedZoneId)) {
      return Optional.empty();
    }
    return seen.page(LoadBalancerTable.TABLE, new Place(account, region), "", ALL).stream()
        .filter(row -> row.value().dnsName().equalsIgnoreCase(known))
        .findFirst()
        .map(_ -> addresses(type));
  }

  private List<String> addresses(RecordType type) {
    boolean six = address.indexOf(':') >= 0;
    boolean four = address.matches("[0-9]+(\\.[0-9]+){3}");
    boolean fits = type == RecordType.A ? four : six;
    return fits && !EVERY.contains(address) ? List.of(address) : List.of();
  }
}
