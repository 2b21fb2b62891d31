package io.keyrota.server.elb;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Load balancers by name. */
final class LoadBalancerTable implements Table<LoadBalancer> {
  static final LoadBalancerTable TABLE = new LoadBalancerTable();

  private LoadBalancerTable() {}

  static Optional<LoadBalancer> find(Place place, String name, Snapshot seen) {
    return seen.find(TABLE, place, name);
  }

  static Change put(LoadBalancer balancer) {
    return new Change.Put<>(
        TABLE, new Place(balancer.account(), balancer.region()), balancer.name(), balancer);
  }

  static Change remove(LoadBalancer balancer) {
    return Change.Remove.of(
        TABLE, new Place(balancer.account(), balancer.region()), balancer.name());
  }

  @Override
  public String kind() {
    return "elb-load-balancer";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(LoadBalancer row) {
    SequencedMap<String, String> listeners = new LinkedHashMap<>();
    row.listeners().forEach((port, id) -> listeners.put(Integer.toString(port), id));
    return Document.builder()
        .put("account", row.account().digits())
        .put("region", row.region().name())
        .put("name", row.name())
        .put("id", row.id())
        .put("scheme", row.scheme().name())
        .put("ipAddressType", row.ipAddressType())
        .put("subnets", row.subnets())
        .put("securityGroups", row.securityGroups())
        .put("created", row.created())
        .put("listeners", listeners)
        .put("attributes", row.attributes())
        .put("tags", row.tags().values())
        .build();
  }

  @Override
  public LoadBalancer read(int format, Document document) {
    SequencedMap<Integer, String> listeners = new LinkedHashMap<>();
    document.map("listeners").forEach((port, id) -> listeners.put(Integer.valueOf(port), id));
    return new LoadBalancer(
        new AccountId(document.text("account")),
        new Region(document.text("region")),
        document.text("name"),
        document.text("id"),
        LoadBalancer.Scheme.valueOf(document.text("scheme")),
        document.text("ipAddressType"),
        document.texts("subnets"),
        document.texts("securityGroups"),
        document.instant("created"),
        listeners,
        document.map("attributes"),
        new io.keyrota.rules.elb.ElbTags(document.map("tags")));
  }
}
