package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.models.kms.AliasListEntry;
import io.keyrota.models.kms.CancelKeyDeletionRequest;
import io.keyrota.models.kms.CreateAliasRequest;
import io.keyrota.models.kms.DeleteAliasRequest;
import io.keyrota.models.kms.DisableKeyRequest;
import io.keyrota.models.kms.DisableKeyRotationRequest;
import io.keyrota.models.kms.EnableKeyRequest;
import io.keyrota.models.kms.EnableKeyRotationRequest;
import io.keyrota.models.kms.GetKeyPolicyRequest;
import io.keyrota.models.kms.GetKeyRotationStatusRequest;
import io.keyrota.models.kms.GetKeyRotationStatusResponse;
import io.keyrota.models.kms.KeyMetadata;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.ListAliasesRequest;
import io.keyrota.models.kms.ListAliasesResponse;
import io.keyrota.models.kms.ListKeyRotationsRequest;
import io.keyrota.models.kms.ListKeysRequest;
import io.keyrota.models.kms.PutKeyPolicyRequest;
import io.keyrota.models.kms.RotateKeyOnDemandRequest;
import io.keyrota.models.kms.RotationsListEntry;
import io.keyrota.models.kms.ScheduleKeyDeletionRequest;
import io.keyrota.models.kms.Tag;
import io.keyrota.models.kms.TagResourceRequest;
import io.keyrota.models.kms.UpdateAliasRequest;
import io.keyrota.models.kms.UpdateKeyDescriptionRequest;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.kms.KmsQuota;
import io.keyrota.rules.kms.KmsQuotas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AliasesTest {
  private final KmsHarness kms = new KmsHarness();
  private final String key = kms.key();

  private void create(String name, String target) {
    kms.call(KmsModel.createAlias(), new CreateAliasRequest(name, target));
  }

  private void update(String name, String target) {
    kms.call(KmsModel.updateAlias(), new UpdateAliasRequest(name, target));
  }

  private void delete(String name) {
    kms.call(KmsModel.deleteAlias(), new DeleteAliasRequest(name));
  }

  private ListAliasesResponse list(@Nullable String keyId) {
    return kms.call(KmsModel.listAliases(), new ListAliasesRequest(keyId, null, null));
  }

  @Test
  void anAliasNamesAKeyUntilItIsMovedOrDeleted() {
    create("alias/app", key);
    assertThat(kms.describe("alias/app").keyId()).isEqualTo(key);
    assertThat(kms.describe("arn:aws:kms:eu-central-1:111122223333:alias/app").keyId())
        .isEqualTo(key);
    String next = kms.key();
    kms.live(Duration.ofHours(1));
    update("alias/app", next);
    assertThat(kms.describe("alias/app").keyId()).isEqualTo(next);
    assertThat(list(key).aliases()).isEmpty();
    assertThat(list(next).aliases())
        .containsExactly(
            new AliasListEntry(
                "alias/app",
                "arn:aws:kms:eu-central-1:111122223333:alias/app",
                next,
                KmsHarness.START,
                KmsHarness.START.plus(Duration.ofHours(1))));
    delete("alias/app");
    refused(() -> kms.describe("alias/app")).as("NotFoundException");
    assertThat(list(next).aliases()).isEmpty();
  }

  @Test
  void namesAreUniqueInAnAccountAndRegionAndNowhereElse() {
    create("alias/app", key);
    refused(() -> create("alias/app", kms.key()))
        .as(
            "AlreadyExistsException",
            "An alias with the name arn:aws:kms:eu-central-1:111122223333:alias/app already"
                + " exists");
    refused(() -> kms.describe(KmsHarness.ABROAD, "alias/app")).as("NotFoundException");
  }

  @Test
  void namesOfWrongFormOrReservedAreRefused() {
    for (String name : List.of("app", "alias/", "alias/a:b")) {
      refused(() -> create(name, key)).as("ValidationException");
    }
    refused(() -> create("alias/aws/mine", key)).as("InvalidAliasNameException");
  }

  @Test
  void anAliasMovesOnlyToAKeyOfTheSameTypeAndUsage() {
    create("alias/app", key);
    String pair = kms.create("RSA_2048", "ENCRYPT_DECRYPT", null, false).keyId();
    String mac = kms.create("HMAC_256", "GENERATE_VERIFY_MAC", null, false).keyId();
    refused(() -> update("alias/app", pair)).as("ValidationException");
    refused(() -> update("alias/app", mac)).as("ValidationException");
    refused(() -> update("alias/none", key)).as("NotFoundException");
    refused(() -> delete("alias/none")).as("NotFoundException");
    assertThat(kms.describe("alias/app").keyId()).isEqualTo(key);
  }

  @Test
  void aKeyPendingDeletionTakesNoAliasButMayLoseOne() {
    String going = kms.key();
    create("alias/app", going);
    kms.call(KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(going, 7));
    refused(() -> create("alias/more", going)).as("KMSInvalidStateException");
    update("alias/app", key);
    refused(() -> update("alias/app", going)).as("KMSInvalidStateException");
  }

  @Test
  void theQuotaOfAKeysAliasesIsKept() {
    KmsHarness few = new KmsHarness(KmsQuotas.STANDARD.with(KmsQuota.ALIASES_PER_KEY, 2));
    String id = few.key();
    String other = few.key();
    for (String name : List.of("alias/a", "alias/b")) {
      few.call(KmsModel.createAlias(), new CreateAliasRequest(name, id));
    }
    few.call(KmsModel.createAlias(), new CreateAliasRequest("alias/c", other));
    refused(() -> few.call(KmsModel.createAlias(), new CreateAliasRequest("alias/d", id)))
        .as("LimitExceededException");
    refused(() -> few.call(KmsModel.updateAlias(), new UpdateAliasRequest("alias/c", id)))
        .as("LimitExceededException");
    few.call(KmsModel.updateAlias(), new UpdateAliasRequest("alias/a", id));
  }

  @Test
  void aliasesAreListedByNameAndPage() {
    for (int i = 0; i < 7; i++) {
      create("alias/" + (char) ('g' - i), key);
    }
    ListAliasesResponse first =
        kms.call(KmsModel.listAliases(), new ListAliasesRequest(key, 4, null));
    assertThat(first.aliases())
        .extracting(AliasListEntry::aliasName)
        .containsExactly("alias/a", "alias/b", "alias/c", "alias/d");
    ListAliasesResponse rest =
        kms.call(KmsModel.listAliases(), new ListAliasesRequest(key, 4, first.nextMarker()));
    assertThat(rest.aliases()).hasSize(3);
    assertThat(rest.truncated()).isFalse();
    refused(() -> kms.call(KmsModel.listAliases(), new ListAliasesRequest(null, 101, null)))
        .as("ValidationException");
    String foreign = Objects.requireNonNull(first.nextMarker());
    refused(() -> kms.call(KmsModel.listKeys(), new ListKeysRequest(null, foreign)))
        .as("InvalidMarkerException");
  }

  /** Terraform looks for an alias of AWS in the list, and only then names it. */
  @Test
  void theAliasesOfAwsAreListedAlsoWhereNoKeyIsBehindThemYet() {
    String arn = "arn:aws:kms:eu-central-1:111122223333:";
    AliasListEntry empty =
        new AliasListEntry("alias/aws/s3", arn + "alias/aws/s3", null, null, null);
    create("alias/app", key);
    create("alias/zoo", key);
    assertThat(list(null).aliases()).contains(empty);
    assertThat(list(key).aliases()).hasSize(2);
    String made = kms.describe("alias/aws/s3").keyId();
    assertThat(list(null).aliases())
        .doesNotContain(empty)
        .contains(
            new AliasListEntry(
                "alias/aws/s3", arn + "alias/aws/s3", made, KmsHarness.START, KmsHarness.START));
    List<AliasListEntry> whole = Objects.requireNonNull(list(null).aliases());
    List<AliasListEntry> paged = new ArrayList<>();
    @Nullable String marker = null;
    do {
      ListAliasesResponse page =
          kms.call(KmsModel.listAliases(), new ListAliasesRequest(null, 3, marker));
      paged.addAll(Objects.requireNonNull(page.aliases()));
      marker = page.nextMarker();
      assertThat(page.truncated()).isEqualTo(marker != null);
    } while (marker != null);
    assertThat(paged).isEqualTo(whole);
    assertThat(paged.getFirst().aliasName()).isEqualTo("alias/app");
    assertThat(paged.getLast().aliasName()).isEqualTo("alias/zoo");
  }

  @Test
  void anAWSManagedKeyComesIntoBeingWithItsAliasAndOnlyOnce() {
    KeyMetadata made = kms.describe("alias/aws/s3");
    assertThat(made.keyManager()).isEqualTo("AWS");
    assertThat(made.keyState()).isEqualTo("Enabled");
    assertThat(kms.describe("alias/aws/s3")).isEqualTo(made);
    assertThat(kms.describe(made.keyId())).isEqualTo(made);
    assertThat(list(made.keyId()).aliases())
        .extracting(AliasListEntry::aliasName)
        .containsExactly("alias/aws/s3");
    assertThat(kms.describe(KmsHarness.ABROAD, "alias/aws/s3").keyId()).isNotEqualTo(made.keyId());
    refused(() -> kms.describe("alias/aws/nonesuch")).as("NotFoundException");
  }

  @Test
  void anAWSManagedKeyIsRotatedEveryYearAndItsOwnerMayOnlyLook() {
    String id = kms.describe("alias/aws/s3").keyId();
    String policy =
        Objects.requireNonNull(
            kms.call(KmsModel.getKeyPolicy(), new GetKeyPolicyRequest(id, null)).policy());
    assertThat(policy).contains("s3.eu-central-1.amazonaws.com");
    List<Runnable> forbidden =
        List.of(
            () -> kms.call(KmsModel.disableKey(), new DisableKeyRequest(id)),
            () -> kms.call(KmsModel.enableKey(), new EnableKeyRequest(id)),
            () ->
                kms.call(KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(id, null)),
            () -> kms.call(KmsModel.cancelKeyDeletion(), new CancelKeyDeletionRequest(id)),
            () -> kms.call(KmsModel.enableKeyRotation(), new EnableKeyRotationRequest(id, null)),
            () -> kms.call(KmsModel.disableKeyRotation(), new DisableKeyRotationRequest(id)),
            () -> kms.call(KmsModel.rotateKeyOnDemand(), new RotateKeyOnDemandRequest(id)),
            () -> kms.call(KmsModel.putKeyPolicy(), new PutKeyPolicyRequest(id, null, "{}", true)),
            () ->
                kms.call(
                    KmsModel.tagResource(), new TagResourceRequest(id, List.of(new Tag("a", "b")))),
            () ->
                kms.call(KmsModel.updateKeyDescription(), new UpdateKeyDescriptionRequest(id, "x")),
            () -> create("alias/mine", id),
            () -> update("alias/aws/s3", key),
            () -> delete("alias/aws/s3"));
    for (Runnable request : forbidden) {
      assertThatThrownBy(request::run)
          .isInstanceOfSatisfying(
              Refusal.class, it -> assertThat(it.code()).startsWith("AccessDenied"));
    }
    kms.liveDays(3 * 365);
    GetKeyRotationStatusResponse status =
        kms.call(KmsModel.getKeyRotationStatus(), new GetKeyRotationStatusRequest(id));
    assertThat(status.keyRotationEnabled()).isTrue();
    assertThat(status.rotationPeriodInDays()).isEqualTo(365);
    assertThat(
            kms.call(KmsModel.listKeyRotations(), new ListKeyRotationsRequest(id, null, null, null))
                .rotations())
        .extracting(RotationsListEntry::rotationType)
        .containsExactly("AUTOMATIC", "AUTOMATIC", "AUTOMATIC");
  }
}
