package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Change.Put;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.DocumentFormat;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row ready to be written.
 *
 * @param due epoch milliseconds
 */
record Encoded(
    Identity identity,
    int format,
    byte[] document,
    @Nullable Long due,
    @Nullable String owner,
    @Nullable String handle) {

  /** A row that a commit puts, with the record as it will be read back from the document. */
  record Fresh(Encoded row, Record value) {
    Identity identity() {
      return row.identity();
    }
  }

  static <R extends Record> Fresh of(Put<R> put) {
    Table<R> table = put.table();
    Document document = table.write(put.row());
    // What memory will serve is what the disk would give: an instant, for example, in whole
    // milliseconds.
    R value = table.read(table.format(), document);
    Instant due = table.due(value);
    Encoded row =
        new Encoded(
            Columns.storable(put.identity()),
            table.format(),
            DocumentFormat.encode(document),
            due == null ? null : Columns.millis(due),
            Columns.storable(table.owner(value)),
            Columns.storable(table.handle(value)));
    return new Fresh(row, value);
  }
}
