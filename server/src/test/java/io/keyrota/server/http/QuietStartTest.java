package io.keyrota.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that starts, serves and stops the front says nothing and leaves nothing behind. */
final class QuietStartTest {

  private static final Pattern NEEDED =
      Pattern.compile("vertx|netty|jackson|jspecify|target.(test-)?classes");

  /** The other process. */
  static final class Server {

    private Server() {}

    public static void main(String[] args) {
      try (Front front = Front.echo(HttpLimits.DEFAULTS);
          RawClient good = front.client();
          RawClient bad = front.client();
          RawClient gone = front.client()) {
        good.send(RawClient.head("GET / HTTP/1.1")).answer();
        bad.send("\0").answersUntilClosed();
        gone.send("GET / HT").leave();
        front.http.stop(Duration.ofSeconds(5));
      }
    }
  }

  @Test
  void saysNothingAndLeavesNothing(@TempDir Path folder) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path working = Files.createDirectory(folder.resolve("working"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + working,
                "-cp",
                classPath(),
                Server.class.getName())
            .directory(working.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(output).hasContent("");
    assertThat(process.exitValue()).isZero();
    try (Stream<Path> left = Files.list(working)) {
      assertThat(left.filter(each -> !each.getFileName().toString().startsWith("hsperf")))
          .isEmpty();
    }
  }

  // What a running server has; what only tests bring along would speak for itself.
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(all)
        .filter(entry -> NEEDED.matcher(entry).find())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
