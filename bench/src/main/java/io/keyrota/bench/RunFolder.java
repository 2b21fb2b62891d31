package io.keyrota.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder of one run, with the data of its server. In the end it tells what the server logged,
 * for what broke there stands nowhere else, and removes everything.
 */
record RunFolder(Path path) implements AutoCloseable {
  /** How many lines are told. */
  private static final int LOG_LINES = 100;

  static RunFolder in(Path parent) throws IOException {
    return new RunFolder(Files.createTempDirectory(parent.toAbsolutePath(), "keyrota-bench-"));
  }

  @Override
  public void close() throws IOException {
    Path log = path.resolve(Start.LOG);
    if (Files.exists(log)) {
      try (Stream<String> lines = Files.lines(log)) {
        lines.limit(LOG_LINES).forEach(System.err::println);
      }
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
