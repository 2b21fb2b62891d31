package io.keyrota.server.route53;

import io.keyrota.models.route53.CreateReusableDelegationSetRequest;
import io.keyrota.models.route53.CreateReusableDelegationSetResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.ReusableDelegationSet;
import io.keyrota.rules.route53.Route53Limits;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a delegation set that zones can be made with, or makes a zone's own one reusable. */
final class CreateReusableDelegationSet
    implements Operation<CreateReusableDelegationSetRequest, CreateReusableDelegationSetResponse> {
  private static final String LOCATION = "https://route53.amazonaws.com/2013-04-01/delegationset/";

  private final List<String> nameServers;

  CreateReusableDelegationSet(List<String> nameServers) {
    this.nameServers = nameServers;
  }

  @Override
  public Prepared<CreateReusableDelegationSetResponse> prepare(
      Request request, CreateReusableDelegationSetRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("route53:CreateReusableDelegationSet", "*"),
        call -> decide(call, input, seen));
  }

  private Outcome<CreateReusableDelegationSetResponse> decide(
      Call call, CreateReusableDelegationSetRequest input, Snapshot seen) {
    AccountId account = call.request().account();
    if (DelegationSetTable.referenced(account, input.callerReference(), seen)) {
      throw Route53Refusal.delegationSetExists(input.callerReference());
    }
    if (DelegationSetTable.from(account, "", seen).size() >= Route53Limits.DELEGATION_SETS) {
      throw Route53Refusal.tooManyDelegationSets(Route53Limits.DELEGATION_SETS);
    }
    Optional<HostedZone> zone = zone(account, input, seen);
    ReusableDelegationSet set =
        new ReusableDelegationSet(
            account,
            Ids.delegationSet(call.entropy()),
            input.callerReference(),
            zone.map(HostedZone::nameServers).orElse(nameServers),
            zone.isPresent() ? 1 : 0);
    List<Change> changes = new ArrayList<>();
    changes.add(DelegationSetTable.put(set));
    zone.ifPresent(of -> changes.add(HostedZoneTable.put(of.withDelegationSet(set.id()))));
    return new Outcome<>(
        new CreateReusableDelegationSetResponse(Answers.delegation(set), LOCATION + set.id()),
        changes);
  }

  private static Optional<HostedZone> zone(
      AccountId account, CreateReusableDelegationSetRequest input, Snapshot seen) {
    if (input.hostedZoneId() == null) {
      return Optional.empty();
    }
    HostedZone zone =
        HostedZoneTable.find(account, Ids.bare(input.hostedZoneId()), seen)
            .orElseThrow(Route53Refusal::hostedZoneNotFound);
    if (zone.delegationSet().isPresent()) {
      throw Route53Refusal.delegationSetReusable();
    }
    return Optional.of(zone);
  }
}
