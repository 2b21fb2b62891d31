package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Identity;
import java.util.ArrayList;
import java.util.List;

/**
 * What a snapshot read. Nothing is looked up here before the commit, so a row that was read twice
 * stands here twice: if it changed between, one of the two is out of date, and the commit
 * conflicts.
 */
final class Seen {

  /** A row's revision, 0 when it was missing. */
  record At(Identity identity, long revision) {}

  private final List<At> rows = new ArrayList<>();
  private final List<Memory.Handle> free = new ArrayList<>();

  void row(Identity identity, long revision) {
    rows.add(new At(identity, revision));
  }

  /**
   * A handle that nobody carried. One that a row carried needs no note of its own: it can not leave
   * the row without a new revision.
   */
  void free(Memory.Handle handle) {
    free.add(handle);
  }

  List<At> rows() {
    return rows;
  }

  List<Memory.Handle> free() {
    return free;
  }
}
