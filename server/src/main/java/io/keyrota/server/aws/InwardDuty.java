package io.keyrota.server.aws;

import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;

/** A duty in which the outside world has no part: the rows and the time alone decide. */
public interface InwardDuty extends Duty<InwardDuty.Nothing> {

  /** What such a duty finds outside. */
  record Nothing() {}

  /** As {@link Duty#judge}, of what is stored. */
  Outcome<Instant> judge(Call call, Due due, Snapshot seen);

  @Override
  default Nothing observe(Due due) {
    return new Nothing();
  }

  @Override
  default Outcome<Instant> judge(Call call, Due due, Nothing found, Snapshot seen) {
    return judge(call, due, seen);
  }
}
