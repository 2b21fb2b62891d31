package io.keyrota.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints what makes {@code aws}, the SDKs and keyrota's own commands of this shell talk to the
 * server: {@code eval "$(./keyrota env)"}.
 */
@Command(
    name = "env",
    description = "Print shell exports that point aws, the SDKs and keyrota at the server.",
    mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--wait",
      paramLabel = "SPAN",
      description = "How long to wait for a server that is just starting (default: 10s).")
  String wait = "10s";

  @Override
  public Integer call() {
    DataDir.Endpoint endpoint = awaited(new DataDir(data.path()));
    var out = spec.commandLine().getOut();
    out.println("export AWS_ENDPOINT_URL=" + quoted(endpoint.uri().toString()));
    out.println("export AWS_REGION=" + quoted(endpoint.region()));
    out.println("export AWS_DEFAULT_REGION=" + quoted(endpoint.region()));
    out.println("export AWS_ACCESS_KEY_ID=" + quoted(endpoint.credentials().accessKeyId()));
    out.println("export AWS_SECRET_ACCESS_KEY=" + quoted(endpoint.credentials().secretAccessKey()));
    out.println(
        "export "
            + DataOption.VARIABLE
            + "="
            + quoted(data.path().toAbsolutePath().normalize().toString()));
    out.println("unset AWS_SESSION_TOKEN AWS_PROFILE");
    return ExitCode.DONE.number();
  }

  /** {@code start &} may stand on the line before; a server that has stopped is told as well. */
  private DataDir.Endpoint awaited(DataDir folder) {
    Duration most = SpanOption.of("--wait", wait);
    long start = System.nanoTime();
    while (!folder.isServed() && System.nanoTime() - start < most.toNanos()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return folder.endpoint();
  }

  /** One shell word, whatever the text holds. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
