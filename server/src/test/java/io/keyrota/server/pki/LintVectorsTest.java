package io.keyrota.server.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.testkit.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;

/** The linter finds what DigiCert's finds, as far as it has the rule, and nothing more. */
class LintVectorsTest {
  private static final Map<String, Lint.Kind> KINDS =
      Map.of(
          "dv_final_certificate", Lint.Kind.SERVER,
          "root_ca", Lint.Kind.ROOT,
          "internal_unconstrained_tls_ca", Lint.Kind.INTERMEDIATE,
          "internal_constrained_tls_ca", Lint.Kind.INTERMEDIATE);

  @Test
  void findsTheFindingsItHasRulesFor() throws IOException {
    Path folder = vectors("tls-br-certificates");
    Set<String> rules =
        LintRules.ALL.stream().map(LintRules.Rule::code).collect(Collectors.toSet());
    List<String> wrong = new ArrayList<>();
    Set<String> covered = new TreeSet<>();
    int certificates = 0;
    for (Map.Entry<String, Lint.Kind> kind : KINDS.entrySet()) {
      for (Path file : files(folder.resolve(kind.getKey()))) {
        Set<String> expected = errors(file);
        if (expected.contains("base.unhandled_exception")) {
          continue; // DigiCert's linter itself broke there.
        }
        expected.retainAll(rules);
        Set<String> found = new TreeSet<>();
        X509CertificateHolder certificate = new X509CertificateHolder(der(file));
        Lint.of(certificate, kind.getValue()).forEach(finding -> found.add(finding.code()));
        covered.addAll(expected);
        if (!found.equals(expected)) {
          wrong.add(file.getFileName() + " draws " + found + " and should " + expected);
        }
        certificates++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(certificates).isEqualTo(82);
    assertThat(covered).hasSizeGreaterThan(60);
  }

  @Test
  void readsOrRefusesEveryCertificateThereIs() throws IOException {
    Path folder = vectors("tls-br-certificates");
    int read = 0;
    for (String kind : List.of("dv_final_certificate", "root_ca", "ocsp_responder")) {
      for (Path file : files(folder.resolve(kind))) {
        try {
          assertThat(X509.of(der(file)).facts().serial()).isNotEmpty();
          read++;
        } catch (Unreadable e) {
          assertThat(e).hasMessageContaining("certificate");
        }
      }
    }
    assertThat(read).isGreaterThan(65);
  }

  @Test
  void readsOrRefusesEveryCertificateOfTheLimbo() throws IOException {
    String text = Files.readString(vectors("x509-limbo").resolve("limbo.json"));
    int read = 0;
    for (String pem : text.split("-----BEGIN CERTIFICATE-----", -1)) {
      int end = pem.indexOf("-----END CERTIFICATE-----");
      if (end > 0) {
        byte[] block =
            ("-----BEGIN CERTIFICATE-----" + pem.substring(0, end) + "-----END CERTIFICATE-----")
                .replace("\\n", "\n")
                .getBytes(US_ASCII);
        try {
          X509 certificate = X509.of(Pem.read(block, 1).getFirst().content().reveal());
          assertThat(certificate.facts()).isNotNull();
          var _ = certificate.isSignedBy(certificate);
          var _ = Lint.of(certificate.holder(), Lint.Kind.SERVER);
          read++;
        } catch (Unreadable e) {
          assertThat(e).hasMessageContaining("certificate");
        }
      }
    }
    assertThat(read).isGreaterThan(300);
  }

  /** The test is skipped where they are missing. */
  private static Path vectors(String name) {
    Optional<Path> folder = Vectors.find(name);
    assumeTrue(folder.isPresent(), "the vectors " + name + " are not beside this repository");
    return folder.orElseThrow();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static byte[] der(Path file) throws IOException {
    try {
      return Pem.read(Files.readAllBytes(file), 1).getFirst().content().reveal();
    } catch (Unreadable e) {
      throw new IOException(file.toString(), e);
    }
  }

  private static Set<String> errors(Path file) throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String line : Files.readAllLines(file)) {
      String[] columns = line.split(",", -1);
      if (columns.length > 3 && Set.of("ERROR", "FATAL").contains(columns[2])) {
        codes.add(columns[3]);
      }
    }
    return codes;
  }
}
