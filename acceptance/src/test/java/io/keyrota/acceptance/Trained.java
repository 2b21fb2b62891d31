package io.keyrota.acceptance;

import io.keyrota.cli.Main;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Starts of the server with an AOT cache, as the launcher's are (scripts/train.sh): the tests start
 * it dozens of times, and so each takes half the processor time.
 */
final class Trained {
  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

  /**
   * The cache is bound to jars: what only tests are is in none, and the server needs none of it.
   */
  private static final String JARS =
      Pattern.compile(File.pathSeparator, Pattern.LITERAL)
          .splitAsStream(Jvm.classPath())
          .filter(entry -> entry.endsWith(".jar"))
          .collect(Collectors.joining(File.pathSeparator));

  private static final List<String> START = start();

  private Trained() {}

  /** The command that starts the server; its own flags follow. */
  static List<String> server() {
    return START;
  }

  private static List<String> start() {
    if (!JARS.contains("keyrota-server")) {
      return command(List.of(), Jvm.classPath()); // not packaged: classes lie in folders
    }
    try {
      Path cache = Files.createTempFile("keyrota", ".aot");
      cache.toFile().deleteOnExit();
      return live(cache)
          ? command(
              List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=error:stderr"), JARS)
          : command(List.of(), JARS);
    } catch (IOException e) {
      return command(List.of(), JARS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> command(List<String> more, String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(more);
    command.addAll(List.of("-cp", classPath, "io.keyrota.server.Main"));
    return List.copyOf(command);
  }

  /** A short life that is recorded; whether a cache came of it. */
  private static boolean live(Path cache) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("keyrota-training");
    List<String> recorded =
        new ArrayList<>(
            command(
                List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"), JARS));
    recorded.addAll(List.of("--data", data.toString(), "--listen", "127.0.0.1:0"));
    Process server =
        new ProcessBuilder(recorded).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out = server.inputReader()) {
      if (out.readLine() != null) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        var _ =
            Main.commandLine()
                .setOut(nowhere)
                .setErr(nowhere)
                .execute("train", "--data", data.toString());
      }
      server.destroy();
      return server.waitFor() == 0 && Files.size(cache) > 0;
    } finally {
      server.destroyForcibly();
      new Shell().run("rm -rf '" + data + "'");
    }
  }
}
