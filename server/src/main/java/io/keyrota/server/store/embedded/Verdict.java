package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Identity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the commits of a group ended: told to their callers only once all of it is on disk. */
final class Verdict {
  private final List<Applied> applied;
  private final List<Pending> won = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();

  private record Lost(Pending commit, Identity row) {}

  /**
   * @param applied what those that won change, in commit order
   */
  Verdict(List<Applied> applied) {
    this.applied = applied;
  }

  void add(Pending commit, @Nullable Identity lostBy) {
    if (lostBy == null) {
      won.add(commit);
    } else {
      lost.add(new Lost(commit, lostBy));
    }
  }

  List<Applied> applied() {
    return applied;
  }

  /** Of those that won, in commit order. */
  List<AuditEntry> entries() {
    List<AuditEntry> entries = new ArrayList<>();
    won.forEach(commit -> entries.addAll(commit.entries()));
    return entries;
  }

  void announce() {
    won.forEach(Pending::succeed);
    lost.forEach(each -> each.commit().end(new Conflict(each.row())));
  }
}
