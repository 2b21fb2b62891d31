package io.keyrota.server.pki;

import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;

/** Forgets what was issued a while after its end: nobody asks whether it is revoked any more. */
final class ForgetCertificate implements InwardDuty {

  @Override
  public String kind() {
    return IssuedTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return Authority.PRINCIPAL;
  }

  @Override
  public String eventName() {
    return "ForgetCertificate";
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    return Outcome.of(call.now(), IssuedTable.remove(due.identity().id()));
  }
}
