package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.MacAlgorithm;
import io.keyrota.rules.secret.Secret;
import io.keyrota.testkit.SeededEntropy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that has no key pairs loads nothing of the libraries for them: in another process, whose
 * loaded classes are listed.
 */
class LazinessTest {

  /** The other process: what every server does, and with an argument what only some do. */
  static final class Server {
    private Server() {}

    public static void main(String[] args) {
      KeyAlgorithms all = KeyAlgorithms.of(Algorithms.jdk(), new SeededEntropy(1)::bytes);
      Secret secret = Secret.owning(new byte[32]);
      HeldKey key = HeldKey.of(secret);
      KeyId id = new KeyId(false, 1, 2);
      byte[] blob =
          all.symmetric()
              .encrypt(
                  key,
                  new AccountId("111122223333"),
                  id,
                  KeyMaterialId.of(id, secret),
                  EncryptionContext.NONE,
                  new byte[1]);
      byte[] tag = all.macs().tag(MacAlgorithm.HMAC_SHA_256, key, blob);
      if (tag.length != 32) {
        throw new IllegalStateException();
      }
      for (String spec : args) {
        KeyPair pair = all.pairs().generate(KeySpec.valueOf(spec));
        var _ = all.decoding().privateKey(KeySpec.valueOf(spec), pair.privateKey());
      }
    }
  }

  @TempDir private Path folder;

  @Test
  void noLibraryIsLoadedBeforeAKeyNeedsIt() throws Exception {
    assertThat(loaded()).noneMatch(LazinessTest::foreign);
    assertThat(loaded("ML_DSA_44", "ML_KEM_768")).noneMatch(LazinessTest::foreign);
    assertThat(loaded("ECC_SECG_P256K1"))
        .anyMatch(name -> name.startsWith("org.bouncycastle."))
        .noneMatch(name -> name.startsWith("com.amazon.corretto."));
    assertThat(loaded("ECC_NIST_P256"))
        .noneMatch(name -> name.startsWith("org.bouncycastle."))
        .anyMatch(name -> name.startsWith("com.amazon.corretto."));
  }

  private static boolean foreign(String name) {
    return name.startsWith("org.bouncycastle.") || name.startsWith("com.amazon.corretto.");
  }

  private List<String> loaded(String... specs) throws IOException, InterruptedException {
    Path classes = folder.resolve("classes");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load:file=" + classes,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Server.class.getName()));
    command.addAll(List.of(specs));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "output"))
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("output")).hasContent("");
    try (var lines = Files.lines(classes)) {
      return lines
          .map(line -> line.substring(line.indexOf("] ") + 2))
          .map(line -> line.split(" ", -1)[0])
          .toList();
    }
  }
}
