package io.keyrota.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option by which every command finds its server. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The server's data folder (default: ${DEFAULT-VALUE}).",
      defaultValue = "./keyrota-data")
  Path path = Path.of("keyrota-data");

  KeyrotaClient client() {
    return client(Optional.empty());
  }

  /** A client that asks in that region, where one is named. */
  KeyrotaClient client(Optional<String> region) {
    DataDir.Endpoint endpoint = new DataDir(path).endpoint();
    return new KeyrotaClient(region.map(endpoint::in).orElse(endpoint));
  }
}
