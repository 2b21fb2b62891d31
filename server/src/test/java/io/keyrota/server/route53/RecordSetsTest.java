package io.keyrota.server.route53;

import static io.keyrota.server.iam.Refusals.refused;
import static io.keyrota.server.route53.Route53Harness.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.route53.AliasTarget;
import io.keyrota.models.route53.Change;
import io.keyrota.models.route53.ChangeBatch;
import io.keyrota.models.route53.ChangeResourceRecordSetsRequest;
import io.keyrota.models.route53.ListResourceRecordSetsResponse;
import io.keyrota.models.route53.ResourceRecordSet;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.aws.Zones;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSetsTest {
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

  private static ResourceRecordSet with(
      @Nullable String identifier, @Nullable Long weight, @Nullable AliasTarget alias) {
    return new ResourceRecordSet(
        "x.example.com",
        "A",
        identifier,
        weight,
        null,
        null,
        null,
        null,
        null,
        null,
        alias,
        null,
        null,
        null,
        null);
  }

  @Test
  void setsAreListedInTheOrderOfReversedNamesAndTypes() {
    dns.change(
        zone,
        "CREATE",
        set("b.example.com", "TXT", "\"x\""),
        set("b.example.com", "A", "192.0.2.1"),
        set("a.b.example.com", "A", "192.0.2.1"),
        set("b-c.example.com", "A", "192.0.2.1"),
        set("*.example.com", "AAAA", "2001:db8::1"),
        set("UPPER.example.com.", "MX", "10 mail.example.com"));
    List<String> whole =
        List.of(
            "example.com. NS",
            "example.com. SOA",
            "\\052.example.com. AAAA",
            "b-c.example.com. A",
            "b.example.com. A",
            "b.example.com. TXT",
            "a.b.example.com. A",
            "upper.example.com. MX");
    assertThat(told(dns.list(zone))).isEqualTo(whole);
    List<String> paged = new ArrayList<>();
    ListResourceRecordSetsResponse page = dns.list(zone, "example.com", "NS", "3");
    while (true) {
      paged.addAll(told(page));
      if (!page.isTruncated()) {
        break;
      }
      page =
          dns.list(
              zone,
              Objects.requireNonNull(page.nextRecordName()),
              Objects.requireNonNull(page.nextRecordType()),
              "3");
    }
    assertThat(paged).isEqualTo(whole);
    assertThat(told(dns.list(zone, "b.example.com", "TXT"))).isEqualTo(whole.subList(5, 8));
    assertThat(told(dns.list(zone, "b.example.com"))).isEqualTo(whole.subList(4, 8));
    assertThat(told(dns.list(zone, "c.example.com"))).isEqualTo(whole.subList(7, 8));
    assertThat(dns.list(zone).maxItems()).isEqualTo("300");
    refused(() -> dns.list(zone, "a..b")).as("InvalidInput");
  }

  private static List<String> told(ListResourceRecordSetsResponse page) {
    return page.resourceRecordSets().stream().map(it -> it.name() + " " + it.type()).toList();
  }

  @Test
  void valuesAreKeptAsTheyWereGiven() {
    ResourceRecordSet set = set("a.example.com.", "TXT", "\"A \\303\\251\" \"b\"");
    dns.change(zone, "CREATE", set);
    assertThat(dns.list(zone, "a.example.com").resourceRecordSets()).containsExactly(set);
  }

  @Test
  void aBatchIsDoneWholeOrNotAtAll() {
    refused(
            () ->
                dns.change(
                    zone,
                    "CREATE",
                    set("a.example.com", "A", "192.0.2.1"),
                    set("b.example.com", "A", "no address")))
        .as("InvalidChangeBatch");
    assertThat(dns.list(zone).resourceRecordSets()).hasSize(2);
    refused(() -> dns.change(zone, "CREATE", set("a..example.com", "A", "192.0.2.1")))
        .as(
            "InvalidChangeBatch",
            "[Invalid Resource Record Set: 'FATAL problem: DomainLabelEmpty (Domain label is empty)"
                + " encountered with 'a..example.com'']");
  }

  @Test
  void whatThisServerDoesNotHaveIsRefused() {
    refused(() -> dns.change(zone, "CREATE", with("one", 10L, null))).as("InvalidInput");
    refused(() -> dns.change(zone, "CREATE", with(null, null, null)))
        .as(
            "InvalidInput",
            "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and"
                + " ResourceRecords], or TrafficPolicyInstanceId], but found none in Change with"
                + " [Action=CREATE, Name=x.example.com, Type=A, SetIdentifier=null]");
    refused(
            () ->
                dns.change(
                    zone,
                    "CREATE",
                    with(null, null, new AliasTarget("Z2FDTNDATAQYW2", "d1.example.com", false))))
        .as("InvalidInput");
    refused(() -> dns.change("Z9", "CREATE", set("a.example.com", "A", "192.0.2.1")))
        .as("NoSuchHostedZone");
  }

  @Test
  void anAliasAnswersWithItsTargetsRecords() {
    dns.change(zone, "CREATE", set("www.example.com", "A", "192.0.2.1"));
    AliasTarget target = new AliasTarget(zone, "www.example.com.", true);
    dns.change(zone, "CREATE", with(null, null, target));
    assertThat(dns.list(zone, "x.example.com").resourceRecordSets().getFirst().aliasTarget())
        .isEqualTo(target);
    assertThat(answer("x.example.com."))
        .containsExactly(
            new Zones.RecordSet("x.example.com.", RecordType.A, 60, List.of("192.0.2.1")));
    dns.change(zone, "DELETE", set("www.example.com", "A", "192.0.2.1"));
    assertThat(answer("x.example.com.")).isEmpty();
  }

  private List<Zones.RecordSet> answer(String name) {
    return dns.zones.of(name).orElseThrow().at(name);
  }

  @Test
  void theAskedPermissionSaysWhatIsToChange() {
    List<Permission> asked =
        dns.permissions(
            Route53Model.changeResourceRecordSets(),
            new ChangeResourceRecordSetsRequest(
                "/hostedzone/" + zone,
                new ChangeBatch(
                    null, List.of(new Change("UPSERT", set("A.example.com.", "A", "192.0.2.1"))))));
    assertThat(asked)
        .containsExactly(
            new Permission(
                "route53:ChangeResourceRecordSets",
                "arn:aws:route53:::hostedzone/" + zone,
                Map.of(
                    "route53:ChangeResourceRecordSetsNormalizedRecordNames",
                    List.of("a.example.com"),
                    "route53:ChangeResourceRecordSetsRecordTypes",
                    List.of("A"),
                    "route53:ChangeResourceRecordSetsActions",
                    List.of("UPSERT"))));
  }

  @Test
  void theNearestZoneAnswers() {
    dns.zone("sub.example.com", "two");
    assertThat(dns.zones.of("a.sub.example.com.").orElseThrow().apex())
        .isEqualTo("sub.example.com.");
    assertThat(dns.zones.of("b.example.com.").orElseThrow().apex()).isEqualTo("example.com.");
    assertThat(dns.zones.of("example.org.")).isEmpty();
    assertThat(dns.zones.of(".")).isEmpty();
    assertThat(dns.zones.of("example.com.").orElseThrow().anyBelow("example.com.")).isFalse();
    dns.change(zone, "CREATE", set("a.b.example.com", "A", "192.0.2.1"));
    assertThat(dns.zones.of("example.com.").orElseThrow().anyBelow("b.example.com.")).isTrue();
  }

  @Test
  void anotherAccountMustBeGivenANameByItsOwner() {
    dns.live(Duration.ofSeconds(1));
    String foreign = dns.zone(dns.other, "sub.example.com", "theirs");
    dns.change(dns.other, foreign, "CREATE", set("a.sub.example.com", "A", "192.0.2.66"));
    assertThat(dns.zones.of("a.sub.example.com.").orElseThrow().apex()).isEqualTo("example.com.");
    dns.change(zone, "CREATE", set("sub.example.com", "NS", "ns-1.keyrota.internal."));
    assertThat(answer("a.sub.example.com."))
        .extracting(Zones.RecordSet::data)
        .containsExactly(List.of("192.0.2.66"));
    // A zone above that comes later takes nothing away.
    dns.live(Duration.ofSeconds(1));
    String first = dns.zone("deep.name.test", "three");
    dns.live(Duration.ofSeconds(1));
    dns.zone(dns.other, "name.test", "above");
    assertThat(dns.zones.of("deep.name.test.").orElseThrow().apex()).isEqualTo("deep.name.test.");
    assertThat(first).isNotEmpty();
  }
}
