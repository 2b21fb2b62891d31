package io.keyrota.server.store.embedded;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one record of the change log says: the rows that a group of commits changed, in order, and
 * its audit entries, which have the numbers from {@code first} to {@code last}.
 */
record LogRecord(long first, long last, List<RowChange> rows, List<Outbox.Entry> entries) {
  private static final byte REMOVED = 0;
  private static final byte PUT = 1;

  /** A row as a commit left it; {@code after} is null when it was removed. */
  record RowChange(Identity identity, @Nullable Encoded after, long revision) {}

  static LogRecord of(List<Applied> changes, List<Outbox.Entry> entries) {
    List<RowChange> rows = new ArrayList<>(changes.size());
    for (Applied change : changes) {
      Encoded.Fresh after = change.after();
      rows.add(
          new RowChange(change.identity(), after == null ? null : after.row(), change.revision()));
    }
    return new LogRecord(
        entries.getFirst().number(), entries.getLast().number(), rows, List.copyOf(entries));
  }

  void write(LogBytes out) {
    out.number(rows.size());
    for (RowChange row : rows) {
      Encoded after = row.after;
      out.octet(after == null ? REMOVED : PUT);
      identity(out, row.identity);
      out.longNumber(row.revision);
      if (after != null) {
        out.number(after.format());
        out.octet(after.due() == null ? 0 : 1);
        out.longNumber(after.due() == null ? 0 : after.due());
        out.text(after.owner());
        out.text(after.handle());
        out.bytes(after.document());
      }
    }
    out.number(entries.size());
    for (Outbox.Entry entry : entries) {
      out.longNumber(entry.number());
      out.text(entry.eventId());
      out.bytes(entry.record());
    }
  }

  private static void identity(LogBytes out, Identity identity) {
    out.text(identity.place().account().digits());
    out.text(identity.place().region().name());
    out.text(identity.kind());
    out.text(identity.id());
  }

  /** Reads what {@link #write} wrote. */
  static LogRecord read(long first, long last, LogBytes in) {
    int changes = in.number();
    List<RowChange> rows = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      boolean put = in.octet() == PUT;
      Identity identity =
          new Identity(
              new Place(new AccountId(in.someText()), new Region(in.someText())),
              in.someText(),
              in.someText());
      long revision = in.longNumber();
      rows.add(new RowChange(identity, put ? row(identity, in) : null, revision));
    }
    int kept = in.number();
    List<Outbox.Entry> entries = new ArrayList<>();
    for (int i = 0; i < kept; i++) {
      entries.add(new Outbox.Entry(in.longNumber(), in.someText(), in.bytes()));
    }
    return new LogRecord(first, last, rows, entries);
  }

  private static Encoded row(Identity identity, LogBytes in) {
    int format = in.number();
    boolean hasDue = in.octet() == 1;
    long due = in.longNumber();
    String owner = in.text();
    String handle = in.text();
    return new Encoded(identity, format, in.bytes(), hasDue ? due : null, owner, handle);
  }
}
