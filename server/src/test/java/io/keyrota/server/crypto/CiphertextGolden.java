package io.keyrota.server.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.kms.CiphertextBlob;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.testkit.SeededEntropy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Ciphertexts of every release open for ever: those under {@code testkit/data}, one a file. With
 * the entropy of that day the first ones must also come out the same.
 */
class CiphertextGolden {
  private static final Path DATA = Path.of("..", "testkit", "data");
  private static final HexFormat HEX = HexFormat.of();

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(DATA)) {
      return all.filter(file -> file.getFileName().toString().endsWith(".ciphertext"))
          .sorted()
          .toList();
    }
  }

  private record Case(Map<String, String> fields, EncryptionContext context) {
    static Case read(Path file) throws IOException {
      Map<String, String> fields = new LinkedHashMap<>();
      Map<String, String> context = new LinkedHashMap<>();
      for (String line : Files.readAllLines(file, UTF_8)) {
        String[] parts = line.split("\t", -1);
        if (parts[0].equals("context")) {
          context.put(parts[1], parts[2]);
        } else {
          fields.put(parts[0], parts[1]);
        }
      }
      return new Case(fields, EncryptionContext.of(context));
    }

    String text(String name) {
      return fields.getOrDefault(name, "");
    }

    HeldKey material() {
      return HeldKey.of(Secret.owning(HEX.parseHex(text("material"))));
    }

    KeyId key() {
      return KeyId.parse(text("key")).orElseThrow();
    }
  }

  private static SymmetricCiphertext ciphertext(long seed) {
    return new SymmetricCiphertext(
        Algorithms.jdk().aesGcm(), Algorithms.jdk().counterKdf(), new SeededEntropy(seed)::bytes);
  }

  @Test
  void whatWasEncryptedOnceOpens() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(2);
    for (Path file : files()) {
      Case each = Case.read(file);
      CiphertextBlob blob = CiphertextBlob.parse(HEX.parseHex(each.text("blob"))).orElseThrow();
      assertThat(blob.key()).isEqualTo(each.key());
      assertThat(blob.account().digits()).isEqualTo(each.text("account"));
      Secret plaintext = ciphertext(0).decrypt(each.material(), blob, each.context()).orElseThrow();
      assertThat(plaintext.revealText()).as(file.toString()).isEqualTo(each.text("plaintext"));
      assertThat(KeyMaterialId.of(each.key(), Secret.owning(HEX.parseHex(each.text("material")))))
          .isEqualTo(blob.material());
    }
  }

  @Test
  void theSameEntropyGivesTheSameBytes() throws IOException {
    for (Path file : files()) {
      Case each = Case.read(file);
      if (!each.text("format").equals("1")) {
        continue;
      }
      byte[] blob =
          ciphertext(Long.parseLong(each.text("seed")))
              .encrypt(
                  each.material(),
                  new AccountId(each.text("account")),
                  each.key(),
                  KeyMaterialId.of(each.key(), Secret.owning(HEX.parseHex(each.text("material")))),
                  each.context(),
                  each.text("plaintext").getBytes(UTF_8));
      assertThat(HEX.formatHex(blob)).as(file.toString()).isEqualTo(each.text("blob"));
    }
  }
}
