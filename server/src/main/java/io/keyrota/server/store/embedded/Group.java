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
 * Several commits that become durable together. Each is judged by the last committed rows and by
 * the changes of those before it; one that lost its race is left out whole.
 *
 * <p>What memory and the unsaved changes hold is the last commit's, since this thread alone
 * publishes into them; the rest is asked of the database. A row that is changed is compared by the
 * database in any case, when it is saved.
 */
final class Group {
  private final Writing writing;
  private final Memory memory;
  private final Unsaved unsaved;
  private final Map<Identity, Current> rows = new HashMap<>();
  private final Map<Memory.Handle, Optional<Identity>> holders = new HashMap<>();
  private final List<Applied> applied = new ArrayList<>();

  Group(Writing writing, Memory memory, Unsaved unsaved) {
    this.writing = writing;
    this.memory = memory;
    this.unsaved = unsaved;
  }

  /** What was changed, in the order of commits. */
  List<Applied> applied() {
    return applied;
  }

  /**
   * Takes the commit's changes, unless something that it saw has changed.
   *
   * @param revision of its rows
   * @return the row in question when it lost, else null
   */
  @Nullable Identity apply(Pending commit, long revision) throws SQLException {
    Identity lost = lost(commit);
    if (lost != null) {
      return lost;
    }
    for (Identity identity : commit.removes()) {
      Current before = current(identity);
      if (before.revision() != 0) {
        changed(new Applied(identity, before, null, revision));
      }
    }
    for (Encoded.Fresh put : commit.puts()) {
      changed(new Applied(put.identity(), current(put.identity()), put, revision));
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
    for (Encoded.Fresh put : commit.puts()) {
      Identity identity = put.identity();
      String handle = put.row().handle();
      if (handle != null && !handle.equals(current(identity).handle())) {
        Optional<Identity> holder = holder(new Memory.Handle(identity.kind(), handle));
        if (holder.isPresent() && !gives(commit, holder.get(), handle)) {
          return identity;
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
    for (Encoded.Fresh put : commit.puts()) {
      if (put.identity().equals(holder)) {
        return !handle.equals(put.row().handle());
      }
    }
    return false;
  }

  private Current current(Identity identity) throws SQLException {
    Current current = rows.get(identity);
    if (current == null) {
      current = committed(identity);
      rows.put(identity, current);
    }
    return current;
  }

  private Current committed(Identity identity) throws SQLException {
    Memory.Known known = memory.rows.get(identity);
    if (known != null) {
      return known.columns();
    }
    Applied change = unsaved.get(identity);
    return change == null ? writing.current(identity) : change.columns();
  }

  private Optional<Identity> holder(Memory.Handle handle) throws SQLException {
    Optional<Identity> holder = holders.get(handle);
    if (holder == null) {
      holder = memory.handles.get(handle);
      if (holder == null) {
        holder = unsaved.handles.get(handle);
      }
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
    Current after = change.columns();
    String left = change.before().handle();
    if (left != null && !left.equals(after.handle())) {
      // Unless another row of the same commit took it over already.
      holders.merge(
          new Memory.Handle(identity.kind(), left),
          Optional.empty(),
          (holder, none) -> holder.equals(Optional.of(identity)) ? none : holder);
    }
    rows.put(identity, after);
    if (after.handle() != null) {
      holders.put(new Memory.Handle(identity.kind(), after.handle()), Optional.of(identity));
    }
  }
}
