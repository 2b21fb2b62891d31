package io.keyrota.bench.jmh;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.HeadSigner;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.audit.TrailOptions;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.embedded.EmbeddedStore;
import io.keyrota.server.store.embedded.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A store and a trail in a folder of their own, joined as in the server; removed at the end. */
record OpenDisk(Path folder, EmbeddedStore store, Trail trail) implements AutoCloseable {
  private static final Place PLACE = Place.global(new AccountId("111122223333"));

  static OpenDisk inWorkingDirectory() {
    try {
      Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "jmh-");
      Trail trail =
          Trail.open(
              folder.resolve("trail"),
              TrailOptions.STANDARD,
              new Unsigned(),
              (why, cause) -> {
                throw new IllegalStateException(why, cause);
              });
      EmbeddedStore store =
          EmbeddedStore.open(
              folder.resolve("store"),
              Options.STANDARD,
              cause -> {
                throw new IllegalStateException(cause);
              });
      store.onCommitted(entries -> trail.appendAll(entries, store::entriesTaken));
      return new OpenDisk(folder, store, trail);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Words> find(String id) {
    return store.snapshot().find(Words.TABLE, PLACE, id);
  }

  void commit(String id, AuditEntry entry) throws Conflict {
    Words words = new Words("a few words, as many as a small row has");
    store.commit(store.snapshot(), List.of(new Change.Put<>(Words.TABLE, PLACE, id, words)), entry);
  }

  @Override
  public void close() throws IOException {
    store.close();
    trail.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static final class Unsigned implements HeadSigner {
    @Override
    public byte[] sign(byte[] message) {
      return new byte[64];
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
      return true;
    }
  }
}
