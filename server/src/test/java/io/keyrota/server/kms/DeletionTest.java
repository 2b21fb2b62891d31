package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.CancelKeyDeletionRequest;
import io.keyrota.models.kms.CreateAliasRequest;
import io.keyrota.models.kms.EnableKeyRequest;
import io.keyrota.models.kms.EnableKeyRotationRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.RotateKeyOnDemandRequest;
import io.keyrota.models.kms.ScheduleKeyDeletionRequest;
import io.keyrota.models.kms.ScheduleKeyDeletionResponse;
import io.keyrota.rules.kms.ExpirationModel;
import io.keyrota.rules.kms.ImportTerms;
import io.keyrota.rules.kms.KeyImport;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeletionTest {
  private final KmsHarness kms = new KmsHarness();
  private final String key = kms.key();

  private ScheduleKeyDeletionResponse schedule(String id, @Nullable Integer days) {
    return kms.call(KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(id, days));
  }

  private void cancel(String id) {
    kms.call(KmsModel.cancelKeyDeletion(), new CancelKeyDeletionRequest(id));
  }

  @Test
  void aConditionSeesTheWaitingPeriodThatADeletionHasWithoutOne() {
    assertThat(
            kms.permissions(
                KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(key, null)))
        .anySatisfy(
            needed ->
                assertThat(needed.conditions())
                    .containsEntry("kms:ScheduleKeyDeletionPendingWindowInDays", List.of("30")));
  }

  @Test
  void aDeletionIsScheduledShownAndCancelled() {
    ScheduleKeyDeletionResponse answer = schedule(key, null);
    Instant date = KmsHarness.START.plus(Duration.ofDays(30));
    assertThat(answer)
        .isEqualTo(
            new ScheduleKeyDeletionResponse(kms.describe(key).arn(), date, "PendingDeletion", 30));
    assertThat(kms.describe(key).keyState()).isEqualTo("PendingDeletion");
    assertThat(kms.describe(key).deletionDate()).isEqualTo(date);
    assertThat(kms.describe(key).pendingDeletionWindowInDays()).isNull();
    refused(() -> schedule(key, 7)).as("KMSInvalidStateException");
    cancel(key);
    assertThat(kms.describe(key).keyState()).isEqualTo("Disabled");
    assertThat(kms.describe(key).deletionDate()).isNull();
    refused(() -> cancel(key)).as("KMSInvalidStateException");
    kms.liveDays(100);
    kms.call(KmsModel.enableKey(), new EnableKeyRequest(key));
    kms.encrypt(key, new byte[1]);
  }

  @Test
  void windowsBeyondTheBoundsAreRefused() {
    refused(() -> schedule(key, 6)).as("ValidationException");
    refused(() -> schedule(key, 31)).as("ValidationException");
  }

  @Test
  void onTheDayEverythingOfTheKeyIsGoneForGood() {
    kms.call(KmsModel.createAlias(), new CreateAliasRequest("alias/app", key));
    for (int i = 0; i < 3; i++) {
      kms.call(KmsModel.rotateKeyOnDemand(), new RotateKeyOnDemandRequest(key));
    }
    for (int i = 0; i < 1100; i++) {
      kms.call(KmsModel.createGrant(), Grantees.decrypting(key, "User" + i, null));
    }
    kms.encrypt(key, new byte[1]);
    assertThat(kms.kms.works().materials().size()).isEqualTo(1);
    String other = kms.key();
    schedule(key, 7);
    kms.live(Duration.ofDays(7).minusMillis(1));
    assertThat(kms.describe(key).keyState()).isEqualTo("PendingDeletion");
    kms.live(Duration.ofMillis(1));
    refused(() -> kms.describe(key)).as("NotFoundException");
    refused(() -> kms.describe("alias/app")).as("NotFoundException");
    refused(() -> cancel(key)).as("NotFoundException");
    kms.store
        .documents()
        .keySet()
        .forEach(
            identity -> {
              assertThat(identity.kind()).isNotIn("kms-grant", "kms-retirable-grant", "kms-alias");
              if (!identity.kind().equals("kms-event")) {
                assertThat(identity.id()).doesNotContain(key);
              }
            });
    assertThat(kms.store.ofKind("kms-material")).hasSize(1);
    assertThat(kms.store.entries.getLast().eventName()).isEqualTo("DeleteKey");
    kms.kms.tick(kms.store.snapshot());
    assertThat(kms.kms.works().materials().size()).isZero();
    kms.describe(other);
    kms.call(KmsModel.createAlias(), new CreateAliasRequest("alias/app", other));
  }

  @Test
  void aKeyWhoseDayHasComeIsNotFoundEvenBeforeItIsDestroyed() {
    schedule(key, 7);
    kms.skip(Duration.ofDays(7));
    assertThat(kms.store.ofKind("kms-key")).hasSize(1);
    refused(() -> kms.describe(key)).as("NotFoundException");
    refused(() -> cancel(key)).as("NotFoundException");
  }

  @Test
  void expiredMaterialIsDestroyedAndTheKeyWaitsForItsImport() {
    KmsKey external = kms.row(kms.create(null, null, "EXTERNAL", false).keyId());
    Instant expiry = KmsHarness.START.plus(Duration.ofDays(10));
    KeyMaterialId material;
    try (Secret bytes = Secret.owning(new byte[32])) {
      material = KeyMaterialId.of(external.id(), bytes);
      KmsKey imported =
          KeyImport.imported(
              external,
              new KeyImport.Wanted(
                  material,
                  null,
                  null,
                  null,
                  new ImportTerms(ExpirationModel.KEY_MATERIAL_EXPIRES, Optional.of(expiry))),
              Optional.empty(),
              kms.now());
      kms.put(
          imported,
          MaterialTable.put(
              SealedMaterial.seal(imported, material, bytes, Optional.empty(), kms.sealer)));
    }
    String id = external.id().text();
    assertThat(kms.describe(id).keyState()).isEqualTo("Enabled");
    assertThat(kms.describe(id).validTo()).isEqualTo(expiry);
    assertThat(kms.describe(id).expirationModel()).isEqualTo("KEY_MATERIAL_EXPIRES");
    kms.encrypt(id, new byte[1]);
    kms.skip(Duration.ofDays(10));
    assertThat(kms.describe(id).keyState()).as("before its duty").isEqualTo("PendingImport");
    kms.live(Duration.ZERO);
    assertThat(kms.describe(id).keyState()).isEqualTo("PendingImport");
    assertThat(kms.store.ofKind("kms-material")).hasSize(1);
    assertThat(kms.store.entries.getLast().eventName()).isEqualTo("DeleteExpiredKeyMaterial");
    kms.kms.tick(kms.store.snapshot());
    assertThat(kms.kms.works().materials().size()).isZero();
    assertThat(kms.store.ofKind("kms-event")).hasSize(1);
  }

  @Test
  void everyDutyRunsAtItsOwnInstantWhereSeveralAreDue() {
    kms.call(KmsModel.enableKeyRotation(), new EnableKeyRotationRequest(key, 90));
    String late = kms.key();
    schedule(late, 30);
    kms.liveDays(200);
    refused(() -> kms.describe(late)).as("NotFoundException");
    assertThat(kms.row(key).materials().rotations()).hasSize(2);
  }
}
