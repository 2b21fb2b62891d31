package io.keyrota.server.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.pki.CertificateFiles.Reading;
import io.keyrota.testkit.SeededEntropy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as openssl makes them, taken or refused. */
class CertificateFilesTest {
  private static final byte[] NONE = new byte[0];

  @TempDir private Path folder;

  private final CertificateFiles files =
      new CertificateFiles(Algorithms.jdk().pbkdf2(), new SeededEntropy(3)::bytes);
  private Openssl openssl;

  @BeforeEach
  void opensslIsThere() {
    openssl = Openssl.in(folder);
  }

  private void selfSigned(String name, String key) throws IOException {
    openssl.run("genpkey " + key + " -out " + name + ".key");
    openssl.run(
        "req -x509 -new -key %s.key -subj /CN=%s.example.com -days 30 -addext subjectAltName=DNS:%s.example.com -out %s.pem"
            .formatted(name, name, name, name));
  }

  private Reading read(byte[] certificate, byte[] key, byte[] chain, Instant now) {
    try (Secret secret = Secret.owning(key)) {
      return files.read(certificate, secret, chain, now);
    }
  }

  private Reading read(String certificate, String key) throws IOException {
    return read(openssl.read(certificate), openssl.read(key), NONE, now());
  }

  /**
   * Soon after openssl's time, which is the machine's: a certificate may begin in the second after
   * the one in which the command that made it did.
   */
  private Instant now() {
    return Instant.ofEpochMilli(folder.resolve("output").toFile().lastModified()).plusSeconds(60);
  }

  private static String why(Reading reading) {
    return ((Reading.Refused) reading).why();
  }

  private static final String P256 = "-algorithm EC -pkeyopt ec_paramgen_curve:P-256";

  @ParameterizedTest
  @CsvSource({
    "-algorithm RSA -pkeyopt rsa_keygen_bits:1024, RSA_1024",
    "-algorithm RSA -pkeyopt rsa_keygen_bits:2048, RSA_2048",
    "-algorithm EC -pkeyopt ec_paramgen_curve:P-256, EC_prime256v1",
    "-algorithm EC -pkeyopt ec_paramgen_curve:P-384, EC_secp384r1",
    "-algorithm EC -pkeyopt ec_paramgen_curve:P-521, EC_secp521r1",
  })
  void takesASelfSignedCertificateOfEveryAlgorithmAndFormOfKey(String key, String algorithm)
      throws IOException {
    selfSigned("own", key);
    String[] forms = {
      "pkcs8 -topk8 -nocrypt -in own.key -out a.key", "pkey -traditional -in own.key -out a.key"
    };
    for (String form : forms) {
      openssl.run(form);
      try (Reading.Read read = (Reading.Read) read("own.pem", "a.key")) {
        assertThat(read.facts().keyAlgorithm()).isEqualTo(algorithm);
        assertThat(read.facts().names()).containsExactly("own.example.com");
        assertThat(read.chain()).isEmpty();
        openssl.write("b.der", read.privateKey().reveal().clone());
        openssl.run("pkey -inform DER -in b.der -out b.pem -check");
      }
    }
  }

  @Test
  void refusesAlgorithmsThatAcmDoesNotKnow() throws IOException {
    selfSigned("own", "-algorithm ED25519");
    assertThat(why(read("own.pem", "own.key")))
        .isEqualTo("The key algorithm Ed25519 is not supported.");
    selfSigned("k1", "-algorithm EC -pkeyopt ec_paramgen_curve:secp256k1");
    assertThat(why(read("k1.pem", "k1.key"))).contains("is not supported");
  }

  @Test
  void refusesKeysOfOthersEncryptedKeysAndBrokenOnes() throws IOException {
    selfSigned("own", P256);
    selfSigned("other", P256);
    assertThat(why(read("own.pem", "other.key")))
        .isEqualTo("The private key does not match the certificate.");
    openssl.run("pkcs8 -topk8 -v2 aes-256-cbc -passout pass:secret -in own.key -out enc.key");
    assertThat(why(read("own.pem", "enc.key"))).contains("encrypted");
    openssl.run("ec -aes128 -passout pass:secret -in own.key -out old.key");
    assertThat(why(read("own.pem", "old.key"))).contains("encrypted");
    byte[] certificate = openssl.read("own.pem");
    for (String key :
        List.of(
            "",
            "no key",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n",
            new String(openssl.read("own.key"), UTF_8).repeat(2))) {
      assertThat(why(read(certificate, key.getBytes(UTF_8), NONE, now())))
          .startsWith("The private key is not supported");
    }
    assertThat(why(read(certificate, new byte[6000], NONE, now())))
        .isEqualTo("The private key is larger than 5 KB.");
  }

  @Test
  void refusesAnRsaKeyWhoseNumbersDoNotBelongTogether() throws IOException {
    selfSigned("own", "-algorithm RSA -pkeyopt rsa_keygen_bits:1024");
    openssl.run("rsa -traditional -outform DER -in own.key -out own.der");
    byte[] der = openssl.read("own.der");
    der[der.length - 1] ^= 1; // of the coefficient
    String broken = Pem.write("RSA PRIVATE KEY", der);
    assertThat(why(read(openssl.read("own.pem"), broken.getBytes(UTF_8), NONE, now())))
        .contains("do not belong together");
  }

