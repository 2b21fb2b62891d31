package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.CreateSAMLProviderRequest;
import io.keyrota.models.iam.DeleteSAMLProviderRequest;
import io.keyrota.models.iam.GetAccountSummaryRequest;
import io.keyrota.models.iam.GetSAMLProviderRequest;
import io.keyrota.models.iam.GetSAMLProviderResponse;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListSAMLProviderTagsRequest;
import io.keyrota.models.iam.ListSAMLProvidersRequest;
import io.keyrota.models.iam.SAMLPrivateKey;
import io.keyrota.models.iam.SAMLProviderListEntry;
import io.keyrota.models.iam.Tag;
import io.keyrota.models.iam.TagSAMLProviderRequest;
import io.keyrota.models.iam.UntagSAMLProviderRequest;
import io.keyrota.models.iam.UpdateSAMLProviderRequest;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.saml.SamlMetadataTest;
import io.keyrota.server.store.MemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SamlProvidersTest {
  private static final String ARN = "arn:aws:iam::111122223333:saml-provider/corp";
  private static final String DOCUMENT = SamlMetadataTest.DOCUMENT;

  private final RoomHarness rooms =
      new RoomHarness(new MemoryStore(), IamQuotas.STANDARD.with(IamQuota.SAML_PROVIDERS, 2));

  @Test
  void aProviderIsMadeToldListedAndDeleted() {
    assertThat(create("corp", DOCUMENT)).isEqualTo(ARN);
    GetSAMLProviderResponse told = get();
    assertThat(told.samlProviderUUID()).matches("SAMLSP[A-Z2-7]{17}");
    assertThat(told.samlMetadataDocument()).isEqualTo(DOCUMENT);
    assertThat(told.createDate()).isEqualTo(Instant.parse("2026-11-24T10:11:12Z"));
    assertThat(told.validUntil()).isEqualTo(Instant.parse("2030-01-02T03:04:05Z"));
    assertThat(told.assertionEncryptionMode()).isEqualTo("Allowed");
    assertThat(told.privateKeyList()).isEmpty();
    refused(() -> create("corp", DOCUMENT))
        .as("EntityAlreadyExists", "Provider with name corp already exists.");
    create("other", DOCUMENT.replace("validUntil", "until"));
    refused(() -> create("third", DOCUMENT)).as("LimitExceeded");
    assertThat(list())
        .extracting(SAMLProviderListEntry::validUntil)
        .containsExactly(
            Instant.parse("2030-01-02T03:04:05Z"), Instant.parse("2126-11-24T10:11:12Z"));
    assertThat(
            rooms
                .call(rooms.root, IamModel.getAccountSummary(), new GetAccountSummaryRequest())
                .summaryMap())
        .containsEntry("Providers", 2);
    delete();
    refused(this::get).as("NoSuchEntity", "Manifest not found for arn " + ARN);
    refused(this::delete).as("NoSuchEntity");
    assertThat(list()).hasSize(1);
  }

  @Test
  void whatIsNoMetadataOrPastIsRefused() {
    refused(() -> create("corp", "a".repeat(1000))).as("InvalidInput");
    refused(() -> create("corp", DOCUMENT.replace("2030-", "2020-"))).as("InvalidInput");
    create("corp", DOCUMENT);
    refused(() -> update("a".repeat(1000), null, null, null)).as("InvalidInput");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.getSAMLProvider(),
                    new GetSAMLProviderRequest("x".repeat(20))))
        .as("InvalidInput");
    assertThat(get().samlMetadataDocument()).isEqualTo(DOCUMENT);
  }

  @Test
  void keysAreTurnedOverAndShownByTheirIdsAlone() {
    create("corp", DOCUMENT);
    refused(() -> update(null, "Required", null, null)).as("InvalidInput");
    refused(() -> update(null, null, "no key", null)).as("InvalidInput");
    update(null, "Required", file("server.key"), null);
    update(null, null, file("other.key"), null);
    refused(() -> update(null, null, file("other.key"), null)).as("LimitExceeded");
    List<SAMLPrivateKey> keys = Objects.requireNonNull(get().privateKeyList());
    assertThat(keys).hasSize(2);
    assertThat(get().toString()).doesNotContain("PRIVATE KEY");
    assertThat(keys.getFirst().keyId()).matches("[A-Z0-9]{22}");
    update(null, null, null, keys.getFirst().keyId());
    assertThat(get().privateKeyList()).containsExactly(keys.get(1));
    refused(() -> update(null, null, null, keys.getFirst().keyId())).as("NoSuchEntity");
    refused(() -> update(null, null, null, keys.get(1).keyId())).as("InvalidInput");
    update(null, "Allowed", null, keys.get(1).keyId());
    assertThat(get().privateKeyList()).isEmpty();
  }

  @Test
  void tagsAreSetAndTaken() {
    create("corp", DOCUMENT);
    rooms.call(
        rooms.root,
        IamModel.tagSAMLProvider(),
        new TagSAMLProviderRequest(ARN, List.of(new Tag("b", "2"), new Tag("a", "1"))));
    rooms.call(
        rooms.root, IamModel.untagSAMLProvider(), new UntagSAMLProviderRequest(ARN, List.of("b")));
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listSAMLProviderTags(),
                    new ListSAMLProviderTagsRequest(ARN, null, null))
                .tags())
        .containsExactly(new Tag("a", "1"));
    assertThat(get().tags()).containsExactly(new Tag("a", "1"));
  }

  private @Nullable String create(String name, String document) {
    return rooms
        .call(
            rooms.root,
            IamModel.createSAMLProvider(),
            new CreateSAMLProviderRequest(document, name, null, null, null))
        .samlProviderArn();
  }

  private GetSAMLProviderResponse get() {
    return rooms.call(rooms.root, IamModel.getSAMLProvider(), new GetSAMLProviderRequest(ARN));
  }

  private List<SAMLProviderListEntry> list() {
    return Objects.requireNonNull(
        rooms
            .call(rooms.root, IamModel.listSAMLProviders(), new ListSAMLProvidersRequest())
            .samlProviderList());
  }

  private void update(
      @Nullable String document,
      @Nullable String mode,
      @Nullable String key,
      @Nullable String removed) {
    rooms.call(
        rooms.root,
        IamModel.updateSAMLProvider(),
        new UpdateSAMLProviderRequest(
            document, ARN, mode, key == null ? null : Secret.ofText(key), removed));
  }

  private void delete() {
    rooms.call(rooms.root, IamModel.deleteSAMLProvider(), new DeleteSAMLProviderRequest(ARN));
  }

  private static String file(String name) {
    try (InputStream in =
        Objects.requireNonNull(SamlProvidersTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
