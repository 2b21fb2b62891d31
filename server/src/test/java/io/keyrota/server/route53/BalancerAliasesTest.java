package io.keyrota.server.route53;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.route53.AliasTarget;
import io.keyrota.models.route53.ResourceRecordSet;
import io.keyrota.server.aws.Zones;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alias records that lead to load balancers. */
class BalancerAliasesTest {
  private static final String ZONE = "Z35SXDOTRQ7X7K";
  private static final String BALANCER = "web-1234567890.us-east-1.elb.amazonaws.com";

  @TempDir Path folder;
  private Route53Harness dns;
  private String zone = "";

  @BeforeEach
  void open() {
    dns = new Route53Harness(folder);
    zone = dns.zone("example.com", "one");
    dns.addresses.put(ZONE + " " + BALANCER + ".", List.of("192.0.2.7"));
  }

  @AfterEach
  void close() {
    dns.close();
  }

  private static ResourceRecordSet alias(String name, String type, String in, String target) {
    return new ResourceRecordSet(
        name,
        type,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new AliasTarget(in, target, true),
        null,
        null,
        null,
        null);
  }

  private List<Zones.RecordSet> answers(String name) {
    return dns.zones.of(name).orElseThrow().at(name);
  }

  @Test
  void theAddressOfTheBalancerIsAnsweredAsLongAsItIsThere() {
    dns.change(zone, "CREATE", alias("www.example.com", "A", ZONE, BALANCER));
    assertThat(answers("www.example.com."))
        .singleElement()
        .satisfies(
            set -> {
              assertThat(set.data()).containsExactly("192.0.2.7");
              assertThat(set.ttl()).isEqualTo(60);
            });
    assertThat(dns.list(zone, "www.example.com").resourceRecordSets().getFirst().aliasTarget())
        .isEqualTo(new AliasTarget(ZONE, BALANCER + ".", true));
    dns.addresses.clear();
    assertThat(answers("www.example.com.")).isEmpty();
    dns.change(zone, "DELETE", alias("www.example.com", "A", ZONE, BALANCER));
    assertThat(dns.list(zone).resourceRecordSets()).hasSize(2);
  }

  @Test
  void theApexMayBeOneToo() {
    dns.change(zone, "UPSERT", alias("example.com", "A", ZONE, BALANCER));
    assertThat(answers("example.com."))
        .anySatisfy(set -> assertThat(set.data()).containsExactly("192.0.2.7"));
  }

  @Test
  void aBalancerThatIsNotThereIsRefused() {
    refused(() -> dns.change(zone, "CREATE", alias("www.example.com", "A", ZONE, "no-" + BALANCER)))
        .as(
            "InvalidChangeBatch",
            "[Tried to create an alias that targets no-web-1234567890.us-east-1.elb.amazonaws.com.,"
                + " type A in zone Z35SXDOTRQ7X7K, but that target was not found]");
    refused(() -> dns.change(zone, "CREATE", alias("www.example.com", "TXT", ZONE, BALANCER)))
        .as("InvalidChangeBatch");
    refused(
            () ->
                dns.change(
                    zone,
                    "CREATE",
                    alias("www.example.com", "A", "Z2FDTNDATAQYW2", "d1.cloudfront.net")))
        .as("InvalidInput");
  }
}
