package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.DeleteServerCertificateRequest;
import io.keyrota.models.iam.GetAccountSummaryRequest;
import io.keyrota.models.iam.GetServerCertificateRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListServerCertificateTagsRequest;
import io.keyrota.models.iam.ListServerCertificatesRequest;
import io.keyrota.models.iam.ServerCertificate;
import io.keyrota.models.iam.ServerCertificateMetadata;
import io.keyrota.models.iam.Tag;
import io.keyrota.models.iam.TagServerCertificateRequest;
import io.keyrota.models.iam.UntagServerCertificateRequest;
import io.keyrota.models.iam.UpdateServerCertificateRequest;
import io.keyrota.models.iam.UploadServerCertificateRequest;
import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerCertificatesTest {
  private final RoomHarness rooms = new RoomHarness();

  @Test
  void aCertificateIsUploadedShownMovedAndDeletedAndItsKeyStays() {
    ServerCertificateMetadata made = upload("/cloudfront/www/", "www", "server.key");
    assertThat(made.arn())
        .isEqualTo("arn:aws:iam::111122223333:server-certificate/cloudfront/www/www");
    assertThat(made.serverCertificateId()).matches("ASCA[A-Z2-7]{17}");
    assertThat(Objects.requireNonNull(made.expiration())).isAfter("2100-01-01T00:00:00Z");
    assertThat(get("WWW").certificateBody().strip()).isEqualTo(file("server.pem").strip());
    assertThat(get("www").toString()).doesNotContain("PRIVATE KEY");
    refused(() -> upload(null, "WWW", "server.key"))
        .as("EntityAlreadyExists", "The Server Certificate with name WWW already exists.");
    upload(null, "other", "server.key");
    rooms.call(
        rooms.root,
        IamModel.updateServerCertificate(),
        new UpdateServerCertificateRequest("www", "/", "web"));
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.updateServerCertificate(),
                    new UpdateServerCertificateRequest("web", null, "Other")))
        .as("EntityAlreadyExists");
    assertThat(get("web").serverCertificateMetadata().serverCertificateId())
        .isEqualTo(made.serverCertificateId());
    assertThat(list())
        .extracting(ServerCertificateMetadata::serverCertificateName)
        .containsExactly("other", "web");
    delete("web");
    refused(() -> get("web"))
        .as("NoSuchEntity", "The Server Certificate with name web cannot be found.");
    assertThat(
            rooms
                .call(rooms.root, IamModel.getAccountSummary(), new GetAccountSummaryRequest())
                .summaryMap())
        .containsEntry("ServerCertificates", 1);
  }

  @Test
  void aFileThatEndsWithItsFirstLineIsRefused() {
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.uploadServerCertificate(),
                    new UploadServerCertificateRequest(
                        null,
                        "www",
                        "-----BEGIN CERTIFICATE-----",
                        Secret.ofText(file("server.key")),
                        null,
                        null)))
        .as("MalformedCertificate");
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    refused(() -> upload(null, "www", "other.key"))
        .as("KeyPairMismatch", "The private key does not match the certificate.");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.uploadServerCertificate(),
                    new UploadServerCertificateRequest(
                        null,
                        "www",
                        file("server.key"),
                        Secret.ofText(file("server.key")),
                        null,
                        null)))
        .as("MalformedCertificate");
    assertThat(list()).isEmpty();
  }

  @Test
  void aCertificateHasTags() {
    upload(null, "www", "server.key");
    rooms.call(
        rooms.root,
        IamModel.tagServerCertificate(),
        new TagServerCertificateRequest("www", List.of(new Tag("a", "1"), new Tag("b", "2"))));
    rooms.call(
        rooms.root,
        IamModel.untagServerCertificate(),
        new UntagServerCertificateRequest("www", List.of("a")));
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listServerCertificateTags(),
                    new ListServerCertificateTagsRequest("www", null, null))
                .tags())
        .containsExactly(new Tag("b", "2"));
  }

  private ServerCertificateMetadata upload(@Nullable String path, String name, String key) {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root,
                IamModel.uploadServerCertificate(),
                new UploadServerCertificateRequest(
                    path, name, file("server.pem"), Secret.ofText(file(key)), null, null))
            .serverCertificateMetadata());
  }

  private ServerCertificate get(String name) {
    return rooms
        .call(rooms.root, IamModel.getServerCertificate(), new GetServerCertificateRequest(name))
        .serverCertificate();
  }

  private List<ServerCertificateMetadata> list() {
    return rooms
        .call(
            rooms.root,
            IamModel.listServerCertificates(),
            new ListServerCertificatesRequest(null, null, null))
        .serverCertificateMetadataList();
  }

  private void delete(String name) {
    rooms.call(
        rooms.root, IamModel.deleteServerCertificate(), new DeleteServerCertificateRequest(name));
  }

  private static String file(String name) {
    try (InputStream in =
        Objects.requireNonNull(ServerCertificatesTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
