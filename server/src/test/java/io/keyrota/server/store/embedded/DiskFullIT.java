package io.keyrota.server.store.embedded;

import static io.keyrota.server.store.Entries.entry;
import static io.keyrota.server.store.Thing.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.StoreUnavailable;
import io.keyrota.server.store.Thing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system without space: a small one in memory, where the tests may mount it. */
class DiskFullIT {
  @TempDir Path folder;
  private final List<Throwable> fatal = new CopyOnWriteArrayList<>();

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder.toString()),
        "no right to mount a file system");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", folder.toString());
  }

  @Test
  void aFullDiskRefusesCommitsAnswersReadsAndRecoversByItself() throws Exception {
    Path filler = folder.resolve("filler");
    try (Store store =
        EmbeddedStore.open(folder.resolve("keyrota.db"), Options.STANDARD, fatal::add)) {
      put(store, 0);
      for (int round = 1; round <= 3; round++) {
        fill(filler);
        int acknowledged = commitUntilRefused(store, round * 10_000);
        assertThatThrownBy(() -> put(store, -1)).isInstanceOf(StoreUnavailable.class);
        assertThat(store.snapshot().find(THINGS, Place.SYSTEM, "row0")).isPresent();

        Files.delete(filler);
        put(store, acknowledged);
        assertThat(store.snapshot().find(THINGS, Place.SYSTEM, "row" + acknowledged)).isPresent();
        assertThat(store.snapshot().find(THINGS, Place.SYSTEM, "row-1")).isEmpty();
      }
    }
    assertThat(fatal).isEmpty();
  }

  private static int commitUntilRefused(Store store, int from) throws Conflict {
    for (int id = from; id < from + 10_000; id++) {
      try {
        put(store, id);
      } catch (StoreUnavailable full) {
        return id;
      }
    }
    throw new AssertionError("the disk never filled up");
  }

  private static void put(Store store, int id) throws Conflict {
    store.commit(
        store.snapshot(),
        List.of(
            new Change.Put<>(
                THINGS, Place.SYSTEM, "row" + id, Thing.of(id).ownedBy("x".repeat(1_000)))),
        entry());
  }

  private static void fill(Path filler) throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] page = new byte[4_096];
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      assertThat(Files.size(filler)).isPositive();
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
