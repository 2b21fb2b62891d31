package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.models.kms.ConnectCustomKeyStoreRequest;
import io.keyrota.models.kms.CreateKeyRequest;
import io.keyrota.models.kms.DescribeCustomKeyStoresRequest;
import io.keyrota.models.kms.DescribeCustomKeyStoresResponse;
import io.keyrota.models.kms.DescribeKeyRequest;
import io.keyrota.models.kms.DisableKeyRequest;
import io.keyrota.models.kms.KeyMetadata;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.ListKeysRequest;
import io.keyrota.models.kms.ListKeysResponse;
import io.keyrota.models.kms.ListResourceTagsRequest;
import io.keyrota.models.kms.ListResourceTagsResponse;
import io.keyrota.models.kms.ScheduleKeyDeletionRequest;
import io.keyrota.models.kms.Tag;
import io.keyrota.models.kms.TagResourceRequest;
import io.keyrota.models.kms.UntagResourceRequest;
import io.keyrota.models.kms.UpdateKeyDescriptionRequest;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.kms.Deletion;
import io.keyrota.rules.kms.ExpirationModel;
import io.keyrota.rules.kms.ImportState;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyManagerType;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyMaterialState;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyState;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsQuota;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.rules.kms.KmsTags;
import io.keyrota.rules.kms.MultiRegion;
import io.keyrota.rules.kms.Origin;
import io.keyrota.rules.kms.Rotation;
import io.keyrota.rules.kms.RotationType;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.store.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {
  private final KmsHarness kms = new KmsHarness();

  @Test
  void aKeyIsMadeSymmetricAndEnabledWithAWSsStandards() {
    KeyMetadata key = kms.create(null, null, null, false);
    assertThat(key.keyId()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(key.arn()).isEqualTo("arn:aws:kms:eu-central-1:111122223333:key/" + key.keyId());
    assertThat(key.awsAccountId()).isEqualTo("111122223333");
    assertThat(key.creationDate()).isEqualTo(KmsHarness.START);
    assertThat(key.enabled()).isTrue();
    assertThat(key.keyState()).isEqualTo("Enabled");
    assertThat(key.description()).isEmpty();
    assertThat(key.keySpec()).isEqualTo("SYMMETRIC_DEFAULT");
    assertThat(key.customerMasterKeySpec()).isEqualTo("SYMMETRIC_DEFAULT");
    assertThat(key.keyUsage()).isEqualTo("ENCRYPT_DECRYPT");
    assertThat(key.encryptionAlgorithms()).containsExactly("SYMMETRIC_DEFAULT");
    assertThat(key.signingAlgorithms()).isNull();
    assertThat(key.macAlgorithms()).isNull();
    assertThat(key.origin()).isEqualTo("AWS_KMS");
    assertThat(key.keyManager()).isEqualTo("CUSTOMER");
    assertThat(key.multiRegion()).isFalse();
    assertThat(key.multiRegionConfiguration()).isNull();
    assertThat(key.currentKeyMaterialId()).matches("[0-9a-f]{64}");
    assertThat(kms.describe(key.keyId())).isEqualTo(key);
    assertThat(kms.describe(Objects.requireNonNull(key.arn()))).isEqualTo(key);
  }

  @ParameterizedTest
  @EnumSource(KeySpec.class)
  void everySpecIsMadeForEveryUsageThatFits(KeySpec spec) {
    for (KeyUsage usage : spec.usages()) {
      KeyMetadata key = kms.create(spec.name(), usage.name(), null, false);
      assertThat(key.keySpec()).isEqualTo(spec.name());
      assertThat(key.keyUsage()).isEqualTo(usage.name());
      assertThat(kms.describe(key.keyId())).isEqualTo(key);
      KmsKey row = kms.row(key.keyId());
      SealedMaterial material = FoundKey.at(kms.now(), row, kms.store.snapshot()).current();
      assertThat(material.publicKey().isPresent()).isEqualTo(spec.asymmetric());
      if (spec.asymmetric()) {
        Materials materials = kms.kms.works().materials();
        assertThat(materials.privateKey(spec, material, kms.sealer).spec()).isEqualTo(spec);
        assertThat(materials.publicKey(spec, material, kms.sealer).spec()).isEqualTo(spec);
        assertThat(materials.privateKey(spec, material, kms.sealer))
            .isSameAs(materials.privateKey(spec, material, kms.sealer));
      }
    }
  }

  @Test
  void aSpecOrUsageThatDoesNotFitIsRefused() {
    refused(() -> kms.create("RSA_2048", null, null, false)).as("ValidationException");
    refused(() -> kms.create("HMAC_256", "SIGN_VERIFY", null, false)).as("ValidationException");
    refused(
            () ->
                kms.call(
                    KmsModel.createKey(),
                    new CreateKeyRequest(
                        null,
                        null,
                        null,
                        "HMAC_256",
                        "HMAC_256",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)))
        .as("ValidationException");
    assertThat(kms.store.ofKind("kms-key")).isEmpty();
  }

  @Test
  void keysInCustomKeyStoresNeedAStoreAndThereIsNone() {
    refused(() -> kms.create(null, null, "AWS_CLOUDHSM", false)).as("ValidationException");
    refused(() -> kms.create(null, null, "EXTERNAL_KEY_STORE", false)).as("ValidationException");
    refused(() -> inStore(null, "cks-1", null)).as("ValidationException");
    refused(() -> inStore("AWS_CLOUDHSM", "cks-1", null)).as("CustomKeyStoreNotFoundException");
    refused(() -> inStore("AWS_CLOUDHSM", "cks-1", "x")).as("ValidationException");
    refused(() -> inStore("EXTERNAL_KEY_STORE", "cks-1", null)).as("ValidationException");
    refused(() -> inStore("EXTERNAL_KEY_STORE", "cks-1", "x"))
        .as("CustomKeyStoreNotFoundException");
  }

  private void inStore(@Nullable String origin, String store, @Nullable String xksKeyId) {
    kms.call(
        KmsModel.createKey(),
        new CreateKeyRequest(
            null, null, null, null, null, origin, store, null, null, null, xksKeyId));
  }

  @Test
  void customKeyStoresAreListedAsNoneAndNotFound() {
    assertThat(describeStores(null, null, null).customKeyStores()).isEmpty();
    assertThat(describeStores(null, null, null).truncated()).isFalse();
    refused(() -> describeStores("cks-1", null, null)).as("CustomKeyStoreNotFoundException");
    refused(() -> describeStores(null, "name", null)).as("CustomKeyStoreNotFoundException");
    refused(() -> describeStores("cks-1", "name", null)).as("ValidationException");
    refused(() -> describeStores(null, null, "x")).as("InvalidMarkerException");
    refused(
            () ->
                kms.call(
                    KmsModel.connectCustomKeyStore(), new ConnectCustomKeyStoreRequest("cks-1")))
        .as("CustomKeyStoreNotFoundException");
  }

  private DescribeCustomKeyStoresResponse describeStores(
      @Nullable String id, @Nullable String name, @Nullable String marker) {
    return kms.call(
        KmsModel.describeCustomKeyStores(),
        new DescribeCustomKeyStoresRequest(id, name, null, marker));
  }

  @Test
  void aKeyForImportedMaterialWaitsForIt() {
    KeyMetadata key = kms.create("RSA_2048", "SIGN_VERIFY", "EXTERNAL", false);
    assertThat(key.keyState()).isEqualTo("PendingImport");
    assertThat(key.enabled()).isFalse();
    assertThat(key.expirationModel()).isNull();
    assertThat(kms.store.ofKind("kms-material")).isEmpty();
  }

  @Test
  void noMaterialLiesInTheStoreInTheClear() {
    String id = kms.key();
    KmsKey key = kms.row(id);
    SealedMaterial material = FoundKey.at(kms.now(), key, kms.store.snapshot()).current();
    byte[] clear;
    try (Secret secret = material.open(kms.sealer)) {
      clear = secret.reveal().clone();
    }
    assertThat(clear).hasSize(32);
    String needle = new String(clear, StandardCharsets.ISO_8859_1);
    kms.store
        .documents()
        .forEach(
            (identity, document) ->
                assertThat(new String(DocumentFormat.encode(document), StandardCharsets.ISO_8859_1))
                    .as(identity.toString())
                    .doesNotContain(needle));
  }

  @Test
  void materialMovedToAnotherRowDoesNotOpen() {
    KmsKey one = kms.row(kms.key());
    KmsKey two = kms.row(kms.key());
    SealedMaterial row = FoundKey.at(kms.now(), one, kms.store.snapshot()).current();
    KeyMaterialId other = two.materials().current().orElseThrow().id();
    for (SealedMaterial moved :
        List.of(
            new SealedMaterial(
                one.account(), one.region(), two.id(), row.id(), row.secret(), row.publicKey()),
            new SealedMaterial(
                one.account(), one.region(), one.id(), other, row.secret(), row.publicKey()),
            new SealedMaterial(
                KmsHarness.OTHER, one.region(), one.id(), row.id(), row.secret(), row.publicKey()),
            new SealedMaterial(
                one.account(),
                KmsHarness.ABROAD,
                one.id(),
                row.id(),
                row.secret(),
                row.publicKey()))) {
      assertThatThrownBy(() -> moved.open(kms.sealer))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.code()).isEqualTo("KMSInternalException"));
    }
  }

  @Test
  void theTablesKeepEveryPartOfAKey() {
    KmsTags tags = KmsTags.NONE.with(List.of(new KmsTags.Tag("b", "1"), new KmsTags.Tag("a", "")));
    KeyMaterial imported =
        new KeyMaterial(
            new KeyMaterialId("ab".repeat(32)),
            KeyMaterialState.NON_CURRENT,
            KmsHarness.START,
            Optional.of(KmsHarness.START.plusMillis(1)),
            Optional.of(RotationType.ON_DEMAND),
            Optional.of(
                new KeyMaterial.Import(
                    ImportState.IMPORTED,
                    Optional.of("first"),
                    ExpirationModel.KEY_MATERIAL_EXPIRES,
                    Optional.of(KmsHarness.START.plusMillis(2)))));
    KmsKey key =
        new KmsKey(
            KmsHarness.ACCOUNT,
            KmsHarness.REGION,
            KeyId.parse("mrk-" + "0a".repeat(16)).orElseThrow(),
            KeySpec.SYMMETRIC_DEFAULT,
            KeyUsage.ENCRYPT_DECRYPT,
            Origin.EXTERNAL,
            KeyManagerType.CUSTOMER,
            KmsHarness.START,
            KeyState.PENDING_REPLICA_DELETION,
            "what it is for",
            tags,
            Optional.of(new Deletion(9, Optional.empty())),
            new Rotation(true, 90, Optional.of(KmsHarness.START.plusMillis(3)), 7),
            new io.keyrota.rules.kms.Materials(List.of(imported)),
            Optional.of(new MultiRegion(KmsHarness.REGION, List.of(KmsHarness.ABROAD))));
    assertThat(
            KeyTable.TABLE.read(
                1, DocumentFormat.decode(DocumentFormat.encode(KeyTable.TABLE.write(key)))))
        .isEqualTo(key);
  }

  @Test
  void descriptionsAndTagsAreSetAndShown() {
    String id = kms.key();
    kms.call(KmsModel.updateKeyDescription(), new UpdateKeyDescriptionRequest(id, "for invoices"));
    assertThat(kms.describe(id).description()).isEqualTo("for invoices");
    kms.call(
        KmsModel.tagResource(),
        new TagResourceRequest(id, List.of(new Tag("team", "a"), new Tag("Team", "b"))));
    kms.call(KmsModel.tagResource(), new TagResourceRequest(id, List.of(new Tag("team", "c"))));
    assertThat(tags(id, null, null).tags())
        .containsExactly(new Tag("Team", "b"), new Tag("team", "c"));
    kms.call(KmsModel.untagResource(), new UntagResourceRequest(id, List.of("Team", "none")));
    assertThat(tags(id, null, null).tags()).containsExactly(new Tag("team", "c"));
    refused(
            () ->
                kms.call(
                    KmsModel.tagResource(),
                    new TagResourceRequest(id, List.of(new Tag("aws:x", "c")))))
        .as("TagException");
    for (int i = 0; i < 49; i++) {
      kms.call(KmsModel.tagResource(), new TagResourceRequest(id, List.of(new Tag("k" + i, ""))));
    }
    refused(
            () ->
                kms.call(
                    KmsModel.tagResource(),
                    new TagResourceRequest(id, List.of(new Tag("one more", "")))))
        .as("LimitExceededException");
    ListResourceTagsResponse first = tags(id, 20, null);
    assertThat(first.tags()).hasSize(20);
    assertThat(first.truncated()).isTrue();
    assertThat(tags(id, 50, first.nextMarker()).tags()).hasSize(30);
    refused(() -> tags(id, 51, null)).as("ValidationException");
  }

  private ListResourceTagsResponse tags(
      String id, @Nullable Integer limit, @Nullable String marker) {
    return kms.call(KmsModel.listResourceTags(), new ListResourceTagsRequest(id, limit, marker));
  }

  @Test
  void tagsOfANewKeyNeedTheirOwnPermission() {
    CreateKeyRequest request =
        new CreateKeyRequest(
            null, "d", null, null, null, null, null, null, List.of(new Tag("a", "b")), null, null);
    assertThat(kms.permissions(KmsModel.createKey(), request))
        .extracting(Permission::action)
        .containsExactly("kms:CreateKey", "kms:TagResource");
    KeyMetadata key = Objects.requireNonNull(kms.call(KmsModel.createKey(), request).keyMetadata());
    assertThat(tags(key.keyId(), null, null).tags()).containsExactly(new Tag("a", "b"));
  }

  @Test
  void keysAreListedByPagesThatNeitherRepeatNorMiss() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 25; i++) {
      made.add(kms.key());
    }
    Set<String> listed = new HashSet<>();
    String marker = null;
    int pages = 0;
    do {
      ListKeysResponse page = kms.call(KmsModel.listKeys(), new ListKeysRequest(10, marker));
      Objects.requireNonNull(page.keys())
          .forEach(
              key -> {
                assertThat(key.keyArn()).endsWith("key/" + key.keyId());
                assertThat(listed.add(Objects.requireNonNull(key.keyId()))).isTrue();
              });
      marker = page.nextMarker();
      assertThat(page.truncated()).isEqualTo(marker != null);
      pages++;
    } while (marker != null);
    assertThat(listed).isEqualTo(made);
    assertThat(pages).isEqualTo(3);
    assertThat(
            kms.call(
                    kms.root,
                    KmsHarness.ABROAD,
                    KmsModel.listKeys(),
                    new ListKeysRequest(null, null))
                .keys())
        .isEmpty();
    refused(() -> kms.call(KmsModel.listKeys(), new ListKeysRequest(null, "bm9uc2Vuc2U")))
        .as("InvalidMarkerException");
  }

  @Test
  void theQuotaOfKeysIsKeptExactlyAndCountsWhatWaitsForItsDeletion() {
    KmsHarness few = new KmsHarness(KmsQuotas.STANDARD.with(KmsQuota.KMS_KEYS, 2));
    String first = few.key();
    few.key();
    refused(few::key).as("LimitExceededException");
    few.describe("alias/aws/s3");
    few.call(KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(first, 7));
    refused(few::key).as("LimitExceededException");
    few.liveDays(7);
    few.key();
    refused(few::key).as("LimitExceededException");
  }

  @Test
  void anotherAccountsKeysAreOutOfReach() {
    String arn = Objects.requireNonNull(kms.create(null, null, null, false).arn());
    refused(
            () ->
                kms.call(
                    kms.otherRoot,
                    KmsHarness.REGION,
                    KmsModel.describeKey(),
                    new DescribeKeyRequest(arn, null)))
        .as("AccessDenied");
    refused(
            () ->
                kms.call(
                    kms.otherRoot,
                    KmsHarness.REGION,
                    KmsModel.disableKey(),
                    new DisableKeyRequest(arn)))
        .as("AccessDeniedException");
  }

  @Test
  void whatNamesNoKeyIsNotFoundOrInvalid() {
    refused(() -> kms.describe("1234abcd-12ab-34cd-56ef-1234567890ab"))
        .as(
            "NotFoundException",
            "Key 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'"
                + " does not exist");
    refused(() -> kms.describe("nonsense")).as("NotFoundException", "Invalid keyId 'nonsense'");
    refused(() -> kms.describe("alias/none"))
        .as(
            "NotFoundException",
            "Alias arn:aws:kms:eu-central-1:111122223333:alias/none is not found.");
    refused(() -> kms.describe("arn:aws:kms:us-west-2:111122223333:key/x")).as("NotFoundException");
    refused(() -> kms.describe("arn:aws:s3:::bucket")).as("InvalidArnException");
    refused(() -> kms.call(KmsModel.disableKey(), new DisableKeyRequest("alias/none")))
        .as("NotFoundException");
  }
}
