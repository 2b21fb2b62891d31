package io.keyrota.server.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.server.crypto.KeyPair;
import io.keyrota.server.pki.Authority.Answer.Issued;
import io.keyrota.server.pki.AuthorityFiles.Installing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authority under a root that lies elsewhere, made with openssl. */
class AuthorityFilesTest {
  private static final String CA =
      "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign";

  @TempDir private Path folder;

  private AuthorityHouse house;
  private AuthorityFiles files;
  private Openssl openssl;

  @BeforeEach
  void open() throws IOException {
    openssl = Openssl.in(folder);
    // openssl knows no other time than the machine's.
    Instant machine = Instant.ofEpochMilli(folder.resolve("output").toFile().lastModified());
    house = new AuthorityHouse(machine.plusSeconds(60));
    files = house.authority.files();
    openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out root.key");
    openssl.run("req -x509 -new -key root.key -subj /CN=Offline -days 3650 -out root.pem");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void request() throws IOException {
    String pem =
        house.act(
            (call, seen) -> {
              AuthorityFiles.Csr csr = files.csr(call, seen);
              return new AuthorityHouse.Done<>(csr.pem(), csr.changes());
            });
    openssl.write("ca.csr", pem);
    assertThat(openssl.run("req -in ca.csr -noout -verify -subject")).contains("Keyrota Server CA");
  }

  private void sign(String extensions, String days) throws IOException {
    openssl.write("ca.ext", extensions);
    openssl.run(
        "x509 -req -in ca.csr -CA root.pem -CAkey root.key -set_serial 5 -days "
            + days
            + " -extfile ca.ext -out ca.pem");
  }

  private Installing install(String certificate, String chain) throws IOException {
    String pem = new String(openssl.read(certificate), UTF_8);
    String above = chain.isEmpty() ? "" : new String(openssl.read(chain), UTF_8);
    return house.act(
        (call, seen) -> {
          Installing installing = files.install(pem, above, call.now(), seen);
          return new AuthorityHouse.Done<>(
              installing,
              installing instanceof Installing.Installed installed
                  ? installed.changes()
                  : List.of());
        });
  }

  private Issued issue() {
    try (KeyPair pair = house.pair(KeySpec.ECC_NIST_P256)) {
      return house.issue(
          new Order(
              List.of("example.com"),
              pair.publicKey(),
              house.now,
              house.now.plus(Duration.ofDays(30))));
    }
  }

  @Test
  void whatIsIssuedThenVerifiesUnderTheOfflineRootAndWhatWasUnderTheOldOne() throws IOException {
    Issued before = issue();
    request();
    sign(CA, "3000");
    assertThat(install("ca.pem", "root.pem")).isInstanceOf(Installing.Installed.class);
    Issued after = issue();
    openssl.write("leaf.pem", after.leaf().pem());
    openssl.write("chain.pem", after.chainPem());
    assertThat(after.chainPem()).contains(new String(openssl.read("root.pem"), UTF_8));
    String at = " -attime " + house.now.plusSeconds(60).getEpochSecond();
    openssl.run("verify -CAfile root.pem -untrusted chain.pem" + at + " leaf.pem");
    openssl.write("old.pem", before.leaf().pem());
    openssl.run("verify -CAfile root.pem -untrusted chain.pem" + at + " old.pem");
    openssl.write("oldroot.pem", before.chain().getLast().pem());
    openssl.write("oldissuer.pem", before.chain().getFirst().pem());
    openssl.run("verify -CAfile oldroot.pem -untrusted oldissuer.pem" + at + " old.pem");
  }

  @Test
  void askingForTheCertificatesMakesTheAuthorityOnce() {
    String first = certificates();
    assertThat(certificates()).isEqualTo(first);
    assertThat(issue().chainPem()).isEqualTo(first);
  }

  private String certificates() {
    return house.act(
        (call, seen) -> {
          AuthorityFiles.Certificates found = files.certificates(call, seen);
          return new AuthorityHouse.Done<>(found.certificate() + found.chain(), found.changes());
        });
  }

  @Test
  void takesNoCertificateOfAnotherKeyNoChainThatDoesNotHoldAndNoneThatMayNotSign()
      throws IOException {
    request();
    assertThat(install("root.pem", "root.pem")).isInstanceOf(Installing.Mismatched.class);
    sign(CA, "3000");
    openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out other.key");
    openssl.run("req -x509 -new -key other.key -subj /CN=Offline -days 3650 -out other.pem");
    assertThat(install("ca.pem", "other.pem"))
        .isEqualTo(
            new Installing.Malformed(
                "Could not validate the certificate with the certificate chain."));
    assertThat(install("ca.pem", "")).isInstanceOf(Installing.Malformed.class);
    assertThat(install("ca.csr", "root.pem")).isInstanceOf(Installing.Malformed.class);
    sign("basicConstraints=critical,CA:FALSE", "3000");
    assertThat(install("ca.pem", "root.pem"))
        .isEqualTo(new Installing.Malformed("The certificate may not sign others."));
    sign(CA, "1");
    house.now = house.now.plus(Duration.ofDays(2));
    assertThat(install("ca.pem", "root.pem"))
        .isEqualTo(new Installing.Malformed("The certificate, or its chain, is not in force."));
  }
}
