package io.keyrota.server.store.embedded;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The writer's connection to the data file, opened again after a failure. Of one thread. */
final class DataConnection {
  private final Opener opener;
  private @Nullable Open open;

  /** Opens the file for writing. */
  @FunctionalInterface
  interface Opener {
    Writing open() throws SQLException;
  }

  /**
   * A connection that works.
   *
   * @param formats the newest formats that the file is known to note
   */
  record Open(Writing writing, Map<String, Integer> formats) {

    Open(Writing writing) {
      this(writing, new HashMap<>());
    }

    /** Notes that rows of this format exist, for programs that do not know it. */
    void note(String kind, int format) throws SQLException {
      if (formats.getOrDefault(kind, 0) < format) {
        writing.note(kind, format);
        formats.put(kind, format);
      }
    }
  }

  DataConnection(Opener opener, Writing first) {
    this.opener = opener;
    this.open = new Open(first);
  }

  Open open() throws SQLException {
    Open known = open;
    if (known == null) {
      known = new Open(opener.open());
      open = known;
    }
    return known;
  }

  /** The connection, if it was not discarded. */
  @Nullable Open ifOpen() {
    return open;
  }

  /** The driver closes a statement that failed; closing the connection rolls back. */
  void discard() {
    Open known = open;
    open = null;
    if (known != null) {
      known.writing().close();
    }
  }
}
