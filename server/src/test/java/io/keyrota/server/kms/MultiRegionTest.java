package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.DisableKeyRequest;
import io.keyrota.models.kms.EnableKeyRotationRequest;
import io.keyrota.models.kms.KeyMetadata;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.MultiRegionConfiguration;
import io.keyrota.models.kms.MultiRegionKey;
import io.keyrota.models.kms.ReplicateKeyRequest;
import io.keyrota.models.kms.ReplicateKeyResponse;
import io.keyrota.models.kms.RotateKeyOnDemandRequest;
import io.keyrota.models.kms.ScheduleKeyDeletionRequest;
import io.keyrota.models.kms.ScheduleKeyDeletionResponse;
import io.keyrota.models.kms.Tag;
import io.keyrota.models.kms.UpdatePrimaryRegionRequest;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MultiRegionKeyType;
import io.keyrota.rules.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MultiRegionTest {
  private static final Region THIRD = new Region("ap-southeast-2");

  private final KmsHarness kms = new KmsHarness();
  private final String key = kms.create(null, null, null, true).keyId();

  private ReplicateKeyResponse replicate(String id, Region to) {
    return kms.call(
        KmsModel.replicateKey(),
        new ReplicateKeyRequest(id, to.name(), null, null, "copy", List.of(new Tag("a", "b"))));
  }

  @Test
  void aReplicaHasThePrimarysIdAndMaterialAndItsOwnDescriptionTagsAndPolicy() {
    assertThat(key).matches("mrk-[0-9a-f]{32}");
    ReplicateKeyResponse answer = replicate(key, KmsHarness.ABROAD);
    KeyMetadata replica = kms.describe(KmsHarness.ABROAD, key);
    assertThat(answer.replicaKeyMetadata()).isEqualTo(replica);
    assertThat(answer.replicaTags()).containsExactly(new Tag("a", "b"));
    assertThat(answer.replicaPolicy()).contains("arn:aws:iam::111122223333:root");
    assertThat(replica.arn()).isEqualTo("arn:aws:kms:us-west-2:111122223333:key/" + key);
    assertThat(replica.description()).isEqualTo("copy");
    assertThat(replica.currentKeyMaterialId()).isEqualTo(kms.describe(key).currentKeyMaterialId());
    MultiRegionConfiguration family =
        Objects.requireNonNull(kms.describe(key).multiRegionConfiguration());
    assertThat(family.multiRegionKeyType()).isEqualTo("PRIMARY");
    assertThat(family.primaryKey())
        .isEqualTo(new MultiRegionKey(kms.describe(key).arn(), "eu-central-1"));
    assertThat(family.replicaKeys())
        .containsExactly(new MultiRegionKey(replica.arn(), "us-west-2"));
    assertThat(Objects.requireNonNull(replica.multiRegionConfiguration()).multiRegionKeyType())
        .isEqualTo("REPLICA");
    SealedMaterial there =
        FoundKey.at(kms.now(), kms.row(KmsHarness.ABROAD, key), kms.store.snapshot()).current();
    SealedMaterial here = FoundKey.at(kms.now(), kms.row(key), kms.store.snapshot()).current();
    try (Secret one = here.open(kms.sealer);
        Secret two = there.open(kms.sealer)) {
      assertThat(two.reveal()).isEqualTo(one.reveal());
    }
  }

  @Test
  void replicationOfWhatCanNotBeReplicatedIsRefused() {
    refused(() -> replicate(kms.key(), KmsHarness.ABROAD)).as("UnsupportedOperationException");
    refused(() -> replicate(key, KmsHarness.REGION)).as("ValidationException");
    refused(() -> replicate(key, new Region("cn-north-1"))).as("UnsupportedOperationException");
    replicate(key, KmsHarness.ABROAD);
    refused(() -> replicate(key, KmsHarness.ABROAD)).as("AlreadyExistsException");
    refused(
            () ->
                kms.call(
                    kms.root,
                    KmsHarness.ABROAD,
                    KmsModel.replicateKey(),
                    new ReplicateKeyRequest(key, THIRD.name(), null, null, null, null)))
        .as("UnsupportedOperationException");
    kms.call(KmsModel.disableKey(), new DisableKeyRequest(key));
    refused(() -> replicate(key, THIRD)).as("DisabledException");
  }

  @Test
  void replicasFollowEveryRotationInTheSameCommit() {
    replicate(key, KmsHarness.ABROAD);
    replicate(key, THIRD);
    kms.call(KmsModel.enableKeyRotation(), new EnableKeyRotationRequest(key, 90));
    refused(
            () ->
                kms.call(
                    kms.root,
                    KmsHarness.ABROAD,
                    KmsModel.enableKeyRotation(),
                    new EnableKeyRotationRequest(key, 90)))
        .as("UnsupportedOperationException");
    kms.liveDays(100);
    kms.call(KmsModel.rotateKeyOnDemand(), new RotateKeyOnDemandRequest(key));
    KmsKey primary = kms.row(key);
    assertThat(primary.materials().rotations()).hasSize(2);
    for (Region region : List.of(KmsHarness.ABROAD, THIRD)) {
      KmsKey replica = kms.row(region, key);
      assertThat(replica.materials()).isEqualTo(primary.materials());
      assertThat(replica.rotation()).isEqualTo(primary.rotation());
      for (KeyMaterial material : replica.materials().all()) {
        FoundKey.at(kms.now(), replica, kms.store.snapshot())
            .material(material.id())
            .open(kms.sealer)
            .close();
      }
    }
    assertThat(kms.store.ofKind("kms-material")).hasSize(9);
  }

  @Test
  void theNewPrimaryRotatesAndTheOldOneFollows() {
    replicate(key, KmsHarness.ABROAD);
    replicate(key, THIRD);
    kms.call(KmsModel.enableKeyRotation(), new EnableKeyRotationRequest(key, 90));
    UpdatePrimaryRegionRequest request =
        new UpdatePrimaryRegionRequest(key, KmsHarness.ABROAD.name());
    kms.call(KmsModel.updatePrimaryRegion(), request);
    refused(() -> kms.call(KmsModel.updatePrimaryRegion(), request))
        .as("UnsupportedOperationException");
    assertThat(kms.row(key).type()).isEqualTo(MultiRegionKeyType.REPLICA);
    assertThat(kms.row(KmsHarness.ABROAD, key).type()).isEqualTo(MultiRegionKeyType.PRIMARY);
    assertThat(kms.row(THIRD, key).multiRegion()).isEqualTo(kms.row(key).multiRegion());
    kms.liveDays(90);
    assertThat(kms.row(KmsHarness.ABROAD, key).materials().rotations()).hasSize(1);
    assertThat(kms.row(key).materials()).isEqualTo(kms.row(THIRD, key).materials());
    assertThat(kms.row(key).materials().rotations()).hasSize(1);
  }

  @Test
  void aReplicaThatIsGoingDoesNotBecomeThePrimary() {
    replicate(key, KmsHarness.ABROAD);
    kms.call(
        kms.root,
        KmsHarness.ABROAD,
        KmsModel.scheduleKeyDeletion(),
        new ScheduleKeyDeletionRequest(key, 7));
    refused(
            () ->
                kms.call(
                    KmsModel.updatePrimaryRegion(),
                    new UpdatePrimaryRegionRequest(key, KmsHarness.ABROAD.name())))
        .as("KMSInvalidStateException");
    assertThat(kms.row(key).type()).isEqualTo(MultiRegionKeyType.PRIMARY);
  }

  @Test
  void aPrimaryWaitsForItsReplicasToGoAndThenItsOwnDays() {
    replicate(key, KmsHarness.ABROAD);
    ScheduleKeyDeletionRequest request = new ScheduleKeyDeletionRequest(key, 10);
    ScheduleKeyDeletionResponse answer = kms.call(KmsModel.scheduleKeyDeletion(), request);
    assertThat(answer.keyState()).isEqualTo("PendingReplicaDeletion");
    assertThat(answer.deletionDate()).isNull();
    assertThat(kms.describe(key).pendingDeletionWindowInDays()).isEqualTo(10);
    kms.liveDays(100);
    kms.call(kms.root, KmsHarness.ABROAD, KmsModel.scheduleKeyDeletion(), request);
    kms.liveDays(10);
    refused(() -> kms.describe(KmsHarness.ABROAD, key)).as("NotFoundException");
    assertThat(kms.describe(key).keyState()).isEqualTo("PendingDeletion");
    assertThat(kms.describe(key).deletionDate())
        .isEqualTo(KmsHarness.START.plus(Duration.ofDays(120)));
    kms.liveDays(10);
    refused(() -> kms.describe(key)).as("NotFoundException");
    assertThat(kms.store.ofKind("kms-key")).isEmpty();
    assertThat(kms.store.ofKind("kms-material")).isEmpty();
    assertThat(kms.store.ofKind("kms-key-policy")).isEmpty();
  }
}
