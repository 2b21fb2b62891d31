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
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.Ledger;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.crypto.TlsKeys;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Entries;
import io.keyrota.server.store.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    assertThat(get("WWW").certificateBody()).isEqualTo(file("server.pem").strip());
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
  void aChainMayStandBehindTheCertificate() {
    String twice = file("server.pem") + file("server.pem");
    refused(() -> uploadBody("www", twice, file("server.pem"))).as("MalformedCertificate");
    uploadBody("www", twice, null);
    assertThat(get("www").certificateBody()).isEqualTo(file("server.pem").strip());
  }

  private void uploadBody(String name, String body, @Nullable String chain) {
    rooms.call(
        rooms.root,
        IamModel.uploadServerCertificate(),
        new UploadServerCertificateRequest(
            null, name, body, Secret.ofText(file("server.key")), chain, null));
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
  void aCertificateThatIsServedStaysWhereItIs() throws Conflict {
    ServerCertificateMetadata made = upload("/web/", "www", "server.key");
    Certificates door =
        new ServedServerCertificates(
            new ServiceCalls(rooms.store, rooms.sealer, rooms.entropy, new Ledger(rooms.entropy)),
            rooms.clock::now);
    Certificates.Use first = new Certificates.Use("balancer-1", "listener-1");
    Certificates.Use second = new Certificates.Use("balancer-1", "listener-2");
    use(door, made.arn(), first);
    use(door, made.arn(), second);
    assertThat(door.use(made.arn(), second, rooms.store.snapshot())).isEmpty();
    release(door, made.arn(), first);
    String conflict =
        "Certificate: "
            + made.serverCertificateId()
            + " is currently in use by balancer-1. Please remove it first before deleting it from"
            + " IAM.";
    refused(() -> delete("www")).as("DeleteConflict", conflict);
    refused(() -> move("www", "/", "www")).as("DeleteConflict", conflict);
    refused(() -> move("www", null, "web")).as("DeleteConflict", conflict);
    move("www", "/web/", "www");
    release(door, made.arn(), second);
    assertThat(door.release(made.arn(), second, rooms.store.snapshot())).isEmpty();
    move("www", null, "web");
    delete("web");
  }

  @Test
  void aCertificateIsServedWithItsKeyByItsArnInItsAccount() {
    String arn = upload("/web/", "www", "server.key").arn();
    Certificates door =
        new ServedServerCertificates(
            new ServiceCalls(rooms.store, rooms.sealer, rooms.entropy, new Ledger(rooms.entropy)),
            rooms.clock::now);
    Certificates.Served served = found(door, RoomHarness.ACCOUNT, arn).orElseThrow();
    assertThat(served.names()).containsExactly("www.example.com");
    assertThat(served.keyAlgorithm()).isEqualTo("EC_prime256v1");
    try (Secret key = door.privateKey(served)) {
      assertThat(TlsKeys.of(key).getAlgorithm()).isEqualTo("EC");
    }
    assertThat(found(door, RoomHarness.OTHER, arn)).isEmpty();
    for (String other : List.of("/www", "/web/ww", "/web/www/", "/web/WWW")) {
      assertThat(found(door, RoomHarness.ACCOUNT, arn.replace("/web/www", other))).isEmpty();
    }
    delete("www");
    refused(() -> door.privateKey(served)).as("NoSuchEntity");
    upload("/web/", "www", "server.key");
    assertThat(found(door, RoomHarness.ACCOUNT, arn).orElseThrow().version())
        .isNotEqualTo(served.version());
    refused(() -> door.privateKey(served)).as("NoSuchEntity");
    refused(() -> door.use(arn + "x", new Certificates.Use("a", "b"), rooms.store.snapshot()))
        .as("NoSuchEntity");
  }

  private Optional<Certificates.Served> found(Certificates door, AccountId account, String arn) {
    return door.find(account, new Region("eu-central-1"), arn, rooms.store.snapshot());
  }

  private void use(Certificates door, String arn, Certificates.Use use) throws Conflict {
    Snapshot seen = rooms.store.snapshot();
    rooms.store.commit(seen, door.use(arn, use, seen), Entries.entry());
  }

  private void release(Certificates door, String arn, Certificates.Use use) throws Conflict {
    Snapshot seen = rooms.store.snapshot();
    rooms.store.commit(seen, door.release(arn, use, seen), Entries.entry());
  }

  private void move(String name, @Nullable String path, String newName) {
    rooms.call(
        rooms.root,
        IamModel.updateServerCertificate(),
        new UpdateServerCertificateRequest(name, path, newName));
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
