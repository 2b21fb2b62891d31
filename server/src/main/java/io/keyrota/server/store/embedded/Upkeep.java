package io.keyrota.server.store.embedded;

import java.sql.SQLException;

/**
 * When the log goes into the data file. SQLite would do it by itself, but say nothing when its
 * fsync fails.
 */
final class Upkeep {
  private static final long PAGES = 16_000;

  /** Past this size the log is cut off, even if readers must be waited for. */
  private static final long MOST_PAGES = 64_000;

  private static final int COMMITS_BETWEEN_LOOKS = 128;

  private int commits;

  @FunctionalInterface
  interface Step {
    void run(Writing writing) throws SQLException;
  }

  /** What to do after a group of so many commits. */
  Step after(int group) {
    commits += group;
    if (commits < COMMITS_BETWEEN_LOOKS) {
      return writing -> {};
    }
    commits = 0;
    return writing -> {
      Writing.Log log = writing.log();
      if (log.pages() > MOST_PAGES || log.pending() > PAGES) {
        writing.checkpoint(log.pages() > MOST_PAGES);
      }
    };
  }
}
