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
 * The newest operations of ACM and KMS, told with {@code @aws-sdk/client-acm} and {@code
 * @aws-sdk/client-kms} from npm: not every distribution's aws command line knows them.
 */
@Order(1) // takes long, so it begins first
class NewestClientAcceptance {
  private static final String ACM = "@aws-sdk/client-acm@3.1169.0";
  private static final String KMS = "@aws-sdk/client-kms@3.1164.0";

  @TempDir Path folder;

  @Test
  void searchExportAndRevoke() throws IOException {
    assumeTrue(Aws.installed(), "no aws command line here");
    tell("newest.story");
  }

  @Test
  void encapsulateAndDecapsulate() throws IOException {
    tell("newest-kms.story");
  }

  private void tell(String story) throws IOException {
    Path npm = clients();
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
          .with("BASH_FUNC_acm%%", "() { node " + script + " acm \"$@\"; }")
          .with("BASH_FUNC_kms%%", "() { node " + script + " kms \"$@\"; }")
          .run(story);
    }
  }

  private static Path clients() throws IOException {
    assumeTrue(Shell.has("node") && Shell.has("npm"), "no node or npm here");
    Path npm = Files.createDirectories(Repository.root().resolve("acceptance/target/npm"));
    Shell.Ran installed =
        new Shell()
            .run(
                "cd '"
                    + npm
                    + "' && { [ -d node_modules/@aws-sdk/client-acm ]"
                    + " && [ -d node_modules/@aws-sdk/client-kms ] ||"
                    + " npm install --no-audit --no-fund --no-package-lock --silent "
                    + ACM
                    + " "
                    + KMS
                    + "; }");
    assumeTrue(installed.exit() == 0, "npm cannot install " + ACM + " and " + KMS);
    return npm;
  }
}
