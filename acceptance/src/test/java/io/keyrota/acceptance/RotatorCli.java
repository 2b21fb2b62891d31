package io.keyrota.acceptance;

import io.keyrota.cli.Main;
import io.keyrota.rotator.targets.CommandWords;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The command {@code keyrota} as an operator runs it, with the root's credentials. */
record RotatorCli(RunningServer server, Path journal) {

  /** What a command did. */
  record Ran(int exit, String out, String err) {}

  /** Runs a command in this process. */
  Ran run(String... words) {
    return run(new StringWriter(), words);
  }

  /** The same, with its output to watch while it runs. */
  Ran run(StringWriter out, String... words) {
    return execute(out, arguments(words));
  }

  /** A command that was printed, with nothing added to it. */
  Ran verbatim(String command) {
    List<String> words = CommandWords.of(command);
    return execute(new StringWriter(), words.subList(1, words.size()));
  }

  private Ran execute(StringWriter out, List<String> arguments) {
    credentials();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exit = line.execute(arguments.toArray(String[]::new));
    line.getOut().flush();
    line.getErr().flush();
    return new Ran(exit, out.toString(), err.toString());
  }

  /** The command as a process of its own, which can be killed. */
  ProcessBuilder process(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", Jvm.classPath(), "io.keyrota.cli.Main"));
    command.addAll(arguments(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return builder;
  }

  Map<String, String> environment() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", server.endpoint().credentials().accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", server.endpoint().credentials().secretAccessKey(),
        "AWS_EC2_METADATA_DISABLED", "true");
  }

  private List<String> arguments(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    boolean offline = all.contains("status") || all.contains("explain");
    all.addAll(List.of("--journal", journal.toString()));
    if (!offline) {
      all.addAll(List.of("--endpoint-url", server.endpoint().uri().toString()));
      all.addAll(List.of("--region", "eu-central-1"));
    }
    return all;
  }

  private void credentials() {
    System.setProperty("aws.accessKeyId", server.endpoint().credentials().accessKeyId());
    System.setProperty("aws.secretAccessKey", server.endpoint().credentials().secretAccessKey());
  }
}
