package io.keyrota.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option by which every command finds its server. */
final class DataOption {
  /** What {@code keyrota env} sets, so that the shell's other commands find the same server. */
  static final String VARIABLE = "KEYROTA_DATA";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The server's data folder (default: $KEYROTA_DATA, else ./keyrota-data).")
  @Nullable Path given;

  /** The folder that was given, else the environment's, else the one that start makes. */
  Path path() {
    return given != null ? given : otherwise(System.getenv(VARIABLE));
  }

  /** The folder where none is given; an empty variable counts for nothing. */
  static Path otherwise(@Nullable String variable) {
    return variable == null || variable.isEmpty() ? Path.of("./keyrota-data") : Path.of(variable);
  }

  KeyrotaClient client() {
    return client(Optional.empty());
  }

  /** A client that asks in that region, where one is named. */
  KeyrotaClient client(Optional<String> region) {
    DataDir.Endpoint endpoint = new DataDir(path()).endpoint();
    return new KeyrotaClient(region.map(endpoint::in).orElse(endpoint));
  }
}
