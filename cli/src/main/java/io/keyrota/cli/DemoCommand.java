package io.keyrota.cli;

import io.keyrota.cli.demo.CertificateStory;
import io.keyrota.cli.demo.GuideStory;
import io.keyrota.cli.demo.KmsStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a server of its own on a rehearsal clock and walks the guide's procedure on it. */
@Command(
    name = "demo",
    description =
        "Walk the guide on access keys, KMS keys and certificates, on servers of its own.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(names = "--keep", description = "Keep the demo's data folder and say where it is.")
  boolean keep;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("keyrota-demo");
    try {
      boolean asPlanned = new GuideStory(folder, spec.commandLine().getOut()).tell();
      asPlanned &= new KmsStory(folder, spec.commandLine().getOut()).tell();
      asPlanned &= new CertificateStory(folder, spec.commandLine().getOut()).tell();
      return (asPlanned ? ExitCode.DONE : ExitCode.FAILED_CHECK).number();
    } finally {
      if (keep) {
        spec.commandLine().getOut().println("The demo's data is kept in " + folder);
      } else {
        deleteAll(folder);
      }
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> found = Files.walk(folder)) {
      deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
