package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.AdvanceClockRequest;
import io.keyrota.models.keyrota.AdvanceClockResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.upkeep.Rehearsal;
import java.time.Duration;
import java.util.Optional;

/**
 * Lives the given time on a rehearsal clock. It changes no row itself, so that a lost race can not
 * advance twice: what falls due commits its own changes.
 */
final class AdvanceClock implements Operation<AdvanceClockRequest, AdvanceClockResponse>, MayWait {
  private final OperatorOnly operator;
  private final Optional<Rehearsal> rehearsal;

  AdvanceClock(OperatorOnly operator, Optional<Rehearsal> rehearsal) {
    this.operator = operator;
    this.rehearsal = rehearsal;
  }

  @Override
  public Prepared<AdvanceClockResponse> prepare(
      Request request, AdvanceClockRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("keyrota:AdvanceClock", "*"),
        call -> {
          operator.require(request, "keyrota:AdvanceClock");
          Rehearsal clock =
              rehearsal.orElseThrow(
                  () ->
                      new Refusal(
                          "ClockNotInRehearsalException",
                          "The server lives on the machine's clock. Start it with --clock"
                              + " rehearsal to move time."));
          Rehearsal.Advanced advanced = clock.advance(duration(input.duration()));
          return Outcome.of(
              new AdvanceClockResponse(advanced.before(), advanced.now(), advanced.dutiesRun()));
        });
  }

  private static Duration duration(String text) {
    return Spans.parse(text)
        .filter(span -> !span.isNegative() && span.compareTo(Spans.LONGEST) <= 0)
        .orElseThrow(
            () ->
                new Refusal(
                    "InvalidParameterValueException",
                    "Duration must be like 90s, 15m, 24h, 91d or an ISO 8601 duration, at most"
                        + " 36525 days."));
  }
}
