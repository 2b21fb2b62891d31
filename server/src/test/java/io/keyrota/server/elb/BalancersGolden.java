package io.keyrota.server.elb;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.elb.ElbTags;
import io.keyrota.rules.elb.HealthCheck;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.DocumentFormat;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the formats of load balancers, target groups and ports look like, and that it is read for
 * ever.
 */
class BalancersGolden {
  private static final long MILLIS = 1_795_515_072_987L;
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Region REGION = new Region("eu-central-1");

  private static <R extends Record> void keeps(
      Table<R> table, String kind, int format, Document document, R row) {
    assertThat(table.kind()).isEqualTo(kind);
    assertThat(table.format()).isEqualTo(format);
    assertThat(table.read(format, document)).isEqualTo(row);
    assertThat(DocumentFormat.encode(table.write(row))).isEqualTo(DocumentFormat.encode(document));
  }

  @Test
  void loadBalancers() {
    keeps(
        LoadBalancerTable.TABLE,
        "elb-load-balancer",
        1,
        Document.builder()
            .put("account", "111122223333")
            .put("region", "eu-central-1")
            .put("name", "web")
            .put("id", "0123456789abcdef")
            .put("scheme", "INTERNAL")
            .put("ipAddressType", "ipv4")
            .put("subnets", List.of("subnet-1"))
            .put("securityGroups", List.of("sg-1"))
            .put("created", MILLIS)
            .put("listeners", Map.of("8443", "fedcba9876543210"))
            .put("attributes", Map.of("idle_timeout.timeout_seconds", "30"))
            .put("tags", Map.of("t", "u"))
            .build(),
        new LoadBalancer(
            ACCOUNT,
            REGION,
            "web",
            "0123456789abcdef",
            LoadBalancer.Scheme.INTERNAL,
            "ipv4",
            List.of("subnet-1"),
            List.of("sg-1"),
            Instant.ofEpochMilli(MILLIS),
            new LinkedHashMap<>(Map.of(8443, "fedcba9876543210")),
            new LinkedHashMap<>(Map.of("idle_timeout.timeout_seconds", "30")),
            new ElbTags(new LinkedHashMap<>(Map.of("t", "u")))));
  }

  @Test
  void targetGroups() {
    keeps(
        TargetGroupTable.TABLE,
        "elb-target-group",
        2,
        targetGroup(true),
        row(TargetGroup.Addresses.IPV6, TargetGroup.Protocol.HTTP));
    assertThat(TargetGroupTable.TABLE.read(1, targetGroup(false)))
        .isEqualTo(row(TargetGroup.Addresses.IPV4, TargetGroup.Protocol.HTTPS));
  }

  private static Document targetGroup(boolean second) {
    Document.Builder document =
        Document.builder()
            .put("account", "111122223333")
            .put("region", "eu-central-1")
            .put("name", "apps")
            .put("id", "0123456789abcdef")
            .put("protocol", "HTTPS");
    if (second) {
      document.put("addresses", "IPV6");
    }
    document.put("port", 8080).put("vpcId", "vpc-1");
    if (second) {
      document.put("checkProtocol", "HTTP");
    }
    return document
        .put("checkPort", "traffic-port")
        .put("checkPath", "/health")
        .put("checkInterval", 31)
        .put("checkTimeout", 6)
        .put("healthyThreshold", 4)
        .put("unhealthyThreshold", 3)
        .put("matcher", "200-299")
        .putDocuments(
            "targets",
            List.of(Document.builder().put("address", "192.0.2.1").put("port", 81).build()))
        .put("listeners", List.of("listener"))
        .put("attributes", Map.of("a", "b"))
        .put("tags", Map.of("t", "u"))
        .build();
  }

  private static TargetGroup row(TargetGroup.Addresses addresses, TargetGroup.Protocol asked) {
    return new TargetGroup(
        ACCOUNT,
        REGION,
        "apps",
        "0123456789abcdef",
        TargetGroup.Protocol.HTTPS,
        addresses,
        8080,
        Optional.of("vpc-1"),
        new HealthCheck(asked, "traffic-port", "/health", 31, 6, 4, 3, "200-299"),
        List.of(new Target("192.0.2.1", 81)),
        List.of("listener"),
        new LinkedHashMap<>(Map.of("a", "b")),
        new ElbTags(new LinkedHashMap<>(Map.of("t", "u"))));
  }

  @Test
  void ports() {
    keeps(
        ServedPortTable.TABLE,
        "elb-port",
        1,
        Document.builder().put("port", 8443).put("listener", "listener").build(),
        new ServedPort(8443, "listener"));
  }
}
