package io.keyrota.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, told with the unmodified aws command line. */
@Order(1) // takes long, so it begins first
class PermissionsAcceptance {
  @TempDir static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    assumeTrue(Aws.installed() && Shell.has("python3"), "needs the aws command line and python3");
    server = RunningServer.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aUserRotatesItsOwnKeysAndNothingElse() {
    new Story(server).run("self-service.story");
  }

  @Test
  void keysAreSharedByPolicyByGrantAndAcrossAccounts() {
    new Story(server).run("shared-key.story");
  }

  @Test
  void aRoleIsTakenWithASecondFactorUnderABoundary() {
    new Story(server).run("role-with-mfa.story");
  }
}
