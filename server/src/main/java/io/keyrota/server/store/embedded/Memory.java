package io.keyrota.server.store.embedded;

import io.keyrota.server.store.CodePointOrder;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of the database in memory: rows, who carries a handle, and what owners own. */
final class Memory {
  /** An owner's rows are kept when they are at most this many. */
  static final int FEW = 16;

  private static final Comparator<Row<?>> BY_ID =
      Comparator.comparing(row -> row.identity().id(), CodePointOrder.INSTANCE);

  /** Absent rows are known too. */
  final Cache<Identity, Known> rows;

  /** Handles that nobody carries are known too. */
  final Cache<Handle, Optional<Identity>> handles;

  final Cache<Owner, Owned> owned;

  final PageIds pages;

  /** What is due next of each kind. */
  final DueRows due;

  Memory(int bound) {
    rows = new Cache<>(bound);
    handles = new Cache<>(bound);
    owned = new Cache<>(bound);
    pages = new PageIds(bound > 0);
    due = new DueRows(bound > 0);
  }

  /** A row as the last commit left it, with its indexed columns; null and missing when absent. */
  record Known(@Nullable Row<?> row, Current columns) {
    static final Known ABSENT = new Known(null, Current.MISSING);
  }

  record Handle(String kind, String handle) {
    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Handle that && handle.equals(that.handle) && kind.equals(that.kind));
    }

    @Override
    public int hashCode() {
      return 31 * kind.hashCode() + handle.hashCode();
    }
  }

  record Owner(Place place, String kind, String owner) {
    static Owner of(Identity identity, String owner) {
      return new Owner(identity.place(), identity.kind(), owner);
    }
  }

  /** All rows of an owner, by id; or, when they are more than a few, only that they are many. */
  record Owned(boolean many, List<Row<?>> rows) {
    static final Owned MANY = new Owned(true, List.of());

    @Nullable Owned without(Identity identity) {
      if (many) {
        return null;
      }
      return new Owned(
          false, rows.stream().filter(row -> !row.identity().equals(identity)).toList());
    }

    Owned with(Row<?> added) {
      if (many) {
        return this;
      }
      List<Row<?>> all = new ArrayList<>(rows.size() + 1);
      for (Row<?> row : rows) {
        if (!row.identity().equals(added.identity())) {
          all.add(row);
        }
      }
      all.add(added);
      all.sort(BY_ID);
      return all.size() > FEW ? MANY : new Owned(false, List.copyOf(all));
    }
  }

  /** Takes over a change that is durable. Called by the writer alone, in commit order. */
  void publish(Applied applied) {
    Identity identity = applied.identity();
    Current before = applied.before();
    Row<?> row = applied.row();
    Current columns = applied.columns();
    String handle = columns.handle();
    String owner = columns.owner();
    rows.publish(identity, row == null ? Known.ABSENT : new Known(row, columns));
    if (before.handle() != null && !before.handle().equals(handle)) {
      // Unless another row of the same commit took it over already.
      Handle left = new Handle(identity.kind(), before.handle());
      handles.change(
          left, holder -> holder.equals(Optional.of(identity)) ? Optional.empty() : holder);
    }
    if (handle != null) {
      handles.publish(new Handle(identity.kind(), handle), Optional.of(identity));
    }
    if (before.owner() != null && !before.owner().equals(owner)) {
      owned.change(Owner.of(identity, before.owner()), all -> all.without(identity));
    }
    if (owner != null && row != null) {
      owned.change(Owner.of(identity, owner), all -> all.with(row));
    }
    if (row == null || before.revision() == 0) {
      pages.touch(identity.kind());
    }
    due.touch(identity.kind());
  }
}
