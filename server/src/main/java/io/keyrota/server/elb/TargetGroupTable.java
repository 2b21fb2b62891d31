package io.keyrota.server.elb;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.elb.ElbTags;
import io.keyrota.rules.elb.HealthCheck;
import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** Target groups, with their targets, by name. */
final class TargetGroupTable implements Table<TargetGroup> {
  static final TargetGroupTable TABLE = new TargetGroupTable();

  private TargetGroupTable() {}

  static Optional<TargetGroup> find(Place place, String name, Snapshot seen) {
    return seen.find(TABLE, place, name);
  }

  static Change put(TargetGroup group) {
    return new Change.Put<>(TABLE, new Place(group.account(), group.region()), group.name(), group);
  }

  static Change remove(TargetGroup group) {
    return Change.Remove.of(TABLE, new Place(group.account(), group.region()), group.name());
  }

  @Override
  public String kind() {
    return "elb-target-group";
  }

  @Override
  public int format() {
    return 2;
  }

  @Override
  public Document write(TargetGroup row) {
    HealthCheck check = row.healthCheck();
    return Document.builder()
        .put("account", row.account().digits())
        .put("region", row.region().name())
        .put("name", row.name())
        .put("id", row.id())
        .put("protocol", row.protocol().name())
        .put("addresses", row.addresses().name())
        .put("port", row.port())
        .put("vpcId", row.vpcId())
        .put("checkProtocol", check.protocol().name())
        .put("checkPort", check.port())
        .put("checkPath", check.path())
        .put("checkInterval", check.intervalSeconds())
        .put("checkTimeout", check.timeoutSeconds())
        .put("healthyThreshold", check.healthyThreshold())
        .put("unhealthyThreshold", check.unhealthyThreshold())
        .put("matcher", check.matcher())
        .putDocuments("targets", row.targets().stream().map(TargetGroupTable::written).toList())
        .put("listeners", row.listeners())
        .put("attributes", row.attributes())
        .put("tags", row.tags().values())
        .build();
  }

  private static Document written(Target target) {
    return Document.builder().put("address", target.address()).put("port", target.port()).build();
  }

  @Override
  public TargetGroup read(int format, Document document) {
    TargetGroup.Protocol protocol = TargetGroup.Protocol.valueOf(document.text("protocol"));
    return new TargetGroup(
        new AccountId(document.text("account")),
        new Region(document.text("region")),
        document.text("name"),
        document.text("id"),
        protocol,
        // Format 1 knew one family, and asked targets in what the group speaks.
        document
            .optionalText("addresses")
            .map(TargetGroup.Addresses::valueOf)
            .orElse(TargetGroup.Addresses.IPV4),
        number(document, "port"),
        document.optionalText("vpcId"),
        new HealthCheck(
            document
                .optionalText("checkProtocol")
                .map(TargetGroup.Protocol::valueOf)
                .orElse(protocol),
            document.text("checkPort"),
            document.text("checkPath"),
            number(document, "checkInterval"),
            number(document, "checkTimeout"),
            number(document, "healthyThreshold"),
            number(document, "unhealthyThreshold"),
            document.text("matcher")),
        document.documents("targets").stream()
            .map(target -> new Target(target.text("address"), number(target, "port")))
            .toList(),
        document.texts("listeners"),
        document.map("attributes"),
        new ElbTags(document.map("tags")));
  }

  private static int number(Document document, String name) {
    return Math.toIntExact(document.number(name));
  }
}
