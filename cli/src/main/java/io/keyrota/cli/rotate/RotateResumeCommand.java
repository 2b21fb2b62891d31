package io.keyrota.cli.rotate;

import io.keyrota.cli.ExitCode;
import io.keyrota.cli.Misuse;
import io.keyrota.rotator.Rotator;
import io.keyrota.rotator.Standing;
import io.keyrota.rotator.World;
import io.keyrota.rotator.aws.Connection;
import io.keyrota.rotator.journal.Holder;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rules.rotation.Rotation;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Goes on: with everything that is underway in the account, or with one rotation, which may also be
 * one that waits for a person's word.
 */
@Command(
    name = "resume",
    description = "Go on, with all that is underway or with one rotation.",
    mixinStandardHelpOptions = true)
final class RotateResumeCommand implements Callable<Integer> {
  @Mixin ConnectionOptions connection = new ConnectionOptions();
  @Mixin JournalOption journal = new JournalOption();
  @Mixin RunOptions run = new RunOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "ID",
      arity = "0..1",
      description = "This one, even when it is paused or needs a person.")
  @Nullable String id;

  @Option(
      names = "--moved",
      description =
          "With ID: its service has another address now, the one that answers here; the account is"
              + " the same.")
  boolean moved;

  @Override
  public Integer call() {
    if (moved && id == null) {
      throw new Misuse("--moved is said of one rotation: which ID?");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter progress = run.json() ? spec.commandLine().getErr() : out;
    try (Connection aws = connection.connection();
        Journal remembered = journal.open()) {
      World world = connection.world(aws);
      Rotator rotator = new Rotator(world, remembered, new Report(progress), Holder.here(0));
      if (id != null) {
        if (moved) {
          rotator.moved(id);
        }
        return Report.end(rotator.resume(id, run.wait), run, Again.as(journal, connection), out);
      }
      int worst = ExitCode.DONE.number();
      for (Rotation rotation : remembered.underway()) {
        Optional<String> elsewhere = rotator.elsewhere(rotation);
        if (elsewhere.isPresent()) {
          progress.println("skipped " + elsewhere.get());
          progress.flush();
          continue;
        }
        Standing standing = rotator.run(rotation.id(), run.wait);
        int code = Report.end(standing, run, Again.as(journal, connection), out);
        // Blocked weighs more than rolled back, and that more than waiting.
        worst = weight(code) > weight(worst) ? code : worst;
      }
      return worst;
    }
  }

  private static int weight(int code) {
    return switch (code) {
      case 0 -> 0;
      case 4 -> 1;
      case 6 -> 2;
      default -> 3;
    };
  }
}
