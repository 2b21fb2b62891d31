package io.keyrota.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.testkit.GoldenFolder;
import io.keyrota.testkit.SeededEntropy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Root keys, domain keys and blobs as the first version wrote them: they must open for ever. With
 * the entropy of that day they must also come out the same, so that nothing changes unnoticed.
 */
class SealingGolden {
  private static final GoldenFolder.Case FIRST =
      GoldenFolder.ofResources("golden/sealing").named("format-1");
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final Identity KEY =
      new Identity(
          Place.global(new AccountId("123456789012")), "access-key", "AKIAIOSFODNN7EXAMPLE");
  private static final Identity REGIONAL =
      new Identity(
          new Place(new AccountId("123456789012"), new Region("eu-central-1")), "session", "ü/☃");

  private final Algorithms algorithms = Algorithms.jdk();
  @TempDir private Path folder;

  @Test
  void whatTheFirstVersionSealedOpens() throws Exception {
    Rows rows = rows();
    copy("root.key");
    Entropy entropy = new SeededEntropy(9)::bytes;
    try (RootKey root = RootKeyFile.in(folder).open(algorithms, fails(), false)) {
      // As every start does: the first version had fewer domains.
      rows.apply(Keyring.missing(root, entropy, rows));
      try (Keyring keyring = Keyring.open(algorithms, entropy, root, rows)) {
        assertThat(keyring.open(Sealer.Domain.IAM, KEY, blob("iam.hex")).revealText())
            .isEqualTo(SECRET);
        assertThat(keyring.open(Sealer.Domain.STS, REGIONAL, blob("sts.hex")).length()).isZero();
      }
    }
  }

  @Test
  void whatAPassphraseOfTheFirstVersionSealedOpens() throws Exception {
    copy("root.passphrase");
    try (RootKey root =
        RootPassphrase.in(folder, first -> Secret.ofText("correct horse battery"))
            .open(algorithms, fails(), false)) {
      assertThat(
              root.open(DomainKey.identity("IAM", 1), blob("domain-key-of-passphrase.hex"))
                  .revealText())
          .isEqualTo(SECRET);
    }
  }

  @Test
  void theSameEntropyGivesTheSameBytes() throws Exception {
    Entropy entropy = new SeededEntropy(1)::bytes;
    Rows rows = new Rows();
    try (RootKey root = RootKeyFile.in(folder).open(algorithms, entropy, true)) {
      FIRST.matches("root.key", Files.readAllBytes(folder.resolve("root.key")));
      rows.apply(domainsOfLater(root));
      rows.apply(Keyring.missing(root, entropy, rows));
      rows.apply(List.of(Keyring.next(Sealer.Domain.IAM, root, entropy, rows)));
      for (String id : List.of("IAM/1", "IAM/2", "STS/1", "AUDIT/1")) {
        FIRST.matches(file(id), hex(sealed(rows, id)));
      }
      Keyring keyring = Keyring.open(algorithms, entropy, root, rows);
      FIRST.matches(
          "iam.hex", hex(keyring.seal(Sealer.Domain.IAM, KEY, Secret.ofText(SECRET)).bytes()));
      FIRST.matches(
          "sts.hex", hex(keyring.seal(Sealer.Domain.STS, REGIONAL, Secret.ofText("")).bytes()));
    }
    try (RootKey root =
        RootPassphrase.in(folder, first -> Secret.ofText("correct horse battery"))
            .open(algorithms, entropy, true)) {
      FIRST.matches("root.passphrase", Files.readAllBytes(folder.resolve("root.passphrase")));
      FIRST.matches(
          "domain-key-of-passphrase.hex",
          hex(root.seal(entropy, DomainKey.identity("IAM", 1), Secret.ofText(SECRET)).bytes()));
    }
  }

  /** With entropy of their own, so that they take none of that day's. */
  private static List<Change> domainsOfLater(RootKey root) {
    return Keyring.missing(root, new SeededEntropy(2)::bytes, new Rows()).stream()
        .filter(change -> Set.of("KMS/1", "MAIL/1", "ACM/1").contains(change.identity().id()))
        .toList();
  }

  private static Rows rows() {
    Rows rows = new Rows();
    for (String id : List.of("IAM/1", "IAM/2", "STS/1", "AUDIT/1")) {
      rows.documents.put(
          identity(id),
          Document.builder()
              .put("domain", id.substring(0, id.indexOf('/')))
              .put("version", Integer.parseInt(id.substring(id.indexOf('/') + 1)))
              .put("sealed", blob(file(id)).bytes())
              .build());
    }
    return rows;
  }

  private static byte[] sealed(Rows rows, String id) {
    return Objects.requireNonNull(rows.documents.get(identity(id))).bytes("sealed");
  }

  private static Identity identity(String id) {
    return new Identity(Place.SYSTEM, "domain-key", id);
  }

  private static String file(String id) {
    return "domain-key-" + id.replace('/', '-') + ".hex";
  }

  private static Sealed blob(String file) {
    return new Sealed(HexFormat.of().parseHex(FIRST.text(file)));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static Entropy fails() {
    return count -> {
      throw new AssertionError("opening needs no entropy");
    };
  }

  private void copy(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), FIRST.bytes(name));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
