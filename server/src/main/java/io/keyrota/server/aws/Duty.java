package io.keyrota.server.aws;

import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;

/**
 * What time itself asks for: a rule that looks at the rows of one kind when they fall due.
 *
 * @param <F> what was found in the outside world
 */
public interface Duty<F> {

  /** The kind of the rows whose due time calls this duty. */
  String kind();

  /** The service principal that acts and is audited, for example {@code sts.amazonaws.com}. */
  String principal();

  /** The audit name of what it does, for example {@code ExpireSession}. */
  String eventName();

  /** The same, for a duty that does several things: of what it is about to do with the row. */
  default String eventName(Due due, Instant now, Snapshot seen) {
    return eventName();
  }

  /**
   * The outside world (DNS, mail, HSM): on a thread of its own, in bounded time, without the store.
   */
  F observe(Due due);

  /**
   * Decides as the service's own call. Changes must move the row's due time, or remove the row; an
   * outcome without changes is not audited, and its output is when to look again.
   */
  Outcome<Instant> judge(Call call, Due due, F found, Snapshot seen);
}
