package io.keyrota.server.acm;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.acm.CertificateDetail;
import io.keyrota.models.acm.CertificateSummary;
import io.keyrota.models.acm.ExportCertificateRequest;
import io.keyrota.models.acm.ExtendedKeyUsage;
import io.keyrota.models.acm.Filters;
import io.keyrota.models.acm.GetCertificateRequest;
import io.keyrota.models.acm.ImportCertificateRequest;
import io.keyrota.models.acm.KeyUsage;
import io.keyrota.models.acm.ListCertificatesRequest;
import io.keyrota.models.acm.RenewCertificateRequest;
import io.keyrota.models.acm.RevokeCertificateRequest;
import io.keyrota.models.acm.Tag;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that come from outside and go there, in the eyes of openssl. */
class ImportExportTest {
  // openssl signs for the machine's now: the house lives an hour later.
  private final AcmHarness acm = new AcmHarness(Instant.now().plus(Duration.ofHours(1)));

  @TempDir Path folder;

  @BeforeEach
  void opensslIsThere() {
    assumeTrue(openssl("version"), "openssl is not installed");
  }

  private boolean openssl(String command) {
    List<String> words = new ArrayList<>(List.of("openssl"));
    words.addAll(Arrays.asList(command.split(" ", -1)));
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();
      process.getOutputStream().close();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private byte[] file(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A self-signed certificate of the machine's now: NAME.pem and NAME.key. */
  private void made(String name, String host) {
    assertThat(
            openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -keyout "
                    + name
                    + ".key -out "
                    + name
                    + ".pem -subj /CN="
                    + host
                    + " -addext subjectAltName=DNS:"
                    + host))
        .isTrue();
  }

  private String imported(@Nullable String arn, byte[] certificate, byte[] key) {
    return Objects.requireNonNull(
        acm.call(
                AcmModel.importCertificate(),
                new ImportCertificateRequest(
                    arn, Blob.of(certificate), Secret.owning(key.clone()), null, null))
            .certificateArn());
  }

  @Test
  void anImportIsKeptAndReimportedUnderItsArn() {
    made("one", "one.example.com");
    String arn = imported(null, file("one.pem"), file("one.key"));
    CertificateDetail detail = acm.describe(arn);
    assertThat(detail.type()).isEqualTo("IMPORTED");
    assertThat(detail.status()).isEqualTo("ISSUED");
    assertThat(detail.domainName()).isEqualTo("one.example.com");
    assertThat(detail.keyAlgorithm()).isEqualTo("EC_prime256v1");
    assertThat(detail.domainValidationOptions()).isNull();
    assertThat(detail.renewalEligibility()).isEqualTo("INELIGIBLE");
    assertThat(detail.certificateKeyPairOrigin()).isEqualTo("CUSTOMER_PROVIDED");
    made("two", "two.example.com");
    assertThat(imported(arn, file("two.pem"), file("two.key"))).isEqualTo(arn);
    assertThat(acm.describe(arn).serial()).isNotEqualTo(detail.serial());
    assertThat(acm.events(arn))
        .extracting(event -> event.detail().texts().get("Action"))
        .containsExactlyInAnyOrder("IMPORT", "REIMPORT");
    acm.use(arn);
    var served =
        acm.door
            .find(AcmHarness.ACCOUNT, AcmHarness.REGION, arn, acm.store.snapshot())
            .orElseThrow();
    assertThat(served.version()).isEqualTo(2);
    try (Secret key = acm.door.privateKey(served)) {
      assertThat(key.length()).isPositive();
    }
    refused(
            () ->
                acm.call(
                    AcmModel.importCertificate(),
                    new ImportCertificateRequest(
                        arn,
                        Blob.of(file("one.pem")),
                        Secret.owning(file("one.key")),
                        null,
                        List.of(new Tag("a", "b")))))
        .as("InvalidParameterException");
    refused(() -> acm.call(AcmModel.renewCertificate(), new RenewCertificateRequest(arn)))
        .as("ValidationException");
  }

  @Test
  void aCertificateThatNamesNoUsagesIsToldAsForAnyAndForNoPurpose() {
    made("plain", "plain.example.com");
    String arn = imported(null, file("plain.pem"), file("plain.key"));
    CertificateDetail detail = acm.describe(arn);
    assertThat(detail.keyUsages()).containsExactly(new KeyUsage("ANY"));
    assertThat(detail.extendedKeyUsages()).containsExactly(new ExtendedKeyUsage("NONE", null));
    assertThat(listed(List.of("ANY"), List.of("NONE")))
        .singleElement()
        .satisfies(
            summary -> {
              assertThat(summary.certificateArn()).isEqualTo(arn);
              assertThat(summary.keyUsages()).containsExactly("ANY");
              assertThat(summary.extendedKeyUsages()).containsExactly("NONE");
            });
    assertThat(listed(List.of("DIGITAL_SIGNATURE"), null)).isEmpty();
    assertThat(listed(null, List.of("ANY"))).isEmpty();
  }

  private List<CertificateSummary> listed(
      @Nullable List<String> usages, @Nullable List<String> purposes) {
    return Objects.requireNonNull(
        acm.call(
                AcmModel.listCertificates(),
                new ListCertificatesRequest(
                    null,
                    null,
                    new Filters(purposes, usages, List.of("EC_prime256v1"), null, null),
                    null,
                    null,
                    null,
                    null))
            .certificateSummaryList());
  }

  @Test
  void aSelfSignedImportIsTheWholeOfItsChain() {
    made("one", "one.example.com");
    String arn = imported(null, file("one.pem"), file("one.key"));
    var got = acm.call(AcmModel.getCertificate(), new GetCertificateRequest(arn));
    assertThat(got.certificate()).isNotBlank();
    assertThat(got.certificateChain()).isEqualTo(got.certificate());
  }

  @Test
  void anImportBroughtWithoutTheChainThatItHasAnswersNone() {
    made("root", "root.example.com");
    assertThat(
            openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -keyout"
                    + " leaf.key -out leaf.pem -subj /CN=leaf.example.com -CA root.pem -CAkey"
                    + " root.key"))
        .isTrue();
    String arn = imported(null, file("leaf.pem"), file("leaf.key"));
    assertThat(
            acm.call(AcmModel.getCertificate(), new GetCertificateRequest(arn)).certificateChain())
        .isNull();
  }

