package io.keyrota.cli.rotate;

import io.keyrota.cli.Columns;
import io.keyrota.cli.ExitCode;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rotator.json.JsonText;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.Span;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.rotation.Rotation;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The journal's rotations. It asks nobody: it works without a network. */
@Command(
    name = "status",
    description = "List the rotations of the journal.",
    mixinStandardHelpOptions = true)
final class RotateStatusCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @Mixin JournalOption journal = new JournalOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(names = "--all", description = "Ended ones too, newest first.")
  boolean all;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "text (default) or json: one array.")
  RunOptions.Format format = RunOptions.Format.text;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Journal remembered = journal.open()) {
      List<Rotation> rotations = all ? remembered.newest(MOST) : remembered.underway();
      switch (format) {
        case json ->
            out.println(
                JsonText.write(
                    new Json.Arr(
                        rotations.stream()
                            .<Json>map(r -> Json.Obj.of(Report.members(r)))
                            .toList())));
        case text -> table(rotations, out);
      }
      out.flush();
      return ExitCode.DONE.number();
    }
  }

  private static void table(List<Rotation> rotations, PrintWriter out) {
    if (rotations.isEmpty()) {
      out.println("no rotation is underway");
      return;
    }
    Columns columns = new Columns("ID", "USER", "OLD KEY", "NEW KEY", "BEGUN", "STATE", "WHY");
    for (Rotation rotation : rotations) {
      columns.row(
          rotation.id(),
          rotation.principal().userName(),
          KeySeen.masked(rotation.oldKeyId()),
          rotation.marks().newKeyId().map(KeySeen::masked).orElse("-"),
          Span.seconds(rotation.marks().planned()),
          rotation.state().name(),
          KeyIds.masked(rotation.state().why()));
    }
    out.print(columns.text());
  }
}
