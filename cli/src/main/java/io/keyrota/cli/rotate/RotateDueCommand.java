package io.keyrota.cli.rotate;

import io.keyrota.cli.ExitCode;
import io.keyrota.cli.Failure;
import io.keyrota.rotator.DueRound;
import io.keyrota.rotator.Rotator;
import io.keyrota.rotator.Standing;
import io.keyrota.rotator.World;
import io.keyrota.rotator.aws.Connection;
import io.keyrota.rotator.journal.Holder;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rotator.json.JsonText;
import io.keyrota.rotator.policy.PolicyFile;
import io.keyrota.rotator.policy.PolicyText;
import io.keyrota.rotator.targets.CommandWords;
import io.keyrota.rules.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All that is due by a policy file. Run it from cron, once an hour or once a day. */
@Command(
    name = "due",
    description = "Go on with what is underway and begin what is due; never waits.",
    mixinStandardHelpOptions = true)
final class RotateDueCommand implements Callable<Integer> {
  @Mixin ConnectionOptions connection = new ConnectionOptions();
  @Mixin JournalOption journal = new JournalOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(names = "--policy", paramLabel = "FILE", required = true, description = "Which users.")
  @Nullable Path policy;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "text (default) or json: one object at the end.")
  RunOptions.Format format = RunOptions.Format.text;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean json = format == RunOptions.Format.json;
    PrintWriter progress = json ? spec.commandLine().getErr() : out;
    PolicyFile reading = read();
    try (Connection aws = connection.connection();
        Journal remembered = journal.open()) {
      World world = connection.world(aws);
      Rotator rotator = new Rotator(world, remembered, new Report(progress), Holder.here(0));
      DueRound.Round round = new DueRound(world, remembered, rotator).run(reading.policies());
      ExitCode code = exitCode(round);
      if (json) {
        round.elsewhere().forEach(line -> progress.println("skipped " + line));
        progress.flush();
        out.println(JsonText.write(json(round, code)));
      } else {
        round
            .standings()
            .forEach(standing -> out.println(Report.text(standing, Again.as(journal, connection))));
        round.elsewhere().forEach(line -> out.println("skipped " + line));
        round.skipped().forEach(line -> out.println("skipped " + KeyIds.masked(line)));
        if (round.standings().isEmpty() && round.skipped().isEmpty()) {
          out.println("nothing is due");
        }
      }
      out.flush();
      return code.number();
    }
  }

  private PolicyFile read() {
    Path file = policy == null ? Path.of("") : policy;
    try {
      PolicyFile reading = PolicyFile.read(file);
      if (!reading.usable()) {
        throw new Failure(
            file
                + " has errors: "
                + CommandWords.line(List.of("keyrota", "policy", "lint", file.toString())));
      }
      return reading;
    } catch (PolicyText.NotYaml e) {
      throw new Failure(file + ":" + e.line() + ": " + e.getMessage());
    }
  }

  /** The one that most needs a person. */
  private static ExitCode exitCode(DueRound.Round round) {
    List<Standing.Kind> kinds = round.standings().stream().map(Standing::kind).toList();
    if (!round.skipped().isEmpty() || kinds.contains(Standing.Kind.BLOCKED)) {
      return ExitCode.BLOCKED;
    }
    if (kinds.contains(Standing.Kind.ROLLED_BACK)) {
      return ExitCode.ROLLED_BACK;
    }
    return kinds.contains(Standing.Kind.WAITING) ? ExitCode.WAITING : ExitCode.DONE;
  }

  private static Json json(DueRound.Round round, ExitCode code) {
    Map<String, Json> all = new LinkedHashMap<>();
    all.put("rotations", new Json.Arr(round.standings().stream().map(Report::json).toList()));
    all.put("skipped", new Json.Arr(round.skipped().stream().<Json>map(Json.Str::new).toList()));
    all.put("exitCode", new Json.Num(Integer.toString(code.number())));
    return Json.Obj.of(all);
  }
}
