package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.CreateServiceSpecificCredentialRequest;
import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.DeleteSSHPublicKeyRequest;
import io.keyrota.models.iam.DeleteServiceSpecificCredentialRequest;
import io.keyrota.models.iam.DeleteSigningCertificateRequest;
import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.GenerateCredentialReportRequest;
import io.keyrota.models.iam.GetAccountSummaryRequest;
import io.keyrota.models.iam.GetCredentialReportRequest;
import io.keyrota.models.iam.GetSSHPublicKeyRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListSSHPublicKeysRequest;
import io.keyrota.models.iam.ListServiceSpecificCredentialsRequest;
import io.keyrota.models.iam.ListSigningCertificatesRequest;
import io.keyrota.models.iam.ResetServiceSpecificCredentialRequest;
import io.keyrota.models.iam.SSHPublicKey;
import io.keyrota.models.iam.ServiceSpecificCredential;
import io.keyrota.models.iam.ServiceSpecificCredentialMetadata;
import io.keyrota.models.iam.SigningCertificate;
import io.keyrota.models.iam.UpdateSSHPublicKeyRequest;
import io.keyrota.models.iam.UpdateServiceSpecificCredentialRequest;
import io.keyrota.models.iam.UpdateSigningCertificateRequest;
import io.keyrota.models.iam.UploadSSHPublicKeyRequest;
import io.keyrota.models.iam.UploadSigningCertificateRequest;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.iam.RoomHarness.Signer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SSH public keys, signing certificates and service-specific credentials. */
class UserCredentialsTest {
  private final RoomHarness rooms = new RoomHarness();

  @BeforeEach
  void jane() {
    rooms.call(rooms.root, IamModel.createUser(), new CreateUserRequest(null, "jane", null, null));
  }

