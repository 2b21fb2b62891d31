package io.keyrota.server.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Entries;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data files of every version open for ever: a copy of each {@code keyrota.db} under {@code
 * testkit/data}, with the change log beside it where a version has one, must hold what {@code
 * contents.txt} says, and take a commit. {@link #main} makes the folder of a new version.
 */
class OldDataGolden {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyOldDataFileOpensAndHoldsWhatItHeld() throws Exception {
    List<Path> versions;
    try (Stream<Path> folders = Files.list(dataFolder())) {
      versions =
          folders.filter(each -> Files.exists(each.resolve("contents.txt"))).sorted().toList();
    }
    assertThat(versions).isNotEmpty();
    return versions.stream()
        .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> holds(each)));
  }

  private void holds(Path version) throws Exception {
    Path copy = folder.resolve(version.getFileName() + ".db");
    Files.copy(version.resolve("keyrota.db"), copy);
    if (Files.exists(version.resolve("keyrota.db.log"))) {
      Files.copy(version.resolve("keyrota.db.log"), Path.of(copy + ".log"));
    }
    List<String> expected = Files.readAllLines(version.resolve("contents.txt"), UTF_8);
    try (Store store = open(copy)) {
      assertThat(contents(store, expected)).isEqualTo(expected);
      Table<Plain> things = new Plain.Plains("thing", 1);
      store.commit(
          store.snapshot(),
          List.of(
              new Change.Put<>(
                  things, Place.SYSTEM, "new", new Plain(1, Document.builder().build()))),
          Entries.entry());
    }
    try (Store store = open(copy)) {
      assertThat(store.snapshot().find(Plain.Plains.all("thing"), Place.SYSTEM, "new")).isPresent();
    }
  }

  /** What the store holds under each heading of the expected text. */
  private static List<String> contents(Store store, List<String> expected) {
    List<String> lines = new ArrayList<>();
    for (String heading : expected.stream().filter(line -> line.startsWith("[")).toList()) {
      lines.add(heading);
      String[] words = heading.substring(1, heading.length() - 1).split(" ", -1);
      switch (words[0]) {
        case "due" ->
            store
                .due(List.of(words[1]), Instant.MAX, 100)
                .forEach(due -> lines.add(due.at() + " " + due.identity().id()));
        case "outbox" ->
            store
                .untakenEntries()
                .forEach(e -> lines.add(new String(AuditEntry.decode(e).record(), UTF_8)));
        default ->
            store
                .snapshot()
                .page(
                    Plain.Plains.all(words[2]),
                    new Place(new AccountId(words[0]), new Region(words[1])),
                    "",
                    1_000)
                .forEach(row -> lines.add(Plain.line(row)));
      }
    }
    return lines;
  }

  private static Store open(Path file) {
    return EmbeddedStore.open(
        file,
        Options.STANDARD,
        cause -> {
          throw new AssertionError(cause);
        });
  }

  private static Path dataFolder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("testkit/data"))) {
        return at.resolve("testkit/data");
      }
    }
    throw new IllegalStateException("no folder testkit/data above the working directory");
  }

  /** Makes {@code testkit/data/vN} for a new N; the folder must be empty. */
  public static void main(String[] args) throws Exception {
    Path target = Files.createDirectory(dataFolder().resolve(args[0]));
    Path file = Files.createTempDirectory("golden").resolve("keyrota.db");
    open(file).close();
    Place global = Place.global(new AccountId("111122223333"));
    Place regional = new Place(new AccountId("444455556666"), new Region("eu-central-1"));
    Table<Plain> things = new Plain.Plains("thing", 1);
    Table<Plain> others = new Plain.Plains("other", 1);
    SequencedMap<String, Object> odd = new LinkedHashMap<>();
    odd.put("lone half", "a\ud83d");
    odd.put("longest", Long.MAX_VALUE);
    odd.put("least", Long.MIN_VALUE);
    odd.put("nested", List.of(Document.builder().put("on", true).put("off", false).build(), -1L));
    Instant noon = Instant.parse("2026-11-24T12:00:00Z");
    try (Store store = open(file)) {
      store.commit(
          store.snapshot(),
          List.of(
              put(others, regional, "key \ud83d\udd11", new Document(odd)),
              put(
                  things,
                  global,
                  "a",
                  Document.builder()
                      .put("owner", "o")
                      .put("handle", "h")
                      .put("due", noon)
                      .put("sealed", new byte[] {0, 1, -1})
                      .put("tags", List.of("x", "\u00e9"))
                      .build()),
              put(things, global, "b", Document.builder().put("due", noon.minusMillis(1)).build())),
          Entries.entry("6f0a1c52-0000-4000-8000-000000000001"));
      store.commit(
          store.snapshot(),
          List.of(
              put(things, global, "c", Document.builder().put("n", 7).build()),
              Change.Remove.of(things, global, "b")),
          Entries.entry("6f0a1c52-0000-4000-8000-000000000002"));
      store.commit(
          store.snapshot(),
          List.of(put(things, global, "c", Document.builder().put("n", 8).build())),
          Entries.entry("6f0a1c52-0000-4000-8000-000000000003"));
      List<String> headings =
          List.of(
              "[111122223333 global thing]",
              "[444455556666 eu-central-1 other]",
              "[due thing]",
              "[outbox]");
      // As a killed process leaves it: the database has none of it yet.
      Files.copy(file, target.resolve("keyrota.db"));
      byte[] log = Files.readAllBytes(Path.of(file + ".log"));
      int end = log.length;
      while (log[end - 1] == 0) {
        end--;
      }
      int whole = end + (-end & (ChangeLog.ALIGNMENT - 1));
      Files.write(target.resolve("keyrota.db.log"), Arrays.copyOf(log, whole));
      Files.write(target.resolve("contents.txt"), contents(store, headings), UTF_8);
    }
  }

  private static Change put(Table<Plain> table, Place place, String id, Document document) {
    return new Change.Put<>(table, place, id, new Plain(table.format(), document));
  }
}
