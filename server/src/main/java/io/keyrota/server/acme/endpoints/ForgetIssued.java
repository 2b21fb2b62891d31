package io.keyrota.server.acme.endpoints;

import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;

/** Forgets how clients name a certificate, once it has expired: ACM's own row stays a year. */
final class ForgetIssued implements InwardDuty {

  @Override
  public String kind() {
    return IssuedTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return RoleTrust.PRINCIPAL;
  }

  @Override
  public String eventName() {
    return "ForgetAcmeCertificate";
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    return seen.find(IssuedTable.TABLE, due.identity().place(), due.identity().id()).isPresent()
        ? Outcome.of(call.now(), new Change.Remove(due.identity()))
        : Outcome.of(call.now().plusSeconds(1));
  }
}
