package io.keyrota.server.route53;

import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;

/** Forgets a change after its thirty days. */
final class ForgetChange implements InwardDuty {

  @Override
  public String kind() {
    return ChangeTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return "route53.amazonaws.com";
  }

  @Override
  public String eventName() {
    return "ForgetChange";
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    Place place = due.identity().place();
    String id = due.identity().id();
    return new Outcome<>(
        call.now(),
        seen.find(ChangeTable.TABLE, place, id)
            .filter(change -> !change.forgotten().isAfter(call.now()))
            .map(change -> List.<Change>of(Change.Remove.of(ChangeTable.TABLE, place, id)))
            .orElse(List.of()));
  }
}
