package io.keyrota.server.keyrota;

import io.keyrota.server.audit.Head;
import io.keyrota.server.audit.SignedHead;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Signs the head of the audit trail every hour, so that a tail cut off the trail shows. An hour in
 * which nothing happened but the last signing itself is let pass.
 */
public final class SignTrailHead implements Duty<Head> {
  private static final Duration EVERY = Duration.ofHours(1);

  private final Trail trail;
  private final Duration keep;

  /**
   * A duty over that trail.
   *
   * @param keep how long entries are kept at least; older segments are removed
   */
  public SignTrailHead(Trail trail, Duration keep) {
    this.trail = trail;
    this.keep = keep;
  }

  @Override
  public String kind() {
    return TrailHeadTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return "keyrota.amazonaws.com";
  }

  @Override
  public String eventName() {
    return "SignTrailHead";
  }

  @Override
  public Head observe(Due due) {
    var _ = TrailReading.of(() -> trail.removeBefore(due.at().minus(keep)));
    return trail.head();
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Head head, Snapshot seen) {
    Instant next = call.now().plus(EVERY);
    Optional<SignedHead> last = TrailHeadTable.signed(seen);
    if (last.isPresent() && head.seq() <= last.get().seq() + 1) {
      return Outcome.of(next);
    }
    return Outcome.of(next, signed(call.now()));
  }

  /** Signs the head as it is now: every hour, and when the server stops. */
  public Change signed(Instant now) {
    return new Change.Put<>(
        TrailHeadTable.TABLE,
        Place.SYSTEM,
        TrailHeadTable.ID,
        new TrailHead(Optional.of(trail.sign(now)), now.plus(EVERY)));
  }
}
