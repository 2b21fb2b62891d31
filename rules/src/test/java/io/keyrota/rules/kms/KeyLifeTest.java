package io.keyrota.rules.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Region;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyLifeTest {
  private static final Region ELSEWHERE = new Region("us-west-2");

  @Test
  void aKeyWithMaterialBeginsEnabledAndOneWithoutWaitsForItsImport() {
    assertThat(Keys.symmetric().state()).isEqualTo(KeyState.ENABLED);
    assertThat(Keys.symmetric().materials().current().orElseThrow().id())
        .isEqualTo(Keys.material(0));
    assertThat(Keys.external().state()).isEqualTo(KeyState.PENDING_IMPORT);
    assertThat(Keys.external().due()).isEmpty();
    assertThat(Keys.symmetric().due()).isEmpty();
  }

  @Test
  void enablingAndDisablingSwitchAndRepeatHarmlessly() {
    KmsKey disabled = KeyLife.disable(Keys.symmetric());
    assertThat(disabled.state()).isEqualTo(KeyState.DISABLED);
    assertThat(KeyLife.disable(disabled)).isEqualTo(disabled);
    assertThat(KeyLife.enable(disabled)).isEqualTo(Keys.symmetric());
    assertThat(KeyLife.enable(Keys.symmetric())).isEqualTo(Keys.symmetric());
  }

  @Test
  void aDeletionComesAfterItsWaitingPeriodAndNotBefore() {
    KmsKey scheduled = KeyLife.scheduleDeletion(Keys.symmetric(), 7, Keys.NOW);
    assertThat(scheduled.state()).isEqualTo(KeyState.PENDING_DELETION);
    assertThat(scheduled.due()).contains(Keys.day(7));
    assertThat(KeyLife.deletionDue(scheduled, Keys.day(7).minusNanos(1))).isFalse();
    assertThat(KeyLife.deletionDue(scheduled, Keys.day(7))).isTrue();
    assertThat(KeyLife.scheduleDeletion(Keys.symmetric(), null, Keys.NOW).deletion().orElseThrow())
        .isEqualTo(new Deletion(30, Optional.of(Keys.day(30))));
  }

  @Test
  void aWaitingPeriodOfLessThanAWeekOrMoreThanAMonthIsRefused() {
    for (int days : new int[] {1, 6, 31, 365}) {
      assertThat(Refusals.code(() -> KeyLife.scheduleDeletion(Keys.symmetric(), days, Keys.NOW)))
          .isEqualTo("ValidationException");
    }
  }

  @Test
  void aCancelledDeletionLeavesTheKeyDisabledWhateverItWas() {
    for (KmsKey key : new KmsKey[] {Keys.symmetric(), KeyLife.disable(Keys.symmetric())}) {
      KmsKey cancelled = KeyLife.cancelDeletion(KeyLife.scheduleDeletion(key, 7, Keys.NOW));
      assertThat(cancelled.state()).isEqualTo(KeyState.DISABLED);
      assertThat(cancelled.deletion()).isEmpty();
    }
    assertThat(Refusals.line(() -> KeyLife.cancelDeletion(Keys.symmetric())))
        .isEqualTo(
            "KMSInvalidStateException: " + Keys.symmetric().arn() + " is not pending deletion.");
  }

  @Test
  void aCancelledDeletionOfAKeyWithoutItsMaterialLeavesItWaitingForTheImport() {
    KmsKey waiting = KeyLife.scheduleDeletion(Keys.external(), 7, Keys.NOW);
    assertThat(KeyLife.cancelDeletion(waiting).state()).isEqualTo(KeyState.PENDING_IMPORT);
  }

  @Test
  void theRotationIsHiddenWhileTheDeletionIsScheduledAndBackAfterwards() {
    KmsKey rotating = KeyRotation.enable(Keys.symmetric(), 90, Keys.NOW);
    KmsKey scheduled = KeyLife.scheduleDeletion(rotating, 30, Keys.NOW);
    assertThat(scheduled.rotationShown()).isFalse();
    assertThat(KeyRotation.due(scheduled)).isEmpty();
    assertThat(scheduled.due()).contains(Keys.day(30));
    KmsKey cancelled = KeyLife.cancelDeletion(scheduled);
    assertThat(cancelled.rotationShown()).isTrue();
    assertThat(KeyLife.enable(cancelled)).isEqualTo(rotating);
  }

  @Test
  void aPrimaryWaitsForItsReplicasToGoAndItsPeriodBeginsThen() {
    KmsKey primary = KeyReplication.withReplica(Keys.multiRegion(), ELSEWHERE);
    KmsKey scheduled = KeyLife.scheduleDeletion(primary, 9, Keys.NOW);
    assertThat(scheduled.state()).isEqualTo(KeyState.PENDING_REPLICA_DELETION);
    assertThat(scheduled.due()).isEmpty();
    assertThat(scheduled.deletion().orElseThrow().windowInDays()).isEqualTo(9);
    KmsKey alone = KeyLife.replicaDeleted(scheduled, ELSEWHERE, Keys.day(20));
    assertThat(alone.state()).isEqualTo(KeyState.PENDING_DELETION);
    assertThat(alone.due()).contains(Keys.day(29));
    assertThat(KeyLife.cancelDeletion(scheduled).state()).isEqualTo(KeyState.DISABLED);
  }

  @Test
  void aPrimaryThatIsNotToBeDeletedOnlyForgetsAReplica() {
    KmsKey primary = KeyReplication.withReplica(Keys.multiRegion(), ELSEWHERE);
    assertThat(KeyLife.replicaDeleted(primary, ELSEWHERE, Keys.NOW)).isEqualTo(Keys.multiRegion());
  }

  @Test
  void aReplicaIsThePrimaryElsewhere() {
    KmsKey primary = KeyRotation.enable(Keys.multiRegion(), 90, Keys.NOW);
    KeyReplication.needReplicable(primary, ELSEWHERE);
    KmsKey replica = KeyReplication.replica(primary, ELSEWHERE, "there", KmsTags.NONE, Keys.day(1));
    assertThat(replica.arn())
        .isEqualTo("arn:aws:kms:us-west-2:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab");
    assertThat(replica.materials()).isEqualTo(primary.materials());
    assertThat(replica.type()).isEqualTo(MultiRegionKeyType.REPLICA);
    assertThat(replica.due()).isEmpty();
    assertThat(replica.rotationShown()).isTrue();
    KmsKey told = KeyReplication.withReplica(primary, ELSEWHERE);
    assertThat(told.multiRegion()).isEqualTo(replica.multiRegion());
    assertThat(Refusals.code(() -> KeyReplication.needReplicable(told, ELSEWHERE)))
        .isEqualTo("AlreadyExistsException");
    assertThat(Refusals.code(() -> KeyReplication.needReplicable(told, Keys.REGION)))
        .isEqualTo("ValidationException");
    assertThat(Refusals.code(() -> KeyReplication.needReplicable(replica, Keys.REGION)))
        .isEqualTo("UnsupportedOperationException");
    assertThat(Refusals.code(() -> KeyReplication.needReplicable(Keys.symmetric(), ELSEWHERE)))
        .isEqualTo("UnsupportedOperationException");
  }

  @Test
  void aReplicaOfAnImportedKeyMustHaveTheMaterialImportedAgain() {
    KmsKey primary =
        Keys.imported(
            Keys.external(Keys.MRK, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT),
            1,
            Keys.FOREVER);
    KmsKey replica = KeyReplication.replica(primary, ELSEWHERE, "", KmsTags.NONE, Keys.NOW);
    assertThat(replica.state()).isEqualTo(KeyState.PENDING_IMPORT);
    assertThat(Keys.imported(replica, 1, Keys.FOREVER).state()).isEqualTo(KeyState.ENABLED);
    assertThat(Refusals.code(() -> Keys.imported(replica, 2, Keys.FOREVER)))
        .isEqualTo("UnsupportedOperationException");
  }

  @Test
  void thePrimaryMovesToAReplicasRegionAndTheScheduleWithIt() {
    KmsKey primary =
        KeyReplication.withReplica(KeyRotation.enable(Keys.multiRegion(), 90, Keys.NOW), ELSEWHERE);
    KmsKey replica =
        KeyReplication.replica(
            KeyRotation.enable(Keys.multiRegion(), 90, Keys.NOW),
            ELSEWHERE,
            "",
            KmsTags.NONE,
            Keys.NOW);
    KeyReplication.needNewPrimary(primary, ELSEWHERE, Optional.of(replica));
    KmsKey former = KeyReplication.withPrimary(primary, ELSEWHERE);
    KmsKey next = KeyReplication.withPrimary(replica, ELSEWHERE);
    assertThat(former.type()).isEqualTo(MultiRegionKeyType.REPLICA);
    assertThat(former.due()).isEmpty();
    assertThat(next.type()).isEqualTo(MultiRegionKeyType.PRIMARY);
    assertThat(next.due()).contains(Keys.day(90));
    assertThat(next.multiRegion().orElseThrow().replicas()).containsExactly(Keys.REGION);
    assertThat(
            Refusals.code(
                () -> KeyReplication.needNewPrimary(former, Keys.REGION, Optional.of(primary))))
        .isEqualTo("UnsupportedOperationException");
    assertThat(
            Refusals.code(
                () ->
                    KeyReplication.needNewPrimary(
                        primary, new Region("eu-west-1"), Optional.empty())))
        .isEqualTo("NotFoundException");
  }

  @Test
  void onlyAnEnabledReplicaBecomesThePrimary() {
    KmsKey primary = KeyReplication.withReplica(Keys.multiRegion(), ELSEWHERE);
    KmsKey replica =
        KeyReplication.replica(Keys.multiRegion(), ELSEWHERE, "", KmsTags.NONE, Keys.NOW);
    assertThat(
            Refusals.code(
                () ->
                    KeyReplication.needNewPrimary(
                        primary, ELSEWHERE, Optional.of(KeyLife.disable(replica)))))
        .isEqualTo("DisabledException");
    assertThat(
            Refusals.code(
                () ->
                    KeyReplication.needNewPrimary(
                        primary,
                        ELSEWHERE,
                        Optional.of(KeyLife.scheduleDeletion(replica, 7, Keys.NOW)))))
        .isEqualTo("KMSInvalidStateException");
  }

  @Test
  void theOwnerOfAnAwsManagedKeyMayOnlyLook() {
    KmsKey managed = Keys.managed();
    assertThat(managed.rotationShown()).isTrue();
    assertThat(managed.due()).contains(Keys.day(365));
    String caller = "arn:aws:iam::111122223333:user/ada";
    assertThat(
            Refusals.line(
                () -> KeyLife.needCustomerManaged(managed, KeyOperation.DISABLE_KEY, caller)))
        .isEqualTo(
            "AccessDeniedException: User: "
                + caller
                + " is not authorized to perform: kms:DisableKey on resource: "
                + managed.arn()
                + " because no resource-based policy allows the kms:DisableKey action");
    KeyLife.needCustomerManaged(Keys.symmetric(), KeyOperation.DISABLE_KEY, caller);
  }
}
