package io.keyrota.cli;

import io.keyrota.rules.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The server's clock: {@code keyrota clock} shows it, {@code keyrota clock advance} moves it. */
@Command(
    name = "clock",
    description = "Show the server's clock, or advance a rehearsal.",
    mixinStandardHelpOptions = true,
    subcommands = ClockCommand.Advance.class)
final class ClockCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Json.Obj clock = data.client().call("GetClock", Map.of());
    spec.commandLine()
        .getOut()
        .println(Times.iso(clock, "Now") + "  (" + clock.text("Mode").orElse("") + ")");
    return ExitCode.DONE.number();
  }

  /** Lives the given time: every due duty runs at its own instant before the command returns. */
  @Command(
      name = "advance",
      description = "Live the given time: 90s, 15m, 24h, 91d, or an ISO 8601 duration.",
      mixinStandardHelpOptions = true)
  static final class Advance implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DURATION")
    String duration = "";

    @Override
    public Integer call() {
      if (!duration.startsWith("P")) {
        Duration _ = SpanOption.of("clock advance", duration);
      }
      Json.Obj advanced =
          data.client().call("AdvanceClock", Map.of("Duration", new Json.Str(duration)));
      spec.commandLine()
          .getOut()
          .println(
              Times.iso(advanced, "Before")
                  + " -> "
                  + Times.iso(advanced, "Now")
                  + "  duties run: "
                  + advanced.number("DutiesRun").orElse("0"));
      return ExitCode.DONE.number();
    }
  }
}
