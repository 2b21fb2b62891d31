package io.keyrota.server.store.embedded;

import io.keyrota.server.store.CannotOpen;
import io.keyrota.server.store.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Opens a data file: what a former life left in its change log comes into the database first. */
record Opening(DataFile file, Options options) {

  /** The parts of an open store. */
  record Opened(
      DataConnection data, Keeping keeping, Memory memory, Unsaved unsaved, Outbox outbox) {}

  Opened open() throws SQLException, IOException {
    Writing writing = new Writing(file.path(), options);
    DataConnection data = new DataConnection(() -> new Writing(file.path(), options), writing);
    Memory memory = new Memory(options.cached());
    Unsaved unsaved = new Unsaved();
    Outbox outbox = new Outbox();
    try {
      Keeping keeping =
          file.claim() == null
              ? through(data, memory, outbox)
              : logFirst(data, memory, unsaved, outbox);
      return new Opened(data, keeping, memory, unsaved, outbox);
    } catch (SQLException | IOException | RuntimeException e) {
      data.discard();
      throw e;
    }
  }

  private Keeping through(DataConnection data, Memory memory, Outbox outbox)
      throws SQLException, IOException {
    if (Files.exists(file.log())
        && !new LogReader(Files.readAllBytes(file.log()))
            .beyond(data.open().writing().last())
            .isEmpty()) {
      throw new CannotOpen("a server that had the data for itself must start once more", null);
    }
    return new WriteThrough(data, memory, outbox);
  }

  private Keeping logFirst(DataConnection data, Memory memory, Unsaved unsaved, Outbox outbox)
      throws SQLException, IOException {
    long last = data.open().writing().last();
    List<LogRecord> left = new ArrayList<>();
    ChangeLog log = ChangeLog.open(options.disk(), file.log(), last, left);
    try {
      if (!left.isEmpty()) {
        recover(left, data.open());
        last = left.getLast().last();
      }
    } catch (SQLException | RuntimeException e) {
      log.close();
      throw e;
    }
    return new LogFirst(data, log, last, memory, unsaved, outbox);
  }

  private static void recover(List<LogRecord> records, DataConnection.Open to) throws SQLException {
    Writing writing = to.writing();
    writing.begin();
    Map<Identity, Step> steps = new LinkedHashMap<>();
    for (LogRecord record : records) {
      for (LogRecord.RowChange row : record.rows()) {
        Step earlier = steps.get(row.identity());
        Current before = earlier == null ? writing.current(row.identity()) : earlier.before();
        steps.put(row.identity(), new Step(row.identity(), before, row.after(), row.revision()));
      }
      for (Outbox.Entry entry : record.entries()) {
        writing.keep(entry);
      }
    }
    Step.all(steps.values(), to);
    writing.reached(records.getLast().last());
    writing.commit();
  }
}
