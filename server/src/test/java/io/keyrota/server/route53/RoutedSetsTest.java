package io.keyrota.server.route53;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.route53.GeoLocation;
import io.keyrota.models.route53.ListResourceRecordSetsRequest;
import io.keyrota.models.route53.ListResourceRecordSetsResponse;
import io.keyrota.models.route53.ResourceRecord;
import io.keyrota.models.route53.ResourceRecordSet;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.server.aws.Zones;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Record sets with a routing policy. */
class RoutedSetsTest {
  @TempDir Path folder;
  private Route53Harness dns;
  private String zone = "";

  @BeforeEach
  void open() {
    dns = new Route53Harness(folder);
    zone = dns.zone("example.com", "one");
  }

  @AfterEach
  void close() {
    dns.close();
  }

  private static ResourceRecordSet set(
      @Nullable String identifier,
      @Nullable Long weight,
      @Nullable String region,
      @Nullable GeoLocation place,
      @Nullable String failover,
      @Nullable Boolean multivalue,
      String value) {
    return new ResourceRecordSet(
        "www.example.com",
        "A",
        identifier,
        weight,
        region,
        place,
        failover,
        multivalue,
        60L,
        List.of(new ResourceRecord(value)),
        null,
        null,
        null,
        null,
        null);
  }

  private static ResourceRecordSet weighted(String identifier, long weight, String value) {
    return set(identifier, weight, null, null, null, null, value);
  }

  private Set<List<String>> answers(int questions) {
    Set<List<String>> answers = new HashSet<>();
    for (int i = 0; i < questions; i++) {
      for (Zones.RecordSet each :
          dns.zones.of("www.example.com").orElseThrow().at("www.example.com.")) {
        answers.add(each.data());
      }
    }
    return answers;
  }

  @Test
  void weightedSetsAreListedByIdentifierAndAnsweredByChance() {
    dns.change(
        zone,
        "CREATE",
        weighted("b", 1, "192.0.2.2"),
        weighted("a", 1, "192.0.2.1"),
        weighted("c", 0, "192.0.2.3"));
    List<String> told = new ArrayList<>();
    ListResourceRecordSetsResponse page = page(null, null, null);
    while (true) {
      ResourceRecordSet only = page.resourceRecordSets().getFirst();
      told.add(only.type() + " " + only.setIdentifier() + " " + only.weight());
      if (!page.isTruncated()) {
        break;
      }
      page = page(page.nextRecordName(), page.nextRecordType(), page.nextRecordIdentifier());
    }
    assertThat(told).containsExactly("NS null null", "SOA null null", "A a 1", "A b 1", "A c 0");
    assertThat(answers(200)).containsExactlyInAnyOrder(List.of("192.0.2.1"), List.of("192.0.2.2"));
    dns.change(zone, "UPSERT", weighted("a", 0, "192.0.2.1"));
    assertThat(answers(50)).containsExactly(List.of("192.0.2.2"));
    dns.change(zone, "DELETE", weighted("b", 1, "192.0.2.2"));
    assertThat(dns.list(zone).resourceRecordSets()).hasSize(4);
  }

  private ListResourceRecordSetsResponse page(
      @Nullable String name, @Nullable String type, @Nullable String identifier) {
    return dns.call(
        Route53Model.listResourceRecordSets(),
        new ListResourceRecordSetsRequest(zone, name, type, identifier, "1"));
  }

  @Test
  void everyPolicyIsKeptAsItWasGiven() {
    List<ResourceRecordSet> given =
        List.of(
            set("p", null, null, null, "PRIMARY", null, "192.0.2.1"),
            set("l", null, "eu-west-1", null, null, null, "192.0.2.1"),
            set("g", null, null, new GeoLocation(null, "US", "CA"), null, null, "192.0.2.1"),
            set("m", null, null, null, null, true, "192.0.2.1"));
    for (ResourceRecordSet each : given) {
      dns.change(zone, "CREATE", each);
      ResourceRecordSet told = dns.list(zone).resourceRecordSets().get(2);
      assertThat(told.failover()).isEqualTo(each.failover());
      assertThat(told.region()).isEqualTo(each.region());
      assertThat(told.geoLocation()).isEqualTo(each.geoLocation());
      assertThat(told.multiValueAnswer()).isEqualTo(each.multiValueAnswer());
      assertThat(told.setIdentifier()).isEqualTo(each.setIdentifier());
      dns.change(zone, "DELETE", each);
    }
  }

  @Test
  void aMultivalueAnswerHoldsSeveralSets() {
    dns.change(
        zone,
        "CREATE",
        set("a", null, null, null, null, true, "192.0.2.1"),
        set("b", null, null, null, null, true, "192.0.2.2"));
    assertThat(answers(20))
        .allSatisfy(data -> assertThat(data).containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2"));
  }

  @Test
  void anIdentifierAndOnePolicyBelongTogether() {
    refused(() -> dns.change(zone, "CREATE", set(null, 1L, null, null, null, null, "192.0.2.1")))
        .as(
            "InvalidInput",
            "Invalid request: Missing field 'SetIdentifier' in Change with [Action=CREATE,"
                + " Name=www.example.com, Type=A, SetIdentifier=null]");
    refused(() -> dns.change(zone, "CREATE", set("a", null, null, null, null, null, "192.0.2.1")))
        .as(
            "InvalidInput",
            "Invalid request: Expected exactly one of [Weight, Region, Failover, GeoLocation,"
                + " GeoProximityLocation, MultiValueAnswer, or CidrRoutingConfig], but found none"
                + " in Change with [Action=CREATE, Name=www.example.com, Type=A,"
                + " SetIdentifier=a]");
    refused(
            () ->
                dns.change(
                    zone, "CREATE", set("a", 1L, "eu-west-1", null, null, null, "192.0.2.1")))
        .as("InvalidInput");
    refused(
            () ->
                dns.change(
                    zone,
                    "CREATE",
                    set(
                        "a",
                        null,
                        null,
                        new GeoLocation(null, null, "CA"),
                        null,
                        null,
                        "192.0.2.1")))
        .as("InvalidInput");
  }
}
