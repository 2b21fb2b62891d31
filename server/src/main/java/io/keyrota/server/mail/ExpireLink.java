package io.keyrota.server.mail;

import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;

/** Forgets links that nobody followed in time. */
final class ExpireLink implements InwardDuty {

  @Override
  public String kind() {
    return LinkTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return "keyrota.amazonaws.com";
  }

  @Override
  public String eventName() {
    return "ExpireMailLink";
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    return Outcome.of(call.now(), LinkTable.remove(due.identity().id()));
  }
}
