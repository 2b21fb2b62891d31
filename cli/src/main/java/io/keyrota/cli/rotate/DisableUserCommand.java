package io.keyrota.cli.rotate;

import io.keyrota.cli.ExitCode;
import io.keyrota.cli.SpanOption;
import io.keyrota.rotator.Planning;
import io.keyrota.rotator.Rotator;
import io.keyrota.rotator.Standing;
import io.keyrota.rotator.World;
import io.keyrota.rotator.aws.Connection;
import io.keyrota.rotator.journal.Holder;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Terms;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * For somebody who leaves: every key inactive now; each is deleted later, when it is proved that
 * nothing relies on it. A use of such a key never brings it back: it is reported.
 */
@Command(
    name = "disable-user",
    description = "Deactivate every key of a user now; delete them when they are proved unused.",
    mixinStandardHelpOptions = true)
final class DisableUserCommand implements Callable<Integer> {
  @Mixin ConnectionOptions connection = new ConnectionOptions();
  @Mixin JournalOption journal = new JournalOption();
  @Mixin RunOptions run = new RunOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "USER", description = "The IAM user's name.")
  String user = "";

  @Option(
      names = "--hold",
      paramLabel = "SPAN",
      description = "How long a key stays inactive before it is deleted (default: 24h).")
  String hold = "24h";

  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter progress = run.json() ? spec.commandLine().getErr() : out;
    try (Connection aws = connection.connection();
        Journal remembered = journal.open()) {
      World world = connection.world(aws);
      Terms terms =
          Terms.standard().withHold(SpanOption.of("--hold", hold)).withLateUse(Terms.LateUse.KEEP);
      List<Rotation> planned = new Planning(world, remembered).retire(user, terms);
      if (planned.isEmpty()) {
        progress.println(user + " has no key that is not on its way out");
        progress.flush();
        return ExitCode.DONE.number();
      }
      planned.forEach(
          key ->
              progress.println(
                  "user/" + user + "  - deactivate  " + KeySeen.masked(key.oldKeyId())));
      RunOptions.agreed(yes, progress, "Deactivate every key of " + user + " now?");
      Rotator rotator = new Rotator(world, remembered, new Report(progress), Holder.here(0));
      // First all are inactive; only then one may be waited for.
      for (Rotation key : planned) {
        rotator.begin(key);
        var _ = rotator.run(key.id(), false);
      }
      int worst = ExitCode.DONE.number();
      for (Rotation key : planned) {
        Standing standing = rotator.run(key.id(), run.wait);
        worst = Math.max(worst, Report.end(standing, run, Again.as(journal, connection), out));
      }
      return worst;
    }
  }
}
