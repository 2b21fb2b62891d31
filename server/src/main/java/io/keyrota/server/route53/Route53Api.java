package io.keyrota.server.route53;

import static io.keyrota.models.route53.Route53Model.changeResourceRecordSets;
import static io.keyrota.models.route53.Route53Model.changeTagsForResource;
import static io.keyrota.models.route53.Route53Model.createHostedZone;
import static io.keyrota.models.route53.Route53Model.createReusableDelegationSet;
import static io.keyrota.models.route53.Route53Model.deleteHostedZone;
import static io.keyrota.models.route53.Route53Model.deleteReusableDelegationSet;
import static io.keyrota.models.route53.Route53Model.getAccountLimit;
import static io.keyrota.models.route53.Route53Model.getChange;
import static io.keyrota.models.route53.Route53Model.getDNSSEC;
import static io.keyrota.models.route53.Route53Model.getGeoLocation;
import static io.keyrota.models.route53.Route53Model.getHostedZone;
import static io.keyrota.models.route53.Route53Model.getHostedZoneCount;
import static io.keyrota.models.route53.Route53Model.getHostedZoneLimit;
import static io.keyrota.models.route53.Route53Model.getReusableDelegationSet;
import static io.keyrota.models.route53.Route53Model.getReusableDelegationSetLimit;
import static io.keyrota.models.route53.Route53Model.listGeoLocations;
import static io.keyrota.models.route53.Route53Model.listHostedZones;
import static io.keyrota.models.route53.Route53Model.listHostedZonesByName;
import static io.keyrota.models.route53.Route53Model.listQueryLoggingConfigs;
import static io.keyrota.models.route53.Route53Model.listResourceRecordSets;
import static io.keyrota.models.route53.Route53Model.listReusableDelegationSets;
import static io.keyrota.models.route53.Route53Model.listTagsForResource;
import static io.keyrota.models.route53.Route53Model.listTagsForResources;
import static io.keyrota.models.route53.Route53Model.testDNSAnswer;
import static io.keyrota.models.route53.Route53Model.updateHostedZoneComment;

import io.keyrota.models.route53.Route53Model;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Balancers;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.ZoneQuestions;
import io.keyrota.server.store.Table;
import java.util.List;

/** Route 53's table of contents. */
public final class Route53Api {
  private Route53Api() {}

  /** What this room keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(
        HostedZoneTable.TABLE,
        ZoneNameTable.TABLE,
        ZoneOrderTable.TABLE,
        ZoneCountTable.TABLE,
        DelegationSetTable.TABLE,
        RecordSetTable.TABLE,
        ChangeTable.TABLE);
  }

  /**
   * The operations that are built.
   *
   * @param nameServers who serves every zone: names in lower case with a dot at their end
   * @param balancers what alias records may lead to
   * @param questions asks a zone what it answers
   */
  public static Api of(List<String> nameServers, Balancers balancers, ZoneQuestions questions) {
    return HealthChecks.in(new Api(Route53Model.SERVICE))
        .with(createHostedZone(), new CreateHostedZone(nameServers), "no private zones")
        .with(getHostedZone(), new GetHostedZone())
        .with(listHostedZones(), new ListHostedZones())
        .with(listHostedZonesByName(), new ListHostedZonesByName())
        .with(getHostedZoneCount(), new GetHostedZoneCount())
        .with(getHostedZoneLimit(), new GetHostedZoneLimit())
        .with(getAccountLimit(), new GetAccountLimit())
        .with(getGeoLocation(), new GetGeoLocation())
        .with(listGeoLocations(), new ListGeoLocations())
        .with(getDNSSEC(), new GetDNSSEC(), "no zone is signed")
        .with(listQueryLoggingConfigs(), new ListQueryLoggingConfigs(), "no queries are logged")
        .with(createReusableDelegationSet(), new CreateReusableDelegationSet(nameServers))
        .with(getReusableDelegationSet(), new GetReusableDelegationSet())
        .with(listReusableDelegationSets(), new ListReusableDelegationSets())
        .with(getReusableDelegationSetLimit(), new GetReusableDelegationSetLimit())
        .with(deleteReusableDelegationSet(), new DeleteReusableDelegationSet())
        .with(updateHostedZoneComment(), new UpdateHostedZoneComment())
        .with(deleteHostedZone(), new DeleteHostedZone())
        .with(
            changeResourceRecordSets(),
            new ChangeResourceRecordSets(balancers),
            "no routing by CIDR blocks, proximity or traffic policies; an alias leads to a name of its own"
                + " zone or to a load balancer")
        .with(listResourceRecordSets(), new ListResourceRecordSets())
        .with(getChange(), new GetChange())
        .with(testDNSAnswer(), new TestDNSAnswer(balancers, questions))
        .with(changeTagsForResource(), new ChangeTagsForResource())
        .with(listTagsForResource(), new ListTagsForResource())
        .with(listTagsForResources(), new ListTagsForResources());
  }

  /** What time asks for. */
  public static List<Duty<?>> duties() {
    return List.of(new ForgetChange());
  }
}
