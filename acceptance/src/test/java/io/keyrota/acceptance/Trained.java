package io.keyrota.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Starts of the server with an AOT cache, as the launcher's are (scripts/train.sh): the tests start
 * it dozens of times, and so each takes half the processor time.
 */
final class Trained {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Dio.netty.jfr.enabled=false",
          "--enable-native-access=ALL-UNNAMED");

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
    command.add(JAVA);
    command.addAll(FLAGS);
    command.addAll(more);
    command.addAll(List.of("-cp", classPath, "io.keyrota.server.Main"));
    return List.copyOf(command);
  }

  /** A short life that is recorded, as the build's is; whether a cache came of it. */
  private static boolean live(Path cache) throws IOException, InterruptedException {
    ProcessBuilder training =
        new ProcessBuilder(Repository.root().resolve("scripts/train.sh").toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    training
        .environment()
        .putAll(
            Map.of(
                "KEYROTA_JAVA", JAVA,
                "KEYROTA_FLAGS", String.join(" ", FLAGS),
                "KEYROTA_CLASS_PATH", JARS,
                "KEYROTA_COMMAND_CLASS_PATH", JARS,
                "KEYROTA_AOT", cache.toString()));
    return training.start().waitFor() == 0 && Files.size(cache) > 0;
  }
}
