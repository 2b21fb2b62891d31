package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Identity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the commits of a group ended: told to their callers only once all of it is on disk. */
final class Verdict {
  private final List<Won> won = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();

  /**
   * @param number its last number: it has one for each of its entries
   */
  record Won(Pending commit, long number) {}

  private record Lost(Pending commit, Identity row) {}

  void add(Pending commit, long number, @Nullable Identity lostBy) {
    if (lostBy == null) {
      won.add(new Won(commit, number));
    } else {
      lost.add(new Lost(commit, lostBy));
    }
  }

  /** In commit order. */
  List<Won> won() {
    return won;
  }

  List<AuditEntry> entries() {
    return won.stream().flatMap(each -> each.commit().entries().stream()).toList();
  }

  void announce() {
    won.forEach(each -> each.commit().succeed());
    lost.forEach(each -> each.commit().end(new Conflict(each.row())));
  }
}
