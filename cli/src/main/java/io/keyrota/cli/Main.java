package io.keyrota.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command {@code keyrota}. {@code start}, {@code build} and {@code bench} are run by the
 * launcher itself; they are listed here so that help shows them.
 */
@Command(
    name = "keyrota",
    description = "Keys and certificates that rotate themselves, behind the AWS API.",
    mixinStandardHelpOptions = true,
    version = "keyrota 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Run by the launcher:",
      "  start    Start the server (keyrota start --help lists its flags).",
      "  build    Build the server and its AOT cache anew.",
      "  bench    Measure a running house (keyrota bench --help).",
      "",
      "Exit codes: 0 done, 1 error, 5 a check failed, 64 usage, 75 no server answers."
    },
    subcommands = {
      EnvCommand.class,
      ClockCommand.class,
      AuditCommand.class,
      AccountCommand.class,
      QuotasCommand.class,
      DemoCommand.class,
      TrainCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line with its exit codes, for {@link #main} and for tests. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(Main::failed);
    line.setParameterExceptionHandler(
        (wrong, arguments) -> {
          PrintWriter err = wrong.getCommandLine().getErr();
          err.println("keyrota: " + wrong.getMessage());
          CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
          return ExitCode.USAGE.number();
        });
    return line;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    line.getErr().println("keyrota: " + e.getMessage());
    return switch (e) {
      case Unreachable unreachable -> ExitCode.TEMPORARY.number();
      case Failure failure -> ExitCode.ERROR.number();
      default -> {
        e.printStackTrace(line.getErr());
        yield ExitCode.ERROR.number();
      }
    };
  }
}
