package io.keyrota.cli;

import java.nio.file.Path;
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
    return new KeyrotaClient(new DataDir(path).endpoint());
  }
}
