package io.keyrota.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Prints what makes {@code aws} and the SDKs of this shell talk to the server: {@code eval
 * "$(./keyrota env)"}.
 */
@Command(
    name = "env",
    description = "Print shell exports that point aws and the SDKs at the server.",
    mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    DataDir.Endpoint endpoint = new DataDir(data.path).endpoint();
    var out = spec.commandLine().getOut();
    out.println("export AWS_ENDPOINT_URL=" + quoted(endpoint.uri().toString()));
    out.println("export AWS_REGION=" + quoted(endpoint.region()));
    out.println("export AWS_DEFAULT_REGION=" + quoted(endpoint.region()));
    out.println("export AWS_ACCESS_KEY_ID=" + quoted(endpoint.credentials().accessKeyId()));
    out.println("export AWS_SECRET_ACCESS_KEY=" + quoted(endpoint.credentials().secretAccessKey()));
    out.println("unset AWS_SESSION_TOKEN AWS_PROFILE");
    return ExitCode.DONE.number();
  }

  /** One shell word, whatever the text holds. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
