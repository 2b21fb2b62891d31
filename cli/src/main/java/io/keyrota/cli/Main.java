package io.keyrota.cli;

import io.keyrota.cli.rotate.KeysCommand;
import io.keyrota.cli.rotate.PolicyCommand;
import io.keyrota.cli.rotate.RotateCommand;
import io.keyrota.rotator.Patience;
import io.keyrota.rotator.Rotator;
import io.keyrota.rotator.aws.AwsRefused;
import io.keyrota.rotator.aws.AwsUnreachable;
import io.keyrota.rotator.journal.JournalUnusable;
import io.keyrota.rotator.journal.LeaseHeld;
import io.keyrota.rotator.policy.PolicyText;
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
      "Exit codes: 0 done or nothing to do, 1 error, 2 a plan would change something, 3 blocked by",
      "safety evidence, 4 waiting, 5 a check failed, 6 rolled back, 64 usage, 75 try again later."
    },
    subcommands = {
      EnvCommand.class,
      ClockCommand.class,
      AuditCommand.class,
      WhoCanCommand.class,
      WhoUsesCommand.class,
      AccountCommand.class,
      CaCommand.class,
      QuotasCommand.class,
      EventsCommand.class,
      KmsCommand.class,
      KeysCommand.class,
      RotateCommand.class,
      PolicyCommand.class,
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
    line.setExecutionStrategy(Main::run);
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

  /**
   * Runs the last command that was named. An option before it belongs to the one before, which does
   * not run: left aside, it would send {@code clock --data THIS advance} to another server.
   */
  private static int run(CommandLine.ParseResult parsed) {
    for (CommandLine.ParseResult one = parsed; one.hasSubcommand(); one = one.subcommand()) {
      for (CommandLine.Model.OptionSpec option : one.matchedOptions()) {
        if (!option.usageHelp() && !option.versionHelp()) {
          CommandLine line = one.subcommand().commandSpec().commandLine();
          throw new CommandLine.ParameterException(
              line,
              option.longestName()
                  + " stands before "
                  + line.getCommandName()
                  + " and would be left aside; write it behind");
        }
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    line.getErr().println("keyrota: " + e.getMessage());
    return switch (e) {
      case Unreachable unreachable -> ExitCode.TEMPORARY.number();
      case AwsUnreachable unreachable -> ExitCode.TEMPORARY.number();
      case LeaseHeld held -> ExitCode.TEMPORARY.number();
      case Patience.Interrupted interrupted -> ExitCode.TEMPORARY.number();
      case Misuse misuse -> ExitCode.USAGE.number();
      case Failure failure -> ExitCode.ERROR.number();
      case AwsRefused refused -> ExitCode.ERROR.number();
      case Rotator.Refused refused -> ExitCode.ERROR.number();
      case JournalUnusable unusable -> ExitCode.ERROR.number();
      case PolicyText.Unreadable unreadable -> ExitCode.ERROR.number();
      default -> {
        e.printStackTrace(line.getErr());
        yield ExitCode.ERROR.number();
      }
    };
  }
}
