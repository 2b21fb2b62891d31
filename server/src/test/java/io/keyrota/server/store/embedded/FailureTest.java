package io.keyrota.server.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What each of SQLite's complaints means, before COMMIT and at COMMIT. */
class FailureTest {

  @ParameterizedTest
  @CsvSource({
    "SQLITE_FULL, UNAVAILABLE, UNAVAILABLE",
    "SQLITE_READONLY, UNAVAILABLE, UNAVAILABLE",
    "SQLITE_READONLY_DBMOVED, FATAL, FATAL",
    "SQLITE_BUSY, UNAVAILABLE, UNAVAILABLE",
    "SQLITE_BUSY_SNAPSHOT, UNAVAILABLE, UNAVAILABLE",
    "SQLITE_CANTOPEN, UNAVAILABLE, FATAL",
    "SQLITE_NOMEM, UNAVAILABLE, FATAL",
    "SQLITE_IOERR_SHMSIZE, UNAVAILABLE, FATAL",
    "SQLITE_IOERR_FSYNC, FATAL, FATAL",
    "SQLITE_IOERR_DIR_FSYNC, FATAL, FATAL",
    "SQLITE_IOERR_WRITE, FATAL, FATAL",
    "SQLITE_IOERR_READ, FATAL, FATAL",
    "SQLITE_CORRUPT, FATAL, FATAL",
    "SQLITE_CORRUPT_INDEX, FATAL, FATAL",
    "SQLITE_NOTADB, FATAL, FATAL",
    "UNKNOWN_ERROR, FATAL, FATAL",
    "SQLITE_CONSTRAINT_UNIQUE, MISTAKE, FATAL",
    "SQLITE_MISUSE, MISTAKE, FATAL",
  })
  void isJudgedByItsCode(SQLiteErrorCode code, Failure before, Failure atCommit) {
    SQLException e = new SQLiteException("", code);
    assertThat(Failure.of(e)).isEqualTo(before);
    assertThat(Failure.ofCommit(e)).isEqualTo(atCommit);
  }

  @ParameterizedTest
  @CsvSource({"MISTAKE, FATAL"})
  void aComplaintOfTheDriverIsOurMistakeUnlessItLeavesTheOutcomeOpen(
      Failure before, Failure atCommit) {
    SQLException e = new SQLException("stmt pointer is closed");
    assertThat(Failure.of(e)).isEqualTo(before);
    assertThat(Failure.ofCommit(e)).isEqualTo(atCommit);
  }
}
