package io.keyrota.server.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How records of one kind are kept: as documents with a few indexed columns. Readers of every old
 * format stay for ever, as pure functions.
 */
public interface Table<R extends Record> {

  /** The kind, for example {@code access-key}; never changed once released. */
  String kind();

  /** The format number that {@link #write} produces, from 1. */
  int format();

  /** The record as a document; it must hold no secret in the clear. */
  Document write(R row);

  /** Reads a document of any format from 1 to {@link #format}. */
  R read(int format, Document document);

  /** When time itself has something to do with the row, else null: the due index. */
  default @Nullable Instant due(R row) {
    return null;
  }

  /** The id of what the row belongs to (an access key's user), else null: the owner index. */
  default @Nullable String owner(R row) {
    return null;
  }

  /** A name unique within the kind over all accounts and regions, else null: the handle index. */
  default @Nullable String handle(R row) {
    return null;
  }
}
