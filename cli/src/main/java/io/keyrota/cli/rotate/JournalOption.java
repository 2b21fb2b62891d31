package io.keyrota.cli.rotate;

import io.keyrota.rotator.journal.Journal;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where rotations are remembered. */
final class JournalOption {
  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "The rotations' journal (default: ${DEFAULT-VALUE}).",
      defaultValue = "${sys:user.home}/.keyrota/rotations")
  Path path = Path.of("rotations");

  Journal open() {
    return Journal.open(path);
  }
}
