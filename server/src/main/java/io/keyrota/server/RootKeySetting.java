package io.keyrota.server;

import io.keyrota.server.sealing.PassphraseSource;
import io.keyrota.server.sealing.RootKeyFile;
import io.keyrota.server.sealing.RootKeySource;
import io.keyrota.server.sealing.RootPassphrase;
import java.nio.file.Path;
import java.util.Optional;

/** Where the root key comes from, fixed at a data folder's first start. */
public sealed interface RootKeySetting {

  /** A file in the data folder. */
  record OfFile() implements RootKeySetting {}

  /**
   * A passphrase.
   *
   * @param file holds it; where it is absent the terminal is asked
   */
  record OfPassphrase(Optional<Path> file) implements RootKeySetting {}

  /** The source in a data folder. */
  default RootKeySource in(Path data) {
    return switch (this) {
      case OfFile() -> RootKeyFile.in(data);
      case OfPassphrase(Optional<Path> file) ->
          RootPassphrase.in(
              data, file.map(PassphraseSource::ofFile).orElseGet(PassphraseSource::ofTerminal));
    };
  }
}
