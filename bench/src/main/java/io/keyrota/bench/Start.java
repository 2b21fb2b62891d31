package io.keyrota.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the processes of a load run are started: the server as its users start it, the bare hello
 * with the same JVM and flags.
 */
final class Start {
  /** The file in the folder to which servers write what they log. */
  static final String LOG = "server.log";

  private final Cores cores;
  private final Path folder;
  private final Map<String, String> environment;
  private final @Nullable String launcher;

  Start(Cores cores, Path folder, Map<String, String> environment) {
    this(cores, folder, environment, System.getenv("KEYROTA_LAUNCHER"));
  }

  /**
   * @param launcher of the build to start
   */
  Start(Cores cores, Path folder, Map<String, String> environment, @Nullable String launcher) {
    this.cores = cores;
    this.folder = folder;
    this.environment = environment;
    this.launcher = launcher;
  }

  /** Through the launcher where there is one, with its flags and AOT cache; else plainly. */
  ServerProcess keyrota(String... flags) throws IOException {
    int port = ServerProcess.freePort();
    List<String> command = new ArrayList<>();
    if (launcher != null) {
      command.addAll(List.of(launcher, "start"));
    } else {
      command.addAll(
          List.of(
              java(),
              "-XX:+UseSerialGC",
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              System.getProperty("java.class.path"),
              "io.keyrota.server.Main"));
    }
    command.addAll(
        List.of("--data", folder.resolve("data").toString(), "--listen", "127.0.0.1:" + port));
    command.addAll(List.of(flags));
    return ServerProcess.start(cores, command, environment, port, folder.resolve(LOG));
  }

  /** The bare hello, with the flags of the server given and, where that has one, an AOT cache. */
  ServerProcess hello(ServerProcess like) throws IOException {
    List<String> flags = new ArrayList<>();
    boolean cached = false;
    for (String argument : like.commandLine().subList(1, like.commandLine().size())) {
      if (argument.equals("-cp")) {
        break;
      }
      if (argument.startsWith("-XX:AOTCache")) {
        cached = true;
      } else {
        flags.add(argument);
      }
    }
    if (!cached) {
      return hello(flags);
    }
    Path cache = folder.resolve("hello.aot");
    List<String> recording = new ArrayList<>(flags);
    recording.add("-XX:AOTCacheOutput=" + cache);
    try (ServerProcess trained = hello(recording);
        Generator generator = new Generator(trained.address(), 1)) {
      byte[] request = new Requests(trained.host(), "", Load.NO_SECRET).hello();
      generator.run(100, _ -> request, (_, answer) -> answer.status() == 200);
    }
    if (Files.exists(cache)) {
      flags.add("-XX:AOTCache=" + cache);
    }
    return hello(flags);
  }

  private ServerProcess hello(List<String> flags) throws IOException {
    int port = ServerProcess.freePort();
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(flags);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Hello.class.getName(),
            Integer.toString(port)));
    return ServerProcess.start(cores, command, Map.of(), port, folder.resolve("hello.log"));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
