package io.keyrota.server.route53;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.route53.CreateHostedZoneRequest;
import io.keyrota.models.route53.CreateReusableDelegationSetRequest;
import io.keyrota.models.route53.CreateReusableDelegationSetResponse;
import io.keyrota.models.route53.DelegationSet;
import io.keyrota.models.route53.DeleteHostedZoneRequest;
import io.keyrota.models.route53.DeleteReusableDelegationSetRequest;
import io.keyrota.models.route53.GetAccountLimitRequest;
import io.keyrota.models.route53.GetHostedZoneRequest;
import io.keyrota.models.route53.GetReusableDelegationSetLimitRequest;
import io.keyrota.models.route53.GetReusableDelegationSetRequest;
import io.keyrota.models.route53.HostedZone;
import io.keyrota.models.route53.ListHostedZonesRequest;
import io.keyrota.models.route53.ListReusableDelegationSetsRequest;
import io.keyrota.models.route53.ListReusableDelegationSetsResponse;
import io.keyrota.models.route53.Route53Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelegationSetsTest {
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

  private CreateReusableDelegationSetResponse create(String reference, @Nullable String zone) {
    return dns.call(
        Route53Model.createReusableDelegationSet(),
        new CreateReusableDelegationSetRequest(reference, zone));
  }

  private DelegationSet get(String id) {
    return dns.call(
            Route53Model.getReusableDelegationSet(), new GetReusableDelegationSetRequest(id))
        .delegationSet();
  }

  private void delete(String id) {
    dns.call(
        Route53Model.deleteReusableDelegationSet(), new DeleteReusableDelegationSetRequest(id));
  }

  private String zone(String name, String set) {
    return dns.call(
            Route53Model.createHostedZone(),
            new CreateHostedZoneRequest(name, null, "zone " + name, null, set))
        .hostedZone()
        .id();
  }

  private DelegationSet of(String zone) {
    return Objects.requireNonNull(
        dns.call(Route53Model.getHostedZone(), new GetHostedZoneRequest(zone)).delegationSet());
  }

  @Test
  void aSetIsMadeToldAndDeletedOnceNoZoneHasIt() {
    CreateReusableDelegationSetResponse made = create("one", null);
    DelegationSet set = made.delegationSet();
    String id = String.valueOf(set.id());
    assertThat(id).matches("/delegationset/N[0-9A-Z]{13}");
    assertThat(made.location()).isEqualTo("https://route53.amazonaws.com/2013-04-01" + id);
    assertThat(set.nameServers()).containsExactly("ns-1.keyrota.internal", "ns-2.keyrota.internal");
    assertThat(get(id)).isEqualTo(set);
    refused(() -> create("one", null)).as("DelegationSetAlreadyCreated");
    String zone = zone("example.com", id);
    assertThat(of(zone)).isEqualTo(set);
    assertThat(zones(id)).extracting(HostedZone::name).containsExactly("example.com.");
    assertThat(count(id)).isEqualTo(1);
    refused(() -> delete(id)).as("DelegationSetInUse");
    dns.call(Route53Model.deleteHostedZone(), new DeleteHostedZoneRequest(zone));
    delete(id);
    refused(() -> get(id)).as("NoSuchDelegationSet");
    refused(() -> zone("example.org", id)).as("NoSuchDelegationSet");
    refused(() -> zones(id)).as("NoSuchDelegationSet");
  }

  private List<HostedZone> zones(String set) {
    return dns.call(
            Route53Model.listHostedZones(), new ListHostedZonesRequest(null, null, set, null))
        .hostedZones();
  }

  private long count(String set) {
    return dns.call(
            Route53Model.getReusableDelegationSetLimit(),
            new GetReusableDelegationSetLimitRequest("MAX_ZONES_BY_REUSABLE_DELEGATION_SET", set))
        .count();
  }

  @Test
  void aZonesOwnSetIsMadeReusableOnce() {
    String zone = dns.zone("example.com", "one");
    assertThat(of(zone).id()).isNull();
    DelegationSet set = create("two", zone).delegationSet();
    assertThat(of(zone)).isEqualTo(set);
    assertThat(count(String.valueOf(set.id()))).isEqualTo(1);
    refused(() -> create("three", zone)).as("DelegationSetAlreadyReusable");
    refused(() -> create("three", "ZNONE")).as("HostedZoneNotFound");
  }

  @Test
  void setsAreListedInPages() {
    for (int i = 0; i < 3; i++) {
      var _ = create("set " + i, null);
    }
    ListReusableDelegationSetsResponse first = page(null);
    assertThat(first.isTruncated()).isTrue();
    ListReusableDelegationSetsResponse second = page(first.nextMarker());
    assertThat(second.isTruncated()).isFalse();
    assertThat(first.delegationSets())
        .hasSize(2)
        .doesNotContainAnyElementsOf(second.delegationSets());
    assertThat(second.delegationSets()).hasSize(1);
    assertThat(
            dns.call(
                    Route53Model.getAccountLimit(),
                    new GetAccountLimitRequest("MAX_REUSABLE_DELEGATION_SETS_BY_OWNER"))
                .count())
        .isEqualTo(3);
  }

  private ListReusableDelegationSetsResponse page(@Nullable String marker) {
    return dns.call(
        Route53Model.listReusableDelegationSets(),
        new ListReusableDelegationSetsRequest(marker, "2"));
  }

  @Test
  void anotherAccountsSetIsNone() {
    String id = String.valueOf(create("one", null).delegationSet().id());
    refused(
            () ->
                dns.call(
                    dns.other,
                    Route53Model.getReusableDelegationSet(),
                    new GetReusableDelegationSetRequest(id)))
        .as("NoSuchDelegationSet");
  }
}
