package io.keyrota.server.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.server.audit.Disk;
import io.keyrota.server.store.CannotOpen;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change log gives back, whatever became of the file. */
class ChangeLogTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void placeTheFile() {
    file = folder.resolve("keyrota.db.log");
  }

  @Test
  void givesBackWhatTheDatabaseLacks() throws Exception {
    List<LogRecord> written = List.of(record(1, 1, 10), record(2, 4, 300), record(5, 5, 0));
    write(0, written);

    assertThat(read(0)).usingRecursiveComparison().isEqualTo(written);
    assertThat(read(1)).usingRecursiveComparison().isEqualTo(written.subList(1, 3));
    assertThat(read(4)).usingRecursiveComparison().isEqualTo(written.subList(2, 3));
    assertThat(read(5)).isEmpty();
    assertThat(read(9)).isEmpty();
  }

  @Test
  void aRecordThatIsNotWholeWasNeverAcknowledged() throws Exception {
    write(0, List.of(record(1, 1, 10), record(2, 2, 200)));
    byte[] whole = Files.readAllBytes(file);
    int second = start(whole, 2);
    int end = second + ChangeLog.HEAD + 200;
    for (int cut = second; cut < end; cut++) {
      byte[] torn = whole.clone();
      Arrays.fill(torn, cut, end, (byte) 0);
      Files.write(file, Arrays.equals(torn, whole) ? whole : torn);
      assertThat(read(0).size()).as("cut at %s", cut - second).isBetween(1, 2);
      Files.write(file, Arrays.copyOf(whole, cut));
      assertThat(read(0)).as("cut off at %s", cut - second).hasSize(1);
    }
    for (int bit = 0; bit < 8 * (ChangeLog.HEAD + 100); bit++) {
      byte[] flipped = whole.clone();
      flipped[second + bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      assertThat(read(0)).as("bit %s", bit).hasSize(1);
    }
  }

  @Test
  void aHoleBeforeWholeRecordsIsDamage() throws Exception {
    write(0, List.of(record(1, 1, 10), record(2, 2, 200), record(3, 3, 70)));
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    damaged[start(whole, 2) + ChangeLog.HEAD + 40] ^= 1;
    Files.write(file, damaged);

    assertThatThrownBy(() -> read(0))
        .isInstanceOf(CannotOpen.class)
        .hasMessage(
            "the change log is damaged or not this data's: it holds commit 3, and what was before it"
                + " is missing after commit 1");
    assertThat(read(3)).isEmpty();
  }

  @Test
  void theLogOfOtherDataIsRefused() throws Exception {
    write(0, List.of(record(7, 7, 10)));

    assertThatThrownBy(() -> read(5)).isInstanceOf(CannotOpen.class);
    assertThat(read(6)).hasSize(1);
  }

  @Test
  void beginsAgainOverWhatIsSaved() throws Exception {
    try (ChangeLog log = ChangeLog.open(Disk.REAL, file, 0, new ArrayList<>())) {
      for (int i = 1; i <= 20; i++) {
        log.append(record(i, i, 100));
      }
      log.restart();
      assertThat(log.length()).isZero();
      log.append(record(21, 21, 100));
      log.append(record(22, 22, 5));
    }

    assertThat(read(20)).extracting(LogRecord::first).containsExactly(21L, 22L);
    assertThat(read(21)).extracting(LogRecord::first).containsExactly(22L);
    assertThat(read(22)).isEmpty();
  }

  @Test
  void wipesWhatIsSaved() throws Exception {
    try (ChangeLog log = ChangeLog.open(Disk.REAL, file, 0, new ArrayList<>())) {
      log.append(record(1, 1, 3_000_000));
      log.append(record(2, 2, 100));
      log.restart();
      log.wipe();
    }

    byte[] content = Files.readAllBytes(file);
    assertThat(Arrays.copyOfRange(content, ChangeLog.ALIGNMENT, content.length))
        .containsOnly((byte) 0);
    assertThat(read(2)).isEmpty();
  }

  @Test
  void refusesAFileThatIsNone() throws Exception {
    Files.writeString(file, "something else ".repeat(20));

    assertThatThrownBy(() -> read(0))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("another program");
  }

  private void write(long saved, List<LogRecord> records) throws IOException {
    try (ChangeLog log = ChangeLog.open(Disk.REAL, file, saved, new ArrayList<>())) {
      for (LogRecord record : records) {
        log.append(record);
      }
    }
  }

  private List<LogRecord> read(long saved) throws IOException {
    List<LogRecord> found = new ArrayList<>();
    ChangeLog.open(Disk.REAL, file, saved, found).close();
    return found;
  }

  /** Where the record that begins with that commit stands. */
  private static int start(byte[] content, long first) {
    for (int at = ChangeLog.ALIGNMENT; at < content.length; at += ChangeLog.ALIGNMENT) {
      java.nio.ByteBuffer head = java.nio.ByteBuffer.wrap(content, at, ChangeLog.HEAD);
      if (head.getLong() == ChangeLog.MAGIC && head.getLong() == first) {
        return at;
      }
    }
    throw new AssertionError("no record of commit " + first);
  }

  private static LogRecord record(long first, long last, int documentBytes) {
    List<LogRecord.RowChange> rows = new ArrayList<>();
    rows.add(change("gone", null, last));
    byte[] document = new byte[documentBytes];
    Arrays.fill(document, (byte) 7);
    Identity identity = new Identity(Place.SYSTEM, "thing", "é");
    rows.add(
        new LogRecord.RowChange(
            identity, new Encoded(identity, 3, document, -5L, "owner", null), last));
    rows.add(change("b", new Encoded(identity, 1, new byte[0], null, null, "handle"), first));
    List<Outbox.Entry> entries = new ArrayList<>();
    for (long number = first; number <= last; number++) {
      entries.add(
          new Outbox.Entry(
              number, "event-" + number, ("{" + number + "}").getBytes(StandardCharsets.UTF_8)));
    }
    return new LogRecord(first, last, rows, entries);
  }

  private static LogRecord.RowChange change(String id, @Nullable Encoded after, long revision) {
    Identity identity = new Identity(Place.SYSTEM, "thing", id);
    Encoded row =
        after == null
            ? null
            : new Encoded(
                identity,
                after.format(),
                after.document(),
                after.due(),
                after.owner(),
                after.handle());
    return new LogRecord.RowChange(identity, row, revision);
  }
}
