package io.keyrota.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator at work with the unmodified command line. */
class IamAcceptance {
  @TempDir static Path folder;

  @Test
  void anAdministratorGivesRightsUnderACeilingAndASecondFactor() {
    assumeTrue(Aws.installed() && Shell.has("python3"), "needs the aws command line and python3");
    try (RunningServer server = RunningServer.start(folder.resolve("data"))) {
      new Story(server).run("iam-administrator.story");
    }
  }
}
