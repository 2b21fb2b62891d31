package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.CancelKeyDeletionRequest;
import io.keyrota.models.kms.DisableKeyRequest;
import io.keyrota.models.kms.DisableKeyRotationRequest;
import io.keyrota.models.kms.EnableKeyRequest;
import io.keyrota.models.kms.EnableKeyRotationRequest;
import io.keyrota.models.kms.GetKeyRotationStatusRequest;
import io.keyrota.models.kms.GetKeyRotationStatusResponse;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.ListKeyRotationsRequest;
import io.keyrota.models.kms.ListKeyRotationsResponse;
import io.keyrota.models.kms.RotateKeyOnDemandRequest;
import io.keyrota.models.kms.RotationsListEntry;
import io.keyrota.models.kms.ScheduleKeyDeletionRequest;
import io.keyrota.rules.kms.CiphertextBlob;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.ImportTerms;
import io.keyrota.rules.kms.ImportType;
import io.keyrota.rules.kms.KeyImport;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.events.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final int DAY = 24;

  private final KmsHarness kms = new KmsHarness();
  private final String key = kms.key();

  private void enable(String id, @Nullable Integer days) {
    kms.call(KmsModel.enableKeyRotation(), new EnableKeyRotationRequest(id, days));
  }

  private GetKeyRotationStatusResponse status(String id) {
    return kms.call(KmsModel.getKeyRotationStatus(), new GetKeyRotationStatusRequest(id));
  }

  private List<RotationsListEntry> rotations(String id) {
    return Objects.requireNonNull(
        kms.call(KmsModel.listKeyRotations(), new ListKeyRotationsRequest(id, null, null, null))
            .rotations());
  }

  private void onDemand(String id) {
    kms.call(KmsModel.rotateKeyOnDemand(), new RotateKeyOnDemandRequest(id));
  }

  private static Instant day(int days) {
    return KmsHarness.START.plus(Duration.ofHours((long) days * DAY));
  }

  @Test
  void aKeyIsRotatedEveryPeriodAtItsInstant() {
    String first = kms.describe(key).currentKeyMaterialId();
    enable(key, null);
    assertThat(status(key))
        .isEqualTo(
            new GetKeyRotationStatusResponse(true, kms.describe(key).arn(), 365, day(365), null));
    kms.live(Duration.ofDays(365).minusMillis(1));
    assertThat(rotations(key)).isEmpty();
    kms.live(Duration.ofMillis(1));
    assertThat(rotations(key)).hasSize(1);
    RotationsListEntry rotation = rotations(key).getFirst();
    assertThat(rotation.rotationDate()).isEqualTo(day(365));
    assertThat(rotation.rotationType()).isEqualTo("AUTOMATIC");
    assertThat(rotation.keyMaterialId())
        .isEqualTo(kms.describe(key).currentKeyMaterialId())
        .isNotEqualTo(first);
    assertThat(rotation.importState()).isNull();
    kms.liveDays(730);
    assertThat(rotations(key))
        .extracting(RotationsListEntry::rotationDate)
        .containsExactly(day(365), day(730), day(1095));
    assertThat(status(key).nextRotationDate()).isEqualTo(day(1460));
    assertThat(
            kms.call(
                    KmsModel.listKeyRotations(),
                    new ListKeyRotationsRequest(key, "ALL_KEY_MATERIAL", null, null))
                .rotations())
        .extracting(RotationsListEntry::keyMaterialState)
        .containsExactly("NON_CURRENT", "NON_CURRENT", "NON_CURRENT", "CURRENT");
  }

  @Test
  void theTrailTellsTheKeyThatTimeChanged() {
    enable(key, 365);
    kms.liveDays(365);
    kms.call(KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(key, 7));
    kms.liveDays(7);
    for (String event : List.of("RotateKey", "DeleteKey")) {
      assertThat(kms.store.entries)
          .filteredOn(entry -> entry.eventName().equals(event))
          .singleElement()
          .satisfies(
              entry ->
                  assertThat(entry.resources())
                      .singleElement()
                      .satisfies(told -> assertThat(told.arn()).endsWith(":key/" + key)));
    }
  }

  /** As CloudTrail tells them: each by its id, though they go in one commit. */
  @Test
  void everyMaterialThatExpiresHasAnEntryOfItsOwn() {
    KmsKey row = kms.row(kms.create(null, null, "EXTERNAL", false).keyId());
    KeyMaterialId first = new KeyMaterialId("1".repeat(64));
    KeyMaterialId second = new KeyMaterialId("2".repeat(64));
    KmsKey both = imported(imported(row, first, null), second, ImportType.NEW_KEY_MATERIAL);
    kms.put(KeyRotation.onDemand(both, second, kms.now()));
    kms.liveDays(3);
    assertThat(kms.store.entries)
        .filteredOn(entry -> entry.eventName().equals("DeleteExpiredKeyMaterial"))
        .extracting(entry -> new String(entry.record(), StandardCharsets.UTF_8))
        .satisfiesExactly(
            one -> assertThat(one).contains(details(first, row)),
            other -> assertThat(other).contains(details(second, row)));
  }

  private KmsKey imported(KmsKey key, KeyMaterialId id, @Nullable ImportType type) {
    ImportTerms terms = ImportTerms.of(null, kms.now().plus(Duration.ofDays(3)), kms.now());
    return KeyImport.imported(
        key, new KeyImport.Wanted(id, type, null, null, terms), Optional.empty(), kms.now());
  }

  private static String details(KeyMaterialId material, KmsKey key) {
    return "\"serviceEventDetails\":{\"keyMaterialId\":\"%s\",\"keyId\":\"%s\"}"
        .formatted(material.hex(), key.id().text());
  }

  @Test
  void oldCiphertextsOpenWithTheirOwnMaterialForEver() {
    enable(key, 90);
    List<byte[]> blobs = new ArrayList<>();
    Set<String> materials = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      blobs.add(kms.encrypt(key, new byte[] {(byte) i}));
      kms.liveDays(90);
    }
    for (int i = 0; i < blobs.size(); i++) {
      CiphertextBlob blob = CiphertextBlob.parse(blobs.get(i)).orElseThrow();
      materials.add(blob.material().hex());
      KmsKey row = kms.row(key);
      SealedMaterial material =
          FoundKey.at(kms.now(), row, kms.store.snapshot())
              .material(row.materials().decrypting(blob.material()).orElseThrow().id());
      Optional<Secret> plaintext =
          kms.kms
              .works()
              .materials()
              .symmetric(
                  material,
                  kms.sealer,
                  held ->
                      kms.algorithms.symmetric().decrypt(held, blob, EncryptionContext.of(null)));
      assertThat(plaintext.orElseThrow().reveal()).containsExactly(i);
    }
    assertThat(materials).hasSize(5);
  }

  @Test
  void theFirstRotationComesOnePeriodAfterEnablingAndAnotherPeriodBeginsAnew() {
    kms.liveDays(100);
    enable(key, 90);
    kms.liveDays(80);
    enable(key, 200);
    assertThat(status(key).nextRotationDate()).isEqualTo(day(380));
    enable(key, 200);
    kms.liveDays(199);
    assertThat(rotations(key)).isEmpty();
    kms.liveDays(1);
    assertThat(rotations(key)).hasSize(1);
    kms.call(KmsModel.disableKeyRotation(), new DisableKeyRotationRequest(key));
    assertThat(status(key).keyRotationEnabled()).isFalse();
    assertThat(status(key).nextRotationDate()).isNull();
    kms.liveDays(1000);
    assertThat(rotations(key)).hasSize(1);
  }

  @Test
  void aDisabledKeyIsNotRotatedAndEnablingMakesUpForItOnceInTheSameCommit() {
    enable(key, 90);
    kms.call(KmsModel.disableKey(), new DisableKeyRequest(key));
    assertThat(status(key).keyRotationEnabled()).isTrue();
    kms.liveDays(400);
    assertThat(rotations(key)).isEmpty();
    int commits = kms.store.entries.size();
    kms.call(KmsModel.enableKey(), new EnableKeyRequest(key));
    assertThat(kms.store.entries.subList(commits, kms.store.entries.size()))
        .as("the call's, and what happened by it")
        .hasSize(2)
        .last()
        .extracting(AuditEntry::eventName)
        .isEqualTo("RotateKey");
    assertThat(rotations(key))
        .extracting(RotationsListEntry::rotationDate)
        .containsExactly(day(400));
    assertThat(status(key).nextRotationDate()).isEqualTo(day(490));
    kms.encrypt(key, new byte[1]);
  }

  @Test
  void aKeyThatIsEnabledInTimeIsRotatedOnItsSchedule() {
    enable(key, 90);
    kms.call(KmsModel.disableKey(), new DisableKeyRequest(key));
    kms.liveDays(89);
    kms.call(KmsModel.enableKey(), new EnableKeyRequest(key));
    assertThat(rotations(key)).isEmpty();
    kms.liveDays(1);
    assertThat(rotations(key)).hasSize(1);
  }

  @Test
  void rotationRestsWhileTheDeletionIsPendingAndShowsFalse() {
    enable(key, 90);
    kms.liveDays(80);
    kms.call(KmsModel.scheduleKeyDeletion(), new ScheduleKeyDeletionRequest(key, 30));
    assertThat(status(key).keyRotationEnabled()).isFalse();
    kms.liveDays(20);
    kms.call(KmsModel.cancelKeyDeletion(), new CancelKeyDeletionRequest(key));
    assertThat(status(key).keyRotationEnabled()).isTrue();
    assertThat(rotations(key)).isEmpty();
    kms.call(KmsModel.enableKey(), new EnableKeyRequest(key));
    assertThat(rotations(key)).hasSize(1);
  }

  @Test
  void aKeyIsRotatedOnDemandTwentyFiveTimesAndTheScheduleDoesNotMove() {
    enable(key, 730);
    for (int i = 0; i < 25; i++) {
      onDemand(key);
    }
    assertThat(rotations(key))
        .hasSize(25)
        .extracting(RotationsListEntry::rotationType)
        .containsOnly("ON_DEMAND");
    assertThat(kms.store.ofKind("kms-material")).hasSize(26);
    refused(() -> onDemand(key)).as("LimitExceededException");
    assertThat(status(key).nextRotationDate()).isEqualTo(day(730));
    kms.liveDays(730);
    assertThat(rotations(key)).hasSize(26);
    ListKeyRotationsResponse page =
        kms.call(KmsModel.listKeyRotations(), new ListKeyRotationsRequest(key, null, 20, null));
    assertThat(page.truncated()).isTrue();
    assertThat(
            kms.call(
                    KmsModel.listKeyRotations(),
                    new ListKeyRotationsRequest(key, null, 20, page.nextMarker()))
                .rotations())
        .hasSize(6);
  }

  @Test
  void rotationOnDemandIsRefusedShortlyBeforeAnAutomaticOne() {
    enable(key, 90);
    kms.live(Duration.ofDays(90).minusMinutes(20));
    refused(() -> onDemand(key)).as("ConflictException");
  }

  @Test
  void onlySymmetricKeysOfKmsRotate() {
    String pair = kms.create("ECC_NIST_P256", "SIGN_VERIFY", null, false).keyId();
    String external = kms.create(null, null, "EXTERNAL", false).keyId();
    refused(() -> enable(pair, null)).as("UnsupportedOperationException");
    refused(() -> rotations(pair)).as("UnsupportedOperationException");
    refused(() -> onDemand(pair)).as("UnsupportedOperationException");
    refused(() -> enable(external, null)).as("UnsupportedOperationException");
    refused(() -> kms.call(KmsModel.disableKeyRotation(), new DisableKeyRotationRequest(external)))
        .as("UnsupportedOperationException");
    assertThat(status(external).keyRotationEnabled()).isFalse();
  }

  /** Terraform reads it of every key whose material is KMS's own, and takes no refusal. */
  @Test
  void theRotationOfKeysThatNeverRotateIsShownAsDisabled() {
    String pair = kms.create("ECC_NIST_P256", "SIGN_VERIFY", null, false).keyId();
    String mac = kms.create("HMAC_256", "GENERATE_VERIFY_MAC", null, false).keyId();
    for (String id : List.of(pair, mac)) {
      assertThat(status(id))
          .isEqualTo(
              new GetKeyRotationStatusResponse(false, kms.describe(id).arn(), null, null, null));
    }
  }

  @Test
  void aDisabledKeysRotationCanNotBeSet() {
    kms.call(KmsModel.disableKey(), new DisableKeyRequest(key));
    refused(() -> enable(key, null)).as("DisabledException");
    refused(() -> onDemand(key)).as("DisabledException");
  }

  @Test
  void everyRotationIsAnEventInEventBridgesShape() {
    enable(key, 90);
    kms.liveDays(90);
    List<Event> events =
        kms.events.list(KmsHarness.ACCOUNT, KmsHarness.REGION, "", 10, kms.store.snapshot());
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().detailType()).isEqualTo("KMS CMK Rotation");
    assertThat(events.getFirst().time()).isEqualTo(day(90));
    assertThat(events.getFirst().resources()).containsExactly(kms.describe(key).arn());
    assertThat(events.getFirst().detail().texts())
        .containsEntry("key-id", key)
        .containsEntry("key-origin", "AWS_KMS")
        .containsEntry("rotation-type", "AUTOMATIC")
        .containsEntry(
            "current-key-material-id",
            Objects.requireNonNull(kms.describe(key).currentKeyMaterialId()))
        .containsKey("previous-key-material-id");
    assertThat(kms.store.entries.getLast().eventName()).isEqualTo("RotateKey");
  }

  @Test
  void aThousandKeysLiveTenYearsInTheOrderOfTheirDueTimes() {
    Map<String, Integer> periods = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      String id = kms.key();
      int days = 90 + (i * 37) % 400;
      enable(id, days);
      periods.put(id, days);
      kms.live(Duration.ofMinutes(1));
    }
    int before = kms.store.entries.size();
    long run = kms.liveDays(3650).dutiesRun();
    long rotations = 0;
    for (var period : periods.entrySet()) {
      KmsKey row = kms.row(period.getKey());
      List<KeyMaterial> made = row.materials().rotations();
      rotations += made.size();
      Instant at = row.created();
      for (KeyMaterial material : made) {
        at = at.plus(Duration.ofDays(period.getValue()));
        assertThat(material.rotationDate()).contains(at);
      }
      assertThat(row.rotation().next()).contains(at.plus(Duration.ofDays(period.getValue())));
      assertThat(row.rotation().next().orElseThrow()).isAfter(kms.now());
    }
    assertThat(run).isEqualTo(rotations).isGreaterThan(10_000);
    List<Instant> order =
        kms.store.entries.subList(before, kms.store.entries.size()).stream()
            .map(AuditEntry::at)
            .toList();
    assertThat(order).isSorted();
    assertThat(order).hasSize((int) rotations);
  }
}
