package io.keyrota.cli.rotate;

import io.keyrota.cli.ExitCode;
import io.keyrota.cli.Failure;
import io.keyrota.cli.Misuse;
import io.keyrota.cli.SpanOption;
import io.keyrota.rotator.Planning;
import io.keyrota.rotator.Rotator;
import io.keyrota.rotator.World;
import io.keyrota.rotator.aws.Connection;
import io.keyrota.rotator.journal.Holder;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rotator.targets.CommandWords;
import io.keyrota.rotator.targets.Target;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.rotation.Terms;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The guide's procedure on one user. */
@Command(
    name = "user",
    description = "Replace a user's access key and deliver the new one.",
    mixinStandardHelpOptions = true)
final class RotateUserCommand implements Callable<Integer> {
  @Mixin ConnectionOptions connection = new ConnectionOptions();
  @Mixin JournalOption journal = new JournalOption();
  @Mixin RunOptions run = new RunOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "USER", description = "The IAM user's name.")
  String user = "";

  @Option(
      names = "--to-profile",
      paramLabel = "PATH[:PROFILE]",
      description = "Deliver to a profile of an AWS shared-credentials file.")
  List<String> profiles = new ArrayList<>();

  @Option(
      names = "--to-env",
      paramLabel = "PATH",
      description = "Deliver to a file of lines NAME=VALUE.")
  List<String> environments = new ArrayList<>();

  @Option(
      names = "--to-exec",
      paramLabel = "COMMAND",
      description = "Deliver to a program: one word-split command, the key as JSON on its stdin.")
  List<String> commands = new ArrayList<>();

  @Option(
      names = "--then",
      paramLabel = "COMMAND",
      description = "Run when all is delivered, for example 'systemctl reload app'.")
  @Nullable String then;

  @Option(
      names = "--hold",
      paramLabel = "SPAN",
      description = "How long the old key stays inactive before it is deleted (default: 24h).")
  String hold = "24h";

  @Option(
      names = "--quiet-for",
      paramLabel = "SPAN",
      description =
          "How long the old key must have been unused: the longest pause of a consumer between two"
              + " uses (default: 24h).")
  String quietFor = "24h";

  @Option(
      names = "--on-late-use",
      paramLabel = "WHAT",
      description =
          "reactivate (default), or keep: the old key stays inactive and a person is asked.")
  OnLateUse onLateUse = OnLateUse.reactivate;

  @Option(
      names = "--free-slot",
      paramLabel = "ACCESS_KEY_ID",
      description = "The inactive second key that may be deleted, if it is proved unused.")
  @Nullable String freeSlot;

  @Option(
      names = "--pass-credentials",
      description =
          "Leave the rotator's own AWS credentials in the environment of --to-exec and --then.")
  boolean passCredentials;

  @Option(names = "--dry-run", description = "Show the plan, and stop.")
  boolean dryRun;

  @Option(
      names = "--detailed-exitcode",
      description = "With --dry-run: end with 2 when the plan changes something.")
  boolean detailedExitCode;

  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  /** What a use of the deactivated key does. */
  enum OnLateUse {
    reactivate,
    keep
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter progress = run.json() ? spec.commandLine().getErr() : out;
    // A wrong command line is told before anybody is asked.
    List<Target> targets = targets();
    Terms terms = terms();
    try (Connection aws = connection.connection();
        Journal remembered = journal.open()) {
      World world = connection.world(aws);
      Planning.Plan plan = plan(new Planning(world, remembered), targets, terms);
      plan.lines().forEach(line -> progress.println(KeyIds.masked(line)));
      if (plan.blocked().isPresent()) {
        progress.println("  BLOCKED: " + KeyIds.masked(plan.blocked().get()));
        return Report.planned(plan, ExitCode.BLOCKED, run, progress, out);
      }
      if (dryRun) {
        ExitCode code = detailedExitCode ? ExitCode.CHANGES_PLANNED : ExitCode.DONE;
        return Report.planned(plan, code, run, progress, out);
      }
      progress.flush();
      RunOptions.agreed(yes, progress, "Replace the key of " + user + " as planned?");
      Rotator rotator = new Rotator(world, remembered, new Report(progress), Holder.here(0));
      rotator.begin(plan.rotation());
      return Report.end(
          rotator.run(plan.rotation().id(), run.wait), run, Again.as(journal, connection), out);
    }
  }

  private Planning.Plan plan(Planning planning, List<Target> targets, Terms terms) {
    try {
      return planning.replace(user, targets, terms);
    } catch (Rotator.Refused e) {
      String why = String.valueOf(e.getMessage());
      throw new Failure(
          why
              + e.rotation()
                  .map(id -> ": " + Again.as(journal, connection).explain(id))
                  .orElse(""));
    }
  }

  private List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    add(targets, profiles, Targets::profile);
    add(targets, environments, Targets::environment);
    add(targets, commands, Targets::exec);
    if (targets.isEmpty()) {
      throw new Misuse("a rotation needs a target: --to-profile, --to-env or --to-exec");
    }
    wellFormed(() -> Targets.together(targets));
    return targets;
  }

  private static void add(
      List<Target> targets, List<String> places, Function<String, Target> kind) {
    for (String place : places) {
      wellFormed(() -> targets.add(kind.apply(place)));
    }
  }

  private static void wellFormed(Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
  }

  private Terms terms() {
    Terms standard = Terms.standard();
    Optional.ofNullable(then).ifPresent(line -> wellFormed(() -> CommandWords.of(line)));
    return standard
        .withHold(SpanOption.of("--hold", hold))
        .withQuiet(standard.quiet().withQuietFor(SpanOption.of("--quiet-for", quietFor)))
        .withLateUse(
            switch (onLateUse) {
              case reactivate -> Terms.LateUse.REACTIVATE;
              case keep -> Terms.LateUse.KEEP;
            })
        .withFreeSlot(Optional.ofNullable(freeSlot))
        .withPassCredentials(passCredentials)
        .withThen(Optional.ofNullable(then));
  }
}
