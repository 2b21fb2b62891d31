package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acme.AcmeOrder;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forgets an order when it expires; the certificate that came of it stays. */
final class ForgetOrder implements InwardDuty {

  @Override
  public String kind() {
    return OrderTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return RoleTrust.PRINCIPAL;
  }

  @Override
  public String eventName() {
    return "ForgetAcmeOrder";
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    Place place = due.identity().place();
    Optional<AcmeOrder> order = seen.find(OrderTable.TABLE, place, due.identity().id());
    List<Change> changes = new ArrayList<>();
    if (order.isPresent()) {
      changes.add(new Change.Remove(due.identity()));
      seen.find(AccountTable.TABLE, place, order.get().accountId())
          .ifPresent(account -> changes.add(AccountTable.put(account.counting(-1))));
    }
    return new Outcome<>(call.now().plusSeconds(1), changes);
  }
}
