package io.keyrota.cli.rotate;

import io.keyrota.cli.ExitCode;
import io.keyrota.cli.Failure;
import io.keyrota.cli.Misuse;
import io.keyrota.rotator.Standing;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a rotation is run: to its end or as far as it goes, and how it reports. */
final class RunOptions {
  @Option(names = "--wait", description = "Wait for the evidence and the hold, until the end.")
  boolean wait;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "text (default) or json: one object at the end.")
  Format format = Format.text;

  /** How the end is printed; json keeps the progress on the standard error. */
  enum Format {
    text,
    json
  }

  boolean json() {
    return format == Format.json;
  }

  /** Asks, when a person is there to answer; without one the answer must be on the command line. */
  static void agreed(boolean yes, PrintWriter out, String question) {
    if (yes) {
      return;
    }
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() -> new Misuse(question + " Nobody is here to answer: add --yes"));
    out.flush();
    String answer = console.readLine("%s [y/N] ", question);
    if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
      throw new Failure("nothing was done");
    }
  }

  static ExitCode exitCode(Standing standing) {
    return switch (standing.kind()) {
      case DONE, ABANDONED -> ExitCode.DONE;
      case WAITING -> ExitCode.WAITING;
      case BLOCKED -> ExitCode.BLOCKED;
      case ROLLED_BACK -> ExitCode.ROLLED_BACK;
    };
  }
}