  @Test
  void refusesCertificatesOutsideTheirTimeAndWhatIsNotOneCertificate() throws IOException {
    selfSigned("own", P256);
    byte[] pem = openssl.read("own.pem");
    byte[] key = openssl.read("own.key");
    Instant now = now();
    assertThat(why(read(pem, key.clone(), NONE, now.minus(Duration.ofDays(1)))))
        .isEqualTo("The certificate is not valid yet.");
    assertThat(why(read(pem, key.clone(), NONE, now.plus(Duration.ofDays(31)))))
        .isEqualTo("The certificate has expired.");
    String text = new String(pem, UTF_8);
    assertThat(why(read((text + text).getBytes(UTF_8), key.clone(), NONE, now)))
        .contains("more than one certificate");
    for (byte[] wrong :
        List.of(
            "nothing".getBytes(UTF_8),
            key,
            text.replaceFirst("M", "N").getBytes(UTF_8),
            text.substring(0, text.length() / 2).getBytes(UTF_8))) {
      assertThat(why(read(wrong, key.clone(), NONE, now)))
          .startsWith("The certificate is not a valid PEM certificate");
    }
    assertThat(why(read(new byte[40_000], key.clone(), NONE, now))).contains("larger than 32 KB");
  }

  @Test
  void aChainGoesUpInItsOrder() throws IOException {
    selfSigned("root", P256);
    sign("middle", "root", "basicConstraints=critical,CA:TRUE");
    sign("leaf", "middle", "basicConstraints=critical,CA:FALSE");
    sign("fake", "leaf", "basicConstraints=critical,CA:FALSE");
    byte[] leaf = openssl.read("leaf.pem");
    byte[] middle = openssl.read("middle.pem");
    byte[] root = openssl.read("root.pem");
    try (Reading.Read read = (Reading.Read) read("leaf.pem", "leaf.key", middle, root)) {
      assertThat(read.chain()).hasSize(2);
      assertThat(read.chainPem()).contains(new String(middle, UTF_8));
    }
    try (Reading.Read read = (Reading.Read) read("leaf.pem", "leaf.key", middle)) {
      assertThat(read.chain()).hasSize(1);
    }
    try (Reading.Read read = (Reading.Read) read("leaf.pem", "leaf.key", leaf, middle, root)) {
      assertThat(read.chain()).hasSize(2);
    }
    assertThat(read("leaf.pem", "leaf.key")).isInstanceOf(Reading.Read.class);
    String wrong = "Could not validate the certificate with the certificate chain.";
    assertThat(why(read("leaf.pem", "leaf.key", root, middle))).isEqualTo(wrong);
    assertThat(why(read("leaf.pem", "leaf.key", root))).isEqualTo(wrong);
    assertThat(why(read("fake.pem", "fake.key", leaf, middle, root))).isEqualTo(wrong);
    assertThat(why(read("leaf.pem", "leaf.key", "rubbish".getBytes(UTF_8))))
        .startsWith("The certificate chain is not valid PEM");
  }

  private Reading read(String certificate, String key, byte[]... chain) throws IOException {
    StringBuilder all = new StringBuilder();
    for (byte[] each : chain) {
      all.append(new String(each, UTF_8));
    }
    return read(
        openssl.read(certificate), openssl.read(key), all.toString().getBytes(UTF_8), now());
  }

  private void sign(String name, String issuer, String extensions) throws IOException {
    openssl.run("genpkey " + P256 + " -out " + name + ".key");
    openssl.run(
        "req -new -key %s.key -subj /CN=%s.example.com -out %s.csr".formatted(name, name, name));
    openssl.write(name + ".ext", extensions);
    openssl.run(
        "x509 -req -in %s.csr -CA %s.pem -CAkey %s.key -days 30 -extfile %s.ext -set_serial 7 -out %s.pem"
            .formatted(name, issuer, issuer, name, name));
  }

  @Test
  void opensslOpensAnExportedKeyByItsPassphraseAlone() throws IOException {
    selfSigned("own", P256);
    try (Reading.Read read = (Reading.Read) read("own.pem", "own.key");
        Secret passphrase = Secret.ofText("correct horse");
        Secret exported = files.encrypted(read.privateKey(), passphrase)) {
      openssl.write("exported.pem", exported.reveal().clone());
    }
    assertThat(new String(openssl.read("exported.pem"), UTF_8))
        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
    openssl.write("pass", "correct horse");
    openssl.run("pkey -in exported.pem -passin file:pass -out opened.pem");
    assertThat(openssl.run("pkey -in opened.pem -pubout"))
        .isEqualTo(openssl.run("pkey -in own.key -pubout"));
    assertThat(openssl.succeeds("pkey -in exported.pem -passin pass:wrong -noout")).isFalse();
    assertThat(openssl.run("asn1parse -in exported.pem"))
        .contains("PBES2", "aes-256-cbc", "hmacWithSHA512");
  }
}
