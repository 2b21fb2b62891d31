package io.keyrota.server.store.embedded;

import io.keyrota.server.store.Store;
import io.keyrota.server.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store, with memory where it is alone and without where several race. */
class EmbeddedStoreContract extends StoreContract {
  @TempDir Path folder;

  @Override
  protected Store open(boolean several) {
    return EmbeddedStore.open(
        folder.resolve("keyrota.db"),
        several ? Options.STANDARD.withCached(0) : Options.STANDARD,
        cause -> {
          throw new AssertionError(cause);
        });
  }
}
