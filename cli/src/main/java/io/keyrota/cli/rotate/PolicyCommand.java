package io.keyrota.cli.rotate;

import io.keyrota.cli.ExitCode;
import io.keyrota.rotator.policy.PolicyFile;
import io.keyrota.rotator.policy.PolicyText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Policy files: {@code keyrota policy lint FILE}. */
@Command(
    name = "policy",
    description = "Check policy files.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "lint",
    subcommands = PolicyCommand.Lint.class)
public final class PolicyCommand {

  /** Says what is wrong, a line each as compilers do; exit code 5 when something is. */
  @Command(
      name = "lint",
      description = "Say what is wrong in a policy file, with line numbers.",
      mixinStandardHelpOptions = true)
  static final class Lint implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE")
    Path file = Path.of("keys.yaml");

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      try {
        PolicyFile reading = PolicyFile.read(file);
        reading.findings().forEach(finding -> out.println(file + ":" + finding));
        if (reading.usable()) {
          out.println(file + ": " + reading.policies().size() + " policies, usable");
        }
        out.flush();
        return (reading.usable() ? ExitCode.DONE : ExitCode.FAILED_CHECK).number();
      } catch (PolicyText.NotYaml e) {
        out.println(file + ":" + e.line() + ": error: " + e.getMessage());
        out.flush();
        return ExitCode.FAILED_CHECK.number();
      }
    }
  }
}
