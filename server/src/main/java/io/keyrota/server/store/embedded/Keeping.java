package io.keyrota.server.store.embedded;

import java.util.List;

/** How commits are made durable. Of the writer's thread alone. */
sealed interface Keeping permits LogFirst, WriteThrough {

  /** Judges the commits, and makes all those that win their races durable, or none. */
  Verdict keep(List<Pending> group) throws NotKept;

  /** Whether something durable is still to be brought into the database. */
  boolean hasUnsaved();

  /** Whether there is so much of it that it is time to. */
  boolean isFull();

  /** Brings all of it into the database. */
  void save() throws NotKept;

  /** Nothing is to be done for a while: overwrites what nobody needs any more. */
  void rest() throws NotKept;

  /**
   * Ends.
   *
   * @param healthy whether everything is to be brought into the database first, if that can be
   */
  void close(boolean healthy);
}
