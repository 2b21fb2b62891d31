package io.keyrota.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ACM's newest operations, told with {@code @aws-sdk/client-acm} from npm: not every distribution's
 * aws command line knows them.
 */
@Order(1) // takes long, so it begins first
class NewestClientAcceptance {
  private static final String CLIENT = "@aws-sdk/client-acm@3.1169.0";

  @TempDir Path folder;

  @Test
  void searchExportAndRevoke() throws IOException {
    assumeTrue(Aws.installed(), "no aws command line here");
    assumeTrue(Shell.has("node") && Shell.has("npm"), "no node or npm here");
    Path npm = Files.createDirectories(Repository.root().resolve("acceptance/target/npm"));
    Shell.Ran installed =
        new Shell()
            .run(
                "cd '"
                    + npm
                    + "' && { [ -d node_modules/@aws-sdk/client-acm ] ||"
                    + " npm install --no-audit --no-fund --no-package-lock --silent "
                    + CLIENT
                    + "; }");
    assumeTrue(installed.exit() == 0, "npm cannot install " + CLIENT);
    Path script = folder.resolve("newest.mjs");
    try (var in = getClass().getResourceAsStream("/stories/newest.mjs")) {
      Files.write(script, Objects.requireNonNull(in).readAllBytes());
    }
    try (RunningServer server =
        RunningServer.start(folder.resolve("data"), "--clock", "rehearsal")) {
      new Story(server)
          .with("FOLDER", folder.toString())
          .with("NPM_FOLDER", npm.toString())
          .with("AWS_REGION", server.endpoint().region())
          .with("BASH_FUNC_acm%%", "() { node " + script + " \"$@\"; }")
          .run("newest.story");
    }
  }
}
