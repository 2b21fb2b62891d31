package io.keyrota.server.route53;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.route53.ChangeTagsForResourceRequest;
import io.keyrota.models.route53.CreateHostedZoneRequest;
import io.keyrota.models.route53.CreateHostedZoneResponse;
import io.keyrota.models.route53.DeleteHostedZoneRequest;
import io.keyrota.models.route53.GetChangeRequest;
import io.keyrota.models.route53.GetHostedZoneCountRequest;
import io.keyrota.models.route53.GetHostedZoneRequest;
import io.keyrota.models.route53.HostedZone;
import io.keyrota.models.route53.HostedZoneConfig;
import io.keyrota.models.route53.ListHostedZonesByNameRequest;
import io.keyrota.models.route53.ListHostedZonesByNameResponse;
import io.keyrota.models.route53.ListHostedZonesRequest;
import io.keyrota.models.route53.ListHostedZonesResponse;
import io.keyrota.models.route53.ListReusableDelegationSetsRequest;
import io.keyrota.models.route53.ListTagsForResourceRequest;
import io.keyrota.models.route53.ListTagsForResourcesRequest;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.models.route53.Tag;
import io.keyrota.models.route53.UpdateHostedZoneCommentRequest;
import io.keyrota.models.route53.VPC;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostedZonesTest {
  @TempDir Path folder;
  private Route53Harness dns;

  @BeforeEach
  void open() {
    dns = new Route53Harness(folder);
  }

  @AfterEach
  void close() {
    dns.close();
  }

  private CreateHostedZoneResponse create(String name, String reference, @Nullable VPC vpc) {
    return dns.call(
        Route53Model.createHostedZone(),
        new CreateHostedZoneRequest(
            name, vpc, reference, new HostedZoneConfig("for tests", null), null));
  }

  private void delete(String id) {
    dns.call(Route53Model.deleteHostedZone(), new DeleteHostedZoneRequest(id));
  }

  private HostedZone get(String id) {
    return dns.call(Route53Model.getHostedZone(), new GetHostedZoneRequest(id)).hostedZone();
  }

  private long count() {
    return dns.call(Route53Model.getHostedZoneCount(), new GetHostedZoneCountRequest())
        .hostedZoneCount();
  }

  @Test
  void aMarkerThatNamesNothingBeginsAtTheBeginning() {
    create("example.com", "one", null);
    for (String marker : List.of("", "/", "/hostedzone/")) {
      assertThat(
              dns.call(
                      Route53Model.listHostedZones(),
                      new ListHostedZonesRequest(marker, null, null, null))
                  .hostedZones())
          .as(marker)
          .hasSize(1);
      assertThat(
              dns.call(
                      Route53Model.listReusableDelegationSets(),
                      new ListReusableDelegationSetsRequest(marker, null))
                  .delegationSets())
          .isEmpty();
    }
  }

  @Test
  void aZoneIsMadeToldChangedAndDeleted() {
    CreateHostedZoneResponse made = create("Example.COM", "one", null);
    String id = made.hostedZone().id();
    assertThat(id).matches("/hostedzone/Z[0-9A-Z]{13}");
    assertThat(made.location()).isEqualTo("https://route53.amazonaws.com/2013-04-01" + id);
    assertThat(made.delegationSet().nameServers())
        .containsExactly("ns-1.keyrota.internal", "ns-2.keyrota.internal");
    assertThat(made.changeInfo().status()).isEqualTo("INSYNC");
    assertThat(made.changeInfo().submittedAt()).isEqualTo(Route53Harness.START);
    HostedZone zone = get(id);
    assertThat(zone)
        .isEqualTo(made.hostedZone())
        .isEqualTo(
            new HostedZone(
                id,
                "example.com.",
                "one",
                new HostedZoneConfig("for tests", false),
                2L,
                null,
                null));
    assertThat(get(id.replace("/hostedzone/", ""))).isEqualTo(zone);
    dns.call(Route53Model.updateHostedZoneComment(), new UpdateHostedZoneCommentRequest(id, "new"));
    assertThat(get(id).config()).isEqualTo(new HostedZoneConfig("new", false));
    dns.call(Route53Model.updateHostedZoneComment(), new UpdateHostedZoneCommentRequest(id, null));
    assertThat(get(id).config()).isEqualTo(new HostedZoneConfig(null, false));
    assertThat(count()).isEqualTo(1);
    delete(id);
    assertThat(count()).isZero();
    refused(() -> get(id))
        .as("NoSuchHostedZone", "No hosted zone found with ID: " + id.replace("/hostedzone/", ""));
    refused(() -> delete(id)).as("NoSuchHostedZone");
    assertThat(create("example.com", "one", null).hostedZone().id()).isNotEqualTo(id);
  }

  @Test
  void whatCannotBeMadeIsRefused() {
    create("example.com", "one", null);
    refused(() -> create("example.org", "one", null)).as("HostedZoneAlreadyExists");
    refused(() -> create("com", "two", null)).as("InvalidDomainName");
    refused(() -> create("a..com", "two", null)).as("InvalidDomainName");
    for (String star : List.of("*.example.com", "\\052.example.com", "a*.example.com")) {
      refused(() -> create(star, "two", null)).as("InvalidDomainName");
    }
    refused(() -> create("example.net", "two", new VPC("us-east-1", "vpc-1"))).as("InvalidInput");
    refused(
            () ->
                dns.call(
                    Route53Model.createHostedZone(),
                    new CreateHostedZoneRequest("example.net", null, "two", null, "N1")))
        .as("NoSuchDelegationSet");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aZoneThatHoldsMoreThanItsApexStays() {
    String id = dns.zone("example.com", "one");
    dns.change(id, "CREATE", Route53Harness.set("www.example.com", "A", "192.0.2.1"));
    assertThat(get(id).resourceRecordSetCount()).isEqualTo(3);
    refused(() -> delete(id)).as("HostedZoneNotEmpty");
    dns.change(id, "DELETE", Route53Harness.set("www.example.com", "A", "192.0.2.1"));
    delete(id);
  }

  @Test
  void anotherAccountsZoneIsNone() {
    String id = dns.zone("example.com", "one");
    refused(() -> dns.call(dns.other, Route53Model.getHostedZone(), new GetHostedZoneRequest(id)))
        .as("NoSuchHostedZone", "No hosted zone found with ID: " + id);
    refused(
            () ->
                dns.change(
                    dns.other, id, "CREATE", Route53Harness.set("a.example.com", "A", "192.0.2.1")))
        .as("NoSuchHostedZone");
    refused(() -> dns.zone(dns.other, "example.com", "mine")).as("DelegationSetNotAvailable");
    assertThat(dns.zone(dns.other, "example.org", "one")).isNotEqualTo(id);
    assertThat(dns.zone("example.com", "two")).isNotEqualTo(id);
  }

  @Test
  void zonesAreListedByIdAndByName() {
    for (String name : List.of("b.test", "a.test", "z.a.test", "a-b.test", "a.aaa")) {
      dns.zone(name, name);
    }
    List<String> ids = new ArrayList<>();
    String marker = null;
    do {
      ListHostedZonesResponse page =
          dns.call(
              Route53Model.listHostedZones(), new ListHostedZonesRequest(marker, "2", null, null));
      page.hostedZones().forEach(zone -> ids.add(zone.id()));
      assertThat(page.isTruncated()).isEqualTo(page.nextMarker() != null);
      marker = page.nextMarker();
    } while (marker != null);
    assertThat(ids).hasSize(5).isSorted().doesNotHaveDuplicates();

    List<String> names = new ArrayList<>();
    String name = null;
    String id = null;
    do {
      ListHostedZonesByNameResponse page =
          dns.call(
              Route53Model.listHostedZonesByName(),
              new ListHostedZonesByNameRequest(name, id, "2"));
      page.hostedZones().forEach(zone -> names.add(zone.name()));
      name = page.nextDNSName();
      id = page.nextHostedZoneId();
    } while (name != null);
    // As AWS sorts: reversed labels, compared as text.
    assertThat(names).containsExactly("a.aaa.", "a-b.test.", "a.test.", "z.a.test.", "b.test.");
    assertThat(
            dns.call(
                    Route53Model.listHostedZonesByName(),
                    new ListHostedZonesByNameRequest("a.test", null, null))
                .hostedZones())
        .extracting(HostedZone::name)
        .containsExactly("a.test.", "z.a.test.", "b.test.");
    refused(
            () ->
                dns.call(
                    Route53Model.listHostedZones(),
                    new ListHostedZonesRequest(null, "many", null, null)))
        .as("InvalidInput");
  }

  @Test
  void changesAreRememberedForThirtyDays() {
    String change = create("example.com", "one", null).changeInfo().id();
    GetChangeRequest asked = new GetChangeRequest(change);
    assertThat(dns.call(Route53Model.getChange(), asked).changeInfo().status()).isEqualTo("INSYNC");
    refused(() -> dns.call(dns.other, Route53Model.getChange(), asked)).as("NoSuchChange");
    dns.live(Duration.ofDays(29));
    assertThat(dns.call(Route53Model.getChange(), asked).changeInfo().id()).isEqualTo(change);
    dns.live(Duration.ofDays(2));
    refused(() -> dns.call(Route53Model.getChange(), asked)).as("NoSuchChange");
  }

  @Test
  void zonesHaveTags() {
    String id = dns.zone("example.com", "one");
    tag(id, List.of(new Tag("team", "dns"), new Tag("empty", null)), null);
    tag(id, List.of(new Tag("team", "net")), List.of("empty", "unknown"));
    assertThat(
            dns.call(
                    Route53Model.listTagsForResource(),
                    new ListTagsForResourceRequest("hostedzone", id))
                .resourceTagSet()
                .tags())
        .containsExactly(new Tag("team", "net"));
    assertThat(
            dns.call(
                    Route53Model.listTagsForResources(),
                    new ListTagsForResourcesRequest("hostedzone", List.of(id)))
                .resourceTagSets())
        .hasSize(1);
    refused(() -> tag(id, null, null)).as("InvalidInput");
    refused(() -> tag(id, List.of(new Tag("aws:x", "y")), null)).as("InvalidInput");
    refused(
            () ->
                tag(id, IntStream.range(0, 10).mapToObj(i -> new Tag("k" + i, "v")).toList(), null))
        .as("InvalidInput");
    refused(() -> tag("Z9", List.of(new Tag("a", "b")), null)).as("NoSuchHostedZone");
    refused(
            () ->
                dns.call(
                    Route53Model.listTagsForResource(),
                    new ListTagsForResourceRequest("healthcheck", id)))
        .as("NoSuchHealthCheck");
  }

  private void tag(String id, @Nullable List<Tag> added, @Nullable List<String> removed) {
    dns.call(
        Route53Model.changeTagsForResource(),
        new ChangeTagsForResourceRequest("hostedzone", id, added, removed));
  }
}