  @Test
  void filesThatAreBrokenMismatchedOrEncryptedAreRefusedAndChangeNothing() {
    made("one", "one.example.com");
    made("two", "two.example.com");
    assertThat(openssl("ec -in one.key -aes256 -passout pass:secret -out locked.key")).isTrue();
    byte[] certificate = file("one.pem");
    refused(() -> imported(null, certificate, file("two.key"))).as("ValidationException");
    refused(() -> imported(null, certificate, file("locked.key"))).as("ValidationException");
    refused(() -> imported(null, "no PEM".getBytes(StandardCharsets.UTF_8), file("one.key")))
        .as("ValidationException");
    refused(() -> imported(null, Arrays.copyOf(certificate, 200), file("one.key")))
        .as("ValidationException");
    refused(() -> imported(null, certificate, certificate)).as("ValidationException");
    refused(() -> imported(null, new byte[32_768], file("one.key"))).as("ValidationException");
    byte[] twice = Arrays.copyOf(certificate, 2 * certificate.length);
    System.arraycopy(certificate, 0, twice, certificate.length, certificate.length);
    refused(() -> imported(null, twice, file("one.key"))).as("ValidationException");
    acm.liveDays(366);
    refused(() -> imported(null, certificate, file("one.key"))).as("ValidationException");
    assertThat(acm.store.ofKind("certificate")).isEmpty();
    assertThat(acm.store.ofKind("certificate-count")).isEmpty();
    String requested = acm.issued("three.example.com");
    refused(() -> imported(requested, certificate, file("one.key"))).as("ValidationException");
  }

  @Test
  void anExportOpensWithItsPassphraseAndVerifies() {
    String arn = acm.issuedAs("ENABLED", "www.example.com");
    var exported = export(arn, "correct horse");
    write("leaf.pem", Objects.requireNonNull(exported.certificate()));
    write("chain.pem", Objects.requireNonNull(exported.certificateChain()));
    write("key.pem", Objects.requireNonNull(exported.privateKey()).revealText());
    assertThat(openssl("pkey -in key.pem -passin pass:correct -pubout")).isFalse();
    write("pass", "correct horse");
    assertThat(openssl("pkey -in key.pem -passin file:pass -pubout -out public.pem")).isTrue();
    assertThat(openssl("x509 -in leaf.pem -noout -pubkey -out leaf-public.pem")).isTrue();
    assertThat(file("public.pem")).isEqualTo(file("leaf-public.pem"));
    String at = Long.toString(acm.now().getEpochSecond());
    assertThat(
            openssl(
                "verify -partial_chain -attime "
                    + at
                    + " -verify_hostname www.example.com -CAfile chain.pem leaf.pem"))
        .as(new String(file("output"), StandardCharsets.UTF_8))
        .isTrue();
    assertThat(acm.describe(arn).renewalEligibility()).isEqualTo("ELIGIBLE");
    acm.liveDays(154);
    assertThat(acm.describe(arn).renewalEligibility()).isEqualTo("INELIGIBLE");
    assertThat(acm.told(arn)).containsExactly("Available", "Available");
  }

  private io.keyrota.models.acm.ExportCertificateResponse export(String arn, String passphrase) {
    return acm.call(
        AcmModel.exportCertificate(), new ExportCertificateRequest(arn, Secret.ofText(passphrase)));
  }

  private void revoke(String arn) {
    acm.call(AcmModel.revokeCertificate(), new RevokeCertificateRequest(arn, "KEY_COMPROMISE"));
  }

  @Test
  void onlyWhatWasAskedForAsExportableIsExportedAndOnlyWhatWasExportedIsRevoked() {
    String fixed = acm.issued("fixed.example.com");
    refused(() -> export(fixed, "passphrase")).as("ValidationException");
    String pending = acm.requestBy("DNS", "ENABLED", "pending.example.com");
    refused(() -> export(pending, "passphrase")).as("RequestInProgressException");
    String arn = acm.issuedAs("ENABLED", "www.example.com");
    refused(() -> export(arn, "with#hash")).as("ValidationException");
    refused(() -> export(arn, "with$dollar")).as("ValidationException");
    refused(() -> export(arn, "with ümlaut")).as("ValidationException");
    refused(() -> revoke(arn)).as("ValidationException");
    export(arn, "passphrase");
    acm.use(arn);
    refused(() -> revoke(arn)).as("ResourceInUseException");
    acm.release(arn);
    revoke(arn);
    refused(() -> revoke(arn)).as("ConflictException");
    CertificateDetail revoked = acm.describe(arn);
    assertThat(revoked.status()).isEqualTo("REVOKED");
    assertThat(revoked.revocationReason()).isEqualTo("KEY_COMPROMISE");
    refused(() -> export(arn, "passphrase")).as("ValidationException");
    assertThat(acm.told(arn)).containsExactly("Available", "Revoked");
    assertThat(acm.door.find(AcmHarness.ACCOUNT, AcmHarness.REGION, arn, acm.store.snapshot()))
        .isEmpty();
    acm.live(Duration.ofDays(1));
    assertThat(acm.call(AcmModel.getCertificate(), new GetCertificateRequest(arn)).certificate())
        .isNotNull();
  }
}
