package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes what belongs to an endpoint that is being taken away, part by part, and then itself. */
final class EndEndpoint implements InwardDuty {
  private static final int ROWS = 100;
  private static final int ACCOUNTS = 5;
  private static final Duration NEXT = Duration.ofSeconds(1);

  @Override
  public String kind() {
    return EndpointTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return RoleTrust.PRINCIPAL;
  }

  @Override
  public String eventName() {
    return "EndAcmeEndpoint";
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    Place place = due.identity().place();
    Optional<AcmeEndpoint> row =
        seen.find(EndpointTable.TABLE, place, due.identity().id()).filter(AcmeEndpoint::deleting);
    if (row.isEmpty()) {
      return Outcome.of(call.now().plus(NEXT));
    }
    AcmeArn arn = row.get().arn();
    List<Change> changes = new ArrayList<>();
    seen.ofOwner(DomainTable.TABLE, place, arn.id(), "", ROWS)
        .forEach(each -> changes.add(new Change.Remove(each.identity())));
    seen.ofOwner(BindingTable.TABLE, place, arn.id(), "", ROWS)
        .forEach(each -> changes.add(new Change.Remove(each.identity())));
    for (Row<AcmeAccount> account :
        seen.ofOwner(AccountTable.TABLE, place, arn.id(), "", ACCOUNTS)) {
      seen.ofOwner(OrderTable.TABLE, place, account.value().id(), "", AcmeAccount.MOST_ORDERS)
          .forEach(order -> changes.add(new Change.Remove(order.identity())));
      changes.add(new Change.Remove(account.identity()));
    }
    if (changes.isEmpty()) {
      changes.add(EndpointTable.remove(arn));
      changes.add(EndpointCountTable.oneLess(place, seen));
    } else {
      changes.add(EndpointTable.put(row.get().ending(call.now().plus(NEXT))));
    }
    return new Outcome<>(call.now(), changes);
  }
}
