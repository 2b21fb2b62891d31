package io.keyrota.server.acm;

import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;

/** Forgets an idempotency token an hour after it was used. */
final class ForgetToken implements InwardDuty {

  @Override
  public String kind() {
    return RequestTokenTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return PrivateKeys.PRINCIPAL;
  }

  @Override
  public String eventName() {
    return "ForgetIdempotencyToken";
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    // Read, so that a token used again meanwhile is not forgotten.
    boolean over =
        seen.find(RequestTokenTable.TABLE, due.identity().place(), due.identity().id())
            .filter(token -> !token.until().isAfter(call.now()))
            .isPresent();
    return over
        ? Outcome.of(call.now(), new Change.Remove(due.identity()))
        : Outcome.of(call.now().plusSeconds(1));
  }
}
