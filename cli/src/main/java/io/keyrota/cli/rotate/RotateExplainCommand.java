package io.keyrota.cli.rotate;

import io.keyrota.cli.ExitCode;
import io.keyrota.cli.Failure;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rules.credentials.Span;
import io.keyrota.rules.rotation.Outcome;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.State;
import java.io.PrintWriter;
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
      out.println("next      " + next(rotation));
      out.println("history");
      remembered.history(id).forEach(line -> out.println("  " + line.at() + "  " + line.text()));
      out.flush();
      return ExitCode.DONE.number();
    }
  }

  /** Which way a person's word takes it. */
  private static String way(Rotation rotation) {
    return Outcome.resumesBack(rotation)
        ? " (goes on with the way back)"
        : " (goes on with the rotation)";
  }

  private static String next(Rotation rotation) {
    String resume = "keyrota rotate resume " + rotation.id();
    String back = "keyrota rotate rollback " + rotation.id();
    String leave = "; or let it be: keyrota rotate abandon " + rotation.id() + " --reason WHY";
    return switch (rotation.state()) {
      case State.Underway underway ->
          underway.ended() ? "nothing: it is done" : resume + ", or " + back;
      case State.Blocked blocked -> "when the reason is gone: " + resume + "; or give up: " + back;
      case State.Paused paused ->
          "look who changed what; when it is as it was: "
              + resume
              + way(rotation)
              + "; or "
              + back
              + leave;
      case State.RollingBack rolling -> resume;
      case State.RolledBack rolled -> "nothing: everything is as it was";
      case State.Abandoned left -> "nothing: it was let be";
      case State.NeedsHuman asks -> "when you have looked: " + resume + way(rotation) + leave;
    };
  }
}
