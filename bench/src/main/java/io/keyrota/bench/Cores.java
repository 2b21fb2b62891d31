package io.keyrota.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who runs where: the server on the first core, the load generator on the others, when there are
 * two or more and {@code taskset} can do it.
 *
 * @param server the server's core, empty when nothing is pinned
 */
record Cores(String server, String generator) {

  static Cores pin() throws IOException, InterruptedException {
    List<String> allowed = allowed();
    boolean able = allowed.size() > 1 && Files.isExecutable(Path.of("/usr/bin/taskset"));
    if (!able) {
      return new Cores("", "");
    }
    String others = String.join(",", allowed.subList(1, allowed.size()));
    Process self =
        new ProcessBuilder(
                "taskset", "-a", "-cp", others, Long.toString(ProcessHandle.current().pid()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return self.waitFor() == 0 ? new Cores(allowed.getFirst(), others) : new Cores("", "");
  }

  /** The command, on the server's core. */
  List<String> onServerCore(List<String> command) {
    if (server.isEmpty()) {
      return command;
    }
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", server));
    pinned.addAll(command);
    return pinned;
  }

  @Override
  public String toString() {
    return server.isEmpty()
        ? "nothing pinned (one core, or no taskset)"
        : "server on core " + server + ", generator on core " + generator;
  }

  private static List<String> allowed() throws IOException {
    List<String> cores = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("Cpus_allowed_list:")) {
        for (String range : line.substring(line.indexOf(':') + 1).strip().split(",", -1)) {
          int dash = range.indexOf('-');
          int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
          int last = Integer.parseInt(dash < 0 ? range : range.substring(dash + 1));
          for (int core = first; core <= last; core++) {
            cores.add(Integer.toString(core));
          }
        }
      }
    }
    return cores;
  }
}
