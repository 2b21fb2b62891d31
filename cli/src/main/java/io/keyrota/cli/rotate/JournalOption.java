package io.keyrota.cli.rotate;

import io.keyrota.rotator.journal.Journal;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where rotations are remembered. */
final class JournalOption {
  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "The rotations' journal (default: ${DEFAULT-VALUE}).",
      defaultValue = "${sys:user.home}/.keyrota/rotations")
  Path path = Path.of("rotations");

  /** The option, where it is not the default; absolute, for whoever stands elsewhere. */
  List<String> words() {
    Path usual = Path.of(System.getProperty("user.home"), ".keyrota", "rotations");
    return path.equals(usual) ? List.of() : List.of("--journal", path.toAbsolutePath().toString());
  }

  Journal open() {
    return Journal.open(path);
  }
}
