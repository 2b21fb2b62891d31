package io.keyrota.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lives of KMS keys, told with the unmodified aws command line. */
@Order(1) // takes long, so it begins first
class KmsAcceptance {
  @TempDir Path folder;

  @Test
  void keysAreRotatedReplicatedAndDestroyedOnTheirDay() {
    assumeTrue(Aws.installed(), "no aws command line here");
    try (RunningServer server =
        RunningServer.start(folder.resolve("data"), "--clock", "rehearsal")) {
      new Story(server).run("kms-rotation.story");
    }
  }
}
