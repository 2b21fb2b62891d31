package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Identity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several commits in one transaction. Each is judged by the last committed rows, inside the
 * transaction and after the changes of those before it; one that lost its race is left out whole.
 *
 * <p>What memory holds is the last commit's, since this thread alone publishes into it; the rest is
 * asked of the database. A row that is changed is compared by the database in any case.
 */
final class Group {
  private final Writing writing;
  private final Memory memory;
  private final Map<Identity, Current> rows = new HashMap<>();
  private final Map<Memory.Handle, Optional<Identity>> holders = new HashMap<>();
  private final Map<String, Integer> formats;
  private final List<Applied> applied = new ArrayList<>();

  /**
   * @param formats the newest formats that the file is known to note, added to here
   */
  Group(Writing writing, Memory memory, Map<String, Integer> formats) {
    this.writing = writing;
    this.memory = memory;
    this.formats = formats;
  }

  /** What was changed, in the order of commits. */
  List<Applied> applied() {
    return applied;
  }

  /**
   * Applies the commit, unless something that it saw has changed.
   *
   * @param number the revision of its rows and the number of its last entry; those before it have
   *     the numbers before it
   * @return the row in question when it lost, else null
   */
  @Nullable Identity apply(Pending commit, long number) throws SQLException {
    Identity lost = lost(commit);
    if (lost != null) {
      return lost;
    }
    for (Identity identity : commit.removes()) {
      Current before = current(identity);
      if (before.revision() != 0) {
        writing.remove(identity, before.revision());
        changed(new Applied(identity, before, null, number));
      }
    }
    for (Encoded row : commit.puts()) {
      Current before = current(row.identity());
      if (before.handle() != null && !before.handle().equals(row.handle())) {
        // First, so that two rows can exchange their handles.
        writing.release(row.identity());
      }
    }
    for (Encoded row : commit.puts()) {
      if (formats.getOrDefault(row.identity().kind(), 0) < row.format()) {
        writing.note(row.identity().kind(), row.format());
        formats.put(row.identity().kind(), row.format());
      }
      Current before = current(row.identity());
      writing.put(row, number, before.revision());
      changed(new Applied(row.identity(), before, row, number));
    }
    long first = number - commit.entries().size() + 1;
    for (int i = 0; i < commit.entries().size(); i++) {
      writing.keep(first + i, commit.entries().get(i));
    }
    return null;
  }

  private @Nullable Identity lost(Pending commit) throws SQLException {
    for (Seen.At seen : commit.seen().rows()) {
      if (current(seen.identity()).revision() != seen.revision()) {
        return seen.identity();
      }
    }
    for (Memory.Handle free : commit.seen().free()) {
      Optional<Identity> holder = holder(free);
      if (holder.isPresent()) {
        return holder.get();
      }
    }
    for (Encoded row : commit.puts()) {
      String handle = row.handle();
      if (handle != null && !handle.equals(current(row.identity()).handle())) {
        Optional<Identity> holder = holder(new Memory.Handle(row.identity().kind(), handle));
        if (holder.isPresent() && !gives(commit, holder.get(), handle)) {
          return row.identity();
        }
      }
    }
    return null;
  }

  /** Whether the commit itself takes the handle off the row that carries it. */
  private static boolean gives(Pending commit, Identity holder, String handle) {
    if (commit.removes().contains(holder)) {
      return true;
    }
    for (Encoded row : commit.puts()) {
      if (row.identity().equals(holder)) {
        return !handle.equals(row.handle());
      }
    }
    return false;
  }

  private Current current(Identity identity) throws SQLException {
    Current current = rows.get(identity);
    if (current == null) {
      Memory.Known known = memory.rows.get(identity);
      current = known == null ? writing.current(identity) : known.columns();
      rows.put(identity, current);
    }
    return current;
  }

  private Optional<Identity> holder(Memory.Handle handle) throws SQLException {
    Optional<Identity> holder = holders.get(handle);
    if (holder == null) {
      holder = memory.handles.get(handle);
      if (holder == null) {
        holder = writing.holder(handle);
      }
      holders.put(handle, holder);
    }
    return holder;
  }

  private void changed(Applied change) {
    applied.add(change);
    Identity identity = change.identity();
    Encoded after = change.after();
    String left = change.before().handle();
    if (left != null) {
      holders.remove(new Memory.Handle(identity.kind(), left));
    }
    rows.put(identity, change.columns());
    if (after != null && after.handle() != null) {
      holders.put(new Memory.Handle(identity.kind(), after.handle()), Optional.of(identity));
    }
  }
}
