package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.GetClockRequest;
import io.keyrota.models.keyrota.GetClockResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.UUID;

/**
 * What time it is for every rule of the server, whether it is a rehearsal's time, and whose time:
 * of which installation.
 */
final class GetClock implements Operation<GetClockRequest, GetClockResponse> {
  private final UUID installation;
  private final boolean rehearsal;

  GetClock(UUID installation, boolean rehearsal) {
    this.installation = installation;
    this.rehearsal = rehearsal;
  }

  @Override
  public Prepared<GetClockResponse> prepare(Request request, GetClockRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("keyrota:GetClock", "*"),
        call ->
            Outcome.of(
                new GetClockResponse(
                    call.now(), rehearsal ? "REHEARSAL" : "MACHINE", installation.toString())));
  }
}
