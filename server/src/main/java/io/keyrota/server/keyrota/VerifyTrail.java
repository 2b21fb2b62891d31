package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.VerifyTrailRequest;
import io.keyrota.models.keyrota.VerifyTrailResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.audit.SignedHead;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.audit.Verification;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Recomputes the whole chain and holds it against the last signed head. */
final class VerifyTrail implements Operation<VerifyTrailRequest, VerifyTrailResponse>, MayWait {
  private final OperatorOnly operator;
  private final Trail trail;

  VerifyTrail(OperatorOnly operator, Trail trail) {
    this.operator = operator;
    this.trail = trail;
  }

  @Override
  public Prepared<VerifyTrailResponse> prepare(
      Request request, VerifyTrailRequest input, Snapshot seen) {
    Optional<SignedHead> signed = TrailHeadTable.signed(seen);
    return Prepared.of(
        Permission.of("keyrota:VerifyTrail", "*"),
        call -> {
          operator.require(request, "keyrota:VerifyTrail");
          Verification found = TrailReading.of(() -> trail.verify(signed));
          return Outcome.of(
              new VerifyTrailResponse(
                  found.good(),
                  found.entries(),
                  (long) found.segments(),
                  found.head().hash(),
                  signed.map(SignedHead::seq).orElse(0L),
                  found.fault().map(Object::toString).orElse(null)));
        });
  }
}
