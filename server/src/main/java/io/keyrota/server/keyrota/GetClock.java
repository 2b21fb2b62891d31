package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.GetClockRequest;
import io.keyrota.models.keyrota.GetClockResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** What time it is for every rule of the server, and whether it is a rehearsal's time. */
final class GetClock implements Operation<GetClockRequest, GetClockResponse> {
  private final boolean rehearsal;

  GetClock(boolean rehearsal) {
    this.rehearsal = rehearsal;
  }

  @Override
  public Prepared<GetClockResponse> prepare(Request request, GetClockRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("keyrota:GetClock", "*"),
        call -> Outcome.of(new GetClockResponse(call.now(), rehearsal ? "REHEARSAL" : "MACHINE")));
  }
}
