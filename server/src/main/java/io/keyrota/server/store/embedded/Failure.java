package io.keyrota.server.store.embedded;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failed statement means for everybody. */
enum Failure {
  /** Nothing was written; it may work again later. */
  UNAVAILABLE,
  /** What is on the disk is unknown or damaged: the process must end. */
  FATAL,
  /** Nothing was written, and it is our own mistake. */
  MISTAKE;

  private static final int PRIMARY = 0xff;

  /** Of a statement before COMMIT, or of a read: nothing can have been committed. */
  static Failure of(SQLException e) {
    int code = Sqlite.code(e);
    if (code == SQLiteErrorCode.SQLITE_READONLY_DBMOVED.code) {
      return FATAL;
    }
    if (code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE.code
        || code == SQLiteErrorCode.SQLITE_IOERR_NOMEM.code) {
      // The log's index could not grow: the disk or the memory is full.
      return UNAVAILABLE;
    }
    return switch (SQLiteErrorCode.getErrorCode(code & PRIMARY)) {
      case SQLITE_FULL,
          SQLITE_READONLY,
          SQLITE_BUSY,
          SQLITE_LOCKED,
          SQLITE_PERM,
          SQLITE_CANTOPEN,
          SQLITE_PROTOCOL,
          SQLITE_NOMEM ->
          UNAVAILABLE;
      case SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB -> FATAL;
      // A code that the driver does not know, or a complaint of the driver itself.
      case UNKNOWN_ERROR -> e instanceof SQLiteException ? FATAL : MISTAKE;
      default -> MISTAKE;
    };
  }

  /**
   * Of COMMIT itself. SQLite reports a full disk, a read-only file and a lock before the frame that
   * commits is whole; after anything else the outcome is unknown.
   */
  static Failure ofCommit(SQLException e) {
    int code = Sqlite.code(e);
    return switch (SQLiteErrorCode.getErrorCode(code & PRIMARY)) {
      case SQLITE_FULL, SQLITE_READONLY, SQLITE_BUSY -> of(e);
      default -> FATAL;
    };
  }
}
