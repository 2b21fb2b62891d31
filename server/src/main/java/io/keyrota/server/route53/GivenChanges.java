package io.keyrota.server.route53;

import io.keyrota.models.route53.AliasTarget;
import io.keyrota.models.route53.Change;
import io.keyrota.models.route53.ResourceRecord;
import io.keyrota.models.route53.ResourceRecordSet;
import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.rules.route53.ChangeBatch;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.RecordSet;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.rules.route53.Routing;
import io.keyrota.server.aws.Balancers;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes of a request as the law knows them; refuses what this server does not have. */
final class GivenChanges {
  private GivenChanges() {}

  static List<ChangeBatch.Change> of(List<Change> given) {
    List<ChangeBatch.Change> changes = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Change change : given) {
      try {
        changes.add(
            new ChangeBatch.Change(
                ChangeBatch.Action.valueOf(change.action()),
                set(change, change.resourceRecordSet())));
      } catch (DomainName.Malformed malformed) {
        problems.add("Invalid Resource Record Set: '" + malformed.problem() + "'");
      }
    }
    if (!problems.isEmpty()) {
      throw Route53Refusal.invalidBatch(problems);
    }
    return List.copyOf(changes);
  }

  /** An alias leads to a name of the same zone, or to a load balancer of the account. */
  static void aliasesIn(
      HostedZone zone, List<ChangeBatch.Change> changes, Balancers balancers, Snapshot seen) {
    List<String> problems = new ArrayList<>();
    for (ChangeBatch.Change change : changes) {
      Optional<RecordSet.Alias> alias =
          change.set().alias().filter(it -> !it.hostedZoneId().equals(zone.id()));
      if (alias.isEmpty() || change.action() == ChangeBatch.Action.DELETE) {
        continue;
      }
      if (!alias.get().target().text().endsWith(".elb.amazonaws.com.")) {
        throw Route53Refusal.invalidInput(
            "An alias to a hosted zone other than its own, and to what is no load balancer, is not"
                + " supported by this server: "
                + alias.get().hostedZoneId());
      }
      if (ZoneAnswers.balancer(zone, change.set(), alias.get(), balancers, seen).isEmpty()) {
        problems.add(
            "Tried to create an alias that targets "
                + alias.get().target()
                + ", type "
                + change.set().type()
                + " in zone "
                + alias.get().hostedZoneId()
                + ", but that target was not found");
      }
    }
    if (!problems.isEmpty()) {
      throw Route53Refusal.invalidBatch(problems);
    }
  }

  private static RecordSet set(Change change, ResourceRecordSet given) throws DomainName.Malformed {
    Optional<Routing> routing = GivenRouting.of(change.action(), given);
    DomainName name = DomainName.of(given.name());
    RecordType type = RecordType.valueOf(given.type());
    List<ResourceRecord> records = given.resourceRecords();
    AliasTarget target = given.aliasTarget();
    Long ttl = given.ttl();
    boolean both = ttl != null && records != null;
    if (target == null ? !both : ttl != null || records != null) {
      throw Route53Refusal.invalidInput(
          "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and"
              + " ResourceRecords], or TrafficPolicyInstanceId], but found "
              + (target == null ? "none" : "more than one")
              + " in Change with [Action="
              + change.action()
              + ", Name="
              + given.name()
              + ", Type="
              + type
              + ", SetIdentifier="
              + given.setIdentifier()
              + "]");
    }
    if (target != null) {
      return new RecordSet(
          name,
          type,
          0,
          List.of(),
          Optional.of(
              new RecordSet.Alias(
                  Ids.bare(target.hostedZoneId()),
                  DomainName.of(target.dnsName()),
                  target.evaluateTargetHealth())),
          routing);
    }
    return new RecordSet(
        name,
        type,
        ttl == null ? 0 : ttl,
        records == null ? List.of() : records.stream().map(ResourceRecord::value).toList(),
        Optional.empty(),
        routing);
  }
}
