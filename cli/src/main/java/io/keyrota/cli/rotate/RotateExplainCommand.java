package io.keyrota.cli.rotate;

import io.keyrota.cli.ExitCode;
import io.keyrota.cli.Failure;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rules.credentials.Span;
import io.keyrota.rules.rotation.Outcome;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.State;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything that the journal knows of one rotation, with the key ids in full. */
@Command(
    name = "explain",
    description = "Say what a rotation did, why it stands where it stands, and what to type next.",
    mixinStandardHelpOptions = true)
final class RotateExplainCommand implements Callable<Integer> {
  @Mixin JournalOption journal = new JournalOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ID")
  String id = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Journal remembered = journal.open()) {
      Rotation rotation =
          remembered.find(id).orElseThrow(() -> new Failure("the journal has no rotation " + id));
      out.println(rotation.id() + "  " + rotation.state().name());
      if (!rotation.state().why().isEmpty()) {
        out.println("why       " + rotation.state().why());
      }
      out.println("user      " + rotation.principal().arn());
      rotation.reach().service().ifPresent(at -> out.println("service   " + at));
      rotation.reach().installation().ifPresent(it -> out.println("keyrota   " + it));
      out.println("old key   " + rotation.oldKeyId());
      rotation.marks().newKeyId().ifPresent(key -> out.println("new key   " + key));
      rotation
          .deliveries()
          .forEach(d -> out.println("target    " + d.target() + "  " + d.progress()));
      rotation.terms().then().ifPresent(then -> out.println("then      " + then));
      out.println(
          "terms     quiet for "
              + Span.text(rotation.terms().quiet().quietFor())
              + ", hold "
              + Span.text(rotation.terms().hold())
              + ", on late use "
              + rotation.terms().lateUse());
      List<String> next = next(rotation, Again.as(journal, rotation));
      out.println("next      " + String.join("\n          ", next));
      out.println("history");
      remembered.history(id).forEach(line -> out.println("  " + line.at() + "  " + line.text()));
      out.flush();
      return ExitCode.DONE.number();
    }
  }

  /** What may be typed next, a command a line with nothing behind it, and what it does. */
  private static List<String> next(Rotation rotation, Again again) {
    String id = rotation.id();
    String on = "on with the " + (Outcome.resumesBack(rotation) ? "way back" : "rotation") + ": ";
    String resume = on + again.rotate("resume", id);
    String back = "back: " + again.rotate("rollback", id);
    String leave = "let it be: " + again.rotate("abandon", id, "--reason", "WHY");
    return switch (rotation.state()) {
      case State.Underway underway ->
          underway.ended() ? List.of("nothing: it is done") : List.of(resume, back);
      case State.Blocked blocked -> List.of("when the reason is gone", resume, back);
      case State.Paused paused ->
          List.of("look who changed what; when it is as it was", resume, back, leave);
      case State.RollingBack rolling -> List.of(resume);
      case State.RolledBack rolled -> List.of("nothing: everything is as it was");
      case State.Abandoned left -> List.of("nothing: it was let be");
      case State.NeedsHuman asks -> List.of("when you have looked", resume, back, leave);
    };
  }
}