  @Test
  void anSshPublicKeyIsUploadedShownInBothFormsChangedAndDeleted() {
    SSHPublicKey key = upload(file("ssh.pub"));
    assertThat(key.sshPublicKeyId()).matches("APKA[A-Z2-7]{17}");
    assertThat(key.sshPublicKeyBody()).isEqualTo(file("ssh.pub").strip());
    assertThat(key.fingerprint()).isEqualTo(file("ssh.md5").strip());
    assertThat(key.status()).isEqualTo("Active");
    assertThat(get(key.sshPublicKeyId(), "SSH")).isEqualTo(key);
    String pem = get(key.sshPublicKeyId(), "PEM").sshPublicKeyBody();
    assertThat(pem.strip()).isEqualTo(file("ssh.pem").strip());
    refused(() -> upload(pem)).as("DuplicateSSHPublicKey");
    rooms.call(
        rooms.root,
        IamModel.updateSSHPublicKey(),
        new UpdateSSHPublicKeyRequest("jane", key.sshPublicKeyId(), "Inactive"));
    assertThat(list()).containsExactly("Inactive");
    refused(() -> rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest("jane")))
        .as("DeleteConflict", "Cannot delete entity, must delete SSH public keys first.");
    delete(key.sshPublicKeyId());
    refused(() -> delete(key.sshPublicKeyId())).as("NoSuchEntity");
    assertThat(list()).isEmpty();
    rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest("jane"));
  }

  @Test
  void aKeyInPemIsTheSameKey() {
    assertThat(upload(file("ssh.pem")).fingerprint()).isEqualTo(file("ssh.md5").strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh-rsa AAAAB3NzaC1yc2E=",
        "ssh-rsa !!!",
        "ssh-rsa AAAA/////w==",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----"
      })
  void aBrokenKeyIsInvalid(String body) {
    refused(() -> upload(body)).as("InvalidPublicKey");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE9ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno jane",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
      })
  void anotherFormIsUnrecognized(String body) {
    refused(() -> upload(body)).as("UnrecognizedPublicKeyEncoding");
  }

  @Test
  void aSigningCertificateIsUploadedOnceChangedAndDeletedAndTheReportTellsOfIt() {
    SigningCertificate made = uploadCertificate("jane");
    assertThat(made.certificateId()).matches("[A-Z2-7]{32}");
    assertThat(made.userName()).isEqualTo("jane");
    refused(() -> uploadCertificate("jane")).as("DuplicateCertificate");
    refused(() -> uploadCertificate(null)).as("DuplicateCertificate");
    refused(() -> uploadCertificate("nobody")).as("NoSuchEntity");
    rooms.clock.advance(Duration.ofMinutes(1));
    rooms.call(
        rooms.root,
        IamModel.updateSigningCertificate(),
        new UpdateSigningCertificateRequest("jane", made.certificateId(), "Inactive"));
    assertThat(certificates("jane"))
        .extracting(SigningCertificate::status)
        .containsExactly("Inactive");
    assertThat(report())
        .contains("user/jane")
        .contains(",false,2026-11-24T10:12:12+00:00,false,N/A");
    refused(() -> rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest("jane")))
        .as("DeleteConflict", "Cannot delete entity, must delete signing certificates first.");
    deleteCertificate("jane", made.certificateId());
    refused(() -> deleteCertificate("jane", made.certificateId())).as("NoSuchEntity");
    assertThat(certificates("jane")).isEmpty();
  }

  @Test
  void theRootHasSigningCertificatesToo() {
    assertThat(summary()).isZero();
    SigningCertificate made = uploadCertificate(null);
    assertThat(made.userName()).isNull();
    assertThat(summary()).isEqualTo(1);
    assertThat(certificates(null)).containsExactly(made);
    deleteCertificate(null, made.certificateId());
    uploadCertificate("jane");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
      })
  void whatIsNoCertificateIsMalformed(String body) {
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.uploadSigningCertificate(),
                    new UploadSigningCertificateRequest("jane", body)))
        .as("MalformedCertificate");
  }

  @Test
  void aPasswordForAServiceIsShownOnceAndResetAndTheCredentialListed() {
    ServiceSpecificCredential made = create("codecommit.amazonaws.com", null);
    assertThat(made.serviceSpecificCredentialId()).matches("ACCA[A-Z2-7]{17}");
    assertThat(made.serviceUserName()).isEqualTo("jane-at-111122223333");
    String password = text(made.servicePassword());
    assertThat(password).hasSize(44);
    assertThat(made.serviceCredentialSecret()).isNull();
    ServiceSpecificCredential reset =
        Objects.requireNonNull(
            rooms
                .call(
                    rooms.root,
                    IamModel.resetServiceSpecificCredential(),
                    new ResetServiceSpecificCredentialRequest(
                        "jane", made.serviceSpecificCredentialId()))
                .serviceSpecificCredential());
    assertThat(text(reset.servicePassword())).hasSize(44).isNotEqualTo(password);
    rooms.call(
        rooms.root,
        IamModel.updateServiceSpecificCredential(),
        new UpdateServiceSpecificCredentialRequest(
            "jane", made.serviceSpecificCredentialId(), "Inactive"));
    create("bedrock.amazonaws.com", 1);
    assertThat(listed("jane", null, null))
        .extracting(ServiceSpecificCredentialMetadata::status)
        .containsExactly("Inactive", "Active");
    assertThat(listed("jane", "codecommit.amazonaws.com", null)).hasSize(1);
    assertThat(listed(null, null, true)).hasSize(2);
    refused(() -> listed("jane", null, true)).as("InvalidInput");
    refused(() -> listed("jane", "s3.amazonaws.com", null)).as("NotSupportedService");
    rooms.clock.advance(Duration.ofDays(1));
    assertThat(listed("jane", "bedrock.amazonaws.com", null).getFirst().status())
        .isEqualTo("Expired");
    rooms.call(
        rooms.root,
        IamModel.deleteServiceSpecificCredential(),
        new DeleteServiceSpecificCredentialRequest("jane", made.serviceSpecificCredentialId()));
    assertThat(listed("jane", null, null)).hasSize(1);
    refused(() -> rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest("jane")))
        .as("DeleteConflict");
  }

  @Test
  void anApiKeyHoldsItsAlias() {
    ServiceSpecificCredential made = create("bedrock.amazonaws.com", 30);
    assertThat(made.serviceUserName()).isNull();
    assertThat(made.serviceCredentialAlias()).isEqualTo("jane-at-111122223333");
    String key = text(made.serviceCredentialSecret());
    assertThat(key).startsWith("ABSK");
    assertThat(new String(Base64.getDecoder().decode(key.substring(4)), US_ASCII))
        .startsWith("jane-at-111122223333:");
  }

  @Test
  void withoutANameTheyAreTheSigners() {
    Signer user = rooms.user("Signer");
    rooms.selfService("Signer");
    refused(
            () ->
                rooms.call(
                    user,
                    IamModel.listSSHPublicKeys(),
                    new ListSSHPublicKeysRequest(null, null, null)))
        .as("AccessDenied");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.listSSHPublicKeys(),
                    new ListSSHPublicKeysRequest(null, null, null)))
        .as("ValidationError", "Must specify userName when calling with non-User credentials");
  }

  private SSHPublicKey upload(String body) {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root,
                IamModel.uploadSSHPublicKey(),
                new UploadSSHPublicKeyRequest("jane", body))
            .sshPublicKey());
  }

  private SSHPublicKey get(String id, String encoding) {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root,
                IamModel.getSSHPublicKey(),
                new GetSSHPublicKeyRequest("jane", id, encoding))
            .sshPublicKey());
  }

  private List<String> list() {
    return Objects.requireNonNull(
            rooms
                .call(
                    rooms.root,
                    IamModel.listSSHPublicKeys(),
                    new ListSSHPublicKeysRequest("jane", null, null))
                .sshPublicKeys())
        .stream()
        .map(each -> each.status())
        .toList();
  }

  private void delete(String id) {
    rooms.call(
        rooms.root, IamModel.deleteSSHPublicKey(), new DeleteSSHPublicKeyRequest("jane", id));
  }

  private SigningCertificate uploadCertificate(@Nullable String user) {
    return rooms
        .call(
            rooms.root,
            IamModel.uploadSigningCertificate(),
            new UploadSigningCertificateRequest(user, file("server.pem")))
        .certificate();
  }

  private List<SigningCertificate> certificates(@Nullable String user) {
    return rooms
        .call(
            rooms.root,
            IamModel.listSigningCertificates(),
            new ListSigningCertificatesRequest(user, null, null))
        .certificates();
  }

  private void deleteCertificate(@Nullable String user, String id) {
    rooms.call(
        rooms.root,
        IamModel.deleteSigningCertificate(),
        new DeleteSigningCertificateRequest(user, id));
  }

  private String report() {
    rooms.call(
        rooms.root, IamModel.generateCredentialReport(), new GenerateCredentialReportRequest());
    var report =
        rooms.call(rooms.root, IamModel.getCredentialReport(), new GetCredentialReportRequest());
    return new String(Objects.requireNonNull(report.content()).bytes(), StandardCharsets.UTF_8);
  }

  private @Nullable Integer summary() {
    return Objects.requireNonNull(
            rooms
                .call(rooms.root, IamModel.getAccountSummary(), new GetAccountSummaryRequest())
                .summaryMap())
        .get("AccountSigningCertificatesPresent");
  }

  private ServiceSpecificCredential create(String service, @Nullable Integer days) {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root,
                IamModel.createServiceSpecificCredential(),
                new CreateServiceSpecificCredentialRequest("jane", service, days))
            .serviceSpecificCredential());
  }

  private List<ServiceSpecificCredentialMetadata> listed(
      @Nullable String user, @Nullable String service, @Nullable Boolean all) {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root,
                IamModel.listServiceSpecificCredentials(),
                new ListServiceSpecificCredentialsRequest(user, service, all, null, null))
            .serviceSpecificCredentials());
  }

  private static String text(@Nullable Secret secret) {
    return Objects.requireNonNull(secret).revealText();
  }

  private static String file(String name) {
    try (InputStream in = UserCredentialsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
