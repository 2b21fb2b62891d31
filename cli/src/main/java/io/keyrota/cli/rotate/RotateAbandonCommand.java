package io.keyrota.cli.rotate;

import io.keyrota.cli.ExitCode;
import io.keyrota.cli.Misuse;
import io.keyrota.rotator.Abandoning;
import io.keyrota.rotator.LeftBehind;
import io.keyrota.rotator.Rotator;
import io.keyrota.rotator.Standing;
import io.keyrota.rotator.World;
import io.keyrota.rotator.aws.Connection;
import io.keyrota.rotator.journal.Holder;
import io.keyrota.rotator.journal.Journal;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a rotation be that can neither go on nor back. It touches no key and no target. */
@Command(
    name = "abandon",
    description = "Let a rotation be: leave keys and targets as they are, and say how that is.",
    mixinStandardHelpOptions = true)
final class RotateAbandonCommand implements Callable<Integer> {
  @Mixin ConnectionOptions connection = new ConnectionOptions();
  @Mixin JournalOption journal = new JournalOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ID", description = "The rotation's.")
  String id = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; the journal keeps it.")
  String reason = "";

  @Option(
      names = "--force",
      description =
          "Also when an application is left with a key that does not work, and when these"
              + " credentials are of another account or service.")
  boolean force;

  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  @Override
  public Integer call() {
    if (reason.isBlank()) {
      throw new Misuse("--reason is empty: why is the rotation let be?");
    }
    Again again = Again.as(journal, connection);
    PrintWriter out = spec.commandLine().getOut();
    try (Connection aws = connection.connection();
        Journal remembered = journal.open()) {
      World world = connection.world(aws);
      Rotator rotator = new Rotator(world, remembered, new Report(out), Holder.here(0));
      Abandoning abandoning = new Abandoning(world, remembered, rotator);
      LeftBehind left = abandoning.look(id);
      left.lines().forEach(line -> out.println("  " + KeyIds.masked(line)));
      String label = force ? "  FORCED: " : "  BLOCKED: ";
      left.objections().forEach(why -> out.println(label + KeyIds.masked(why)));
      out.flush();
      if (!force && !left.objections().isEmpty()) {
        out.println("what else may be done: " + again.explain(id));
        out.println(
            "to let it be all the same: "
                + again.rotate("abandon", id, "--reason", reason, "--force"));
        out.flush();
        return ExitCode.BLOCKED.number();
      }
      RunOptions.agreed(yes, out, "Leave everything like that and abandon " + id + "?");
      Standing standing = abandoning.abandon(id, reason, force);
      out.println(Report.text(standing, again));
      out.flush();
      return ExitCode.DONE.number();
    }
  }
}
