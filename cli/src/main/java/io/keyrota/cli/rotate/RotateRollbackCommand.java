package io.keyrota.cli.rotate;

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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The way back. Exit code 6 when everything is as it was, 4 while the new key must still go. */
@Command(
    name = "rollback",
    description = "Reactivate the old key, restore every target, then take the new key away.",
    mixinStandardHelpOptions = true)
final class RotateRollbackCommand implements Callable<Integer> {
  @Mixin ConnectionOptions connection = new ConnectionOptions();
  @Mixin JournalOption journal = new JournalOption();
  @Mixin RunOptions run = new RunOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ID")
  String id = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter progress = run.json() ? spec.commandLine().getErr() : out;
    try (Connection aws = connection.connection();
        Journal remembered = journal.open()) {
      World world = connection.world(aws);
      Rotator rotator = new Rotator(world, remembered, new Report(progress), Holder.here(0));
      Standing standing = rotator.rollBack(id, "its operator asked for it", run.wait);
      return Report.end(standing, run, Again.as(journal, connection), out);
    }
  }
}
