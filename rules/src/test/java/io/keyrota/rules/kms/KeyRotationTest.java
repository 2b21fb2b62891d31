package io.keyrota.rules.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRotationTest {

  private static KmsKey rotating(int days) {
    return KeyRotation.enable(Keys.symmetric(), days, Keys.NOW);
  }

  @Test
  void theFirstRotationComesOnePeriodAfterTheEnabling() {
    KmsKey standard = KeyRotation.enable(Keys.symmetric(), null, Keys.day(10));
    assertThat(standard.rotation().periodInDays()).isEqualTo(365);
    assertThat(standard.due()).contains(Keys.day(375));
    assertThat(KeyRotation.dueNow(standard, Keys.day(375).minusMillis(1))).isFalse();
    assertThat(KeyRotation.dueNow(standard, Keys.day(375))).isTrue();
  }

  @Test
  void anotherPeriodCountsFromItsOwnEnabling() {
    KmsKey again = KeyRotation.enable(rotating(365), 90, Keys.day(100));
    assertThat(again.due()).contains(Keys.day(190));
    assertThat(KeyRotation.enable(again, 90, Keys.day(150))).isEqualTo(again);
  }

  @Test
  void aRotationKeepsTheOldMaterialAndTheSchedule() {
    KmsKey rotated = KeyRotation.automatic(rotating(90), Keys.material(1), Keys.day(90));
    assertThat(rotated.materials().current().orElseThrow())
        .satisfies(
            current -> {
              assertThat(current.id()).isEqualTo(Keys.material(1));
              assertThat(current.rotationType()).contains(RotationType.AUTOMATIC);
              assertThat(current.rotationDate()).contains(Keys.day(90));
            });
    assertThat(rotated.materials().find(Keys.material(0)).orElseThrow().state())
        .isEqualTo(KeyMaterialState.NON_CURRENT);
    assertThat(rotated.materials().decrypting(Keys.material(0))).isPresent();
    assertThat(rotated.materials().rotations()).hasSize(1);
    assertThat(rotated.due()).contains(Keys.day(180));
  }

  @Test
  void aRotationThatIsALittleLateDoesNotMoveTheSchedule() {
    KmsKey rotated = KeyRotation.automatic(rotating(90), Keys.material(1), Keys.day(92));
    assertThat(rotated.due()).contains(Keys.day(180));
  }

  @Test
  void aRotationLaterThanAPeriodIsMadeUpForOnce() {
    KmsKey rotated = KeyRotation.automatic(rotating(90), Keys.material(1), Keys.day(500));
    assertThat(rotated.due()).contains(Keys.day(590));
  }

  @Test
  void tenYearsAreFortyRotationsOnTheirDays() {
    KmsKey key = rotating(90);
    List<Instant> dates = new ArrayList<>();
    while (key.due().orElseThrow().isBefore(Keys.day(3650))) {
      Instant due = key.due().orElseThrow();
      key = KeyRotation.automatic(key, Keys.material(dates.size() + 1), due);
      dates.add(due);
    }
    assertThat(dates).hasSize(40);
    assertThat(dates.getLast()).isEqualTo(Keys.day(3600));
    assertThat(key.materials().all()).hasSize(41);
    assertThat(key.materials().all()).allMatch(KeyMaterial::present);
  }

  @Test
  void aDisabledKeyDoesNotRotateAndAnOverdueOneDoesWhenItIsEnabled() {
    KmsKey disabled = KeyLife.disable(rotating(90));
    assertThat(disabled.due()).isEmpty();
    assertThat(disabled.rotationShown()).isTrue();
    assertThat(KeyRotation.dueOnEnabling(disabled, Keys.day(89))).isFalse();
    assertThat(KeyLife.enable(disabled).due()).contains(Keys.day(90));
    assertThat(KeyRotation.dueOnEnabling(disabled, Keys.day(400))).isTrue();
    KmsKey enabled = KeyRotation.enableOverdue(disabled, Keys.material(1), Keys.day(400));
    assertThat(enabled.state()).isEqualTo(KeyState.ENABLED);
    assertThat(enabled.materials().rotations()).hasSize(1);
    assertThat(enabled.due()).contains(Keys.day(490));
  }

  @Test
  void rotationIsDisabledAndTheMaterialsStay() {
    KmsKey rotated = KeyRotation.automatic(rotating(90), Keys.material(1), Keys.day(90));
    KmsKey off = KeyRotation.disable(rotated);
    assertThat(off.rotationShown()).isFalse();
    assertThat(off.due()).isEmpty();
    assertThat(off.materials()).isEqualTo(rotated.materials());
  }

  /** AWS's own example: period 730, due on 14 April, on demand on the 10th, still on the 14th. */
  @Test
  void aRotationOnDemandDoesNotMoveTheSchedule() {
    KmsKey key = rotating(730);
    Instant fourDaysBefore = Keys.day(726);
    KeyRotation.needOnDemand(key, KmsQuotas.STANDARD, fourDaysBefore);
    KmsKey rotated = KeyRotation.onDemand(key, Keys.material(1), fourDaysBefore);
    assertThat(rotated.due()).contains(Keys.day(730));
    assertThat(rotated.materials().current().orElseThrow().rotationType())
        .contains(RotationType.ON_DEMAND);
    assertThat(KeyRotation.automatic(rotated, Keys.material(2), Keys.day(730)).due())
        .contains(Keys.day(1460));
  }

  @Test
  void theTwentySixthRotationOnDemandIsRefused() {
    KmsKey key = Keys.symmetric();
    for (int i = 1; i <= 25; i++) {
      KeyRotation.needOnDemand(key, KmsQuotas.STANDARD, Keys.day(i));
      key = KeyRotation.onDemand(key, Keys.material(i), Keys.day(i));
    }
    KmsKey last = key;
    assertThat(
            Refusals.code(() -> KeyRotation.needOnDemand(last, KmsQuotas.STANDARD, Keys.day(26))))
        .isEqualTo("LimitExceededException");
    KeyRotation.needOnDemand(
        last, KmsQuotas.STANDARD.with(KmsQuota.ON_DEMAND_ROTATIONS_PER_KEY, 26), Keys.day(26));
  }

  @Test
  void withinTwentyMinutesOfAnAutomaticRotationNoneIsMadeOnDemand() {
    KmsKey key = rotating(90);
    Instant near = Keys.day(90).minus(Duration.ofMinutes(20));
    KeyRotation.needOnDemand(key, KmsQuotas.STANDARD, near.minusMillis(1));
    assertThat(Refusals.code(() -> KeyRotation.needOnDemand(key, KmsQuotas.STANDARD, near)))
        .isEqualTo("ConflictException");
  }

  @Test
  void onlySymmetricKeysOfKmsOwnMaterialRotateByTime() {
    KmsKey rsa = Keys.of(KeySpec.RSA_2048, KeyUsage.SIGN_VERIFY);
    assertThat(Refusals.line(() -> KeyRotation.enable(rsa, null, Keys.NOW)))
        .isEqualTo(
            "UnsupportedOperationException: "
                + rsa.arn()
                + " key spec is RSA_2048 which is not valid for this operation.");
    KmsKey external = Keys.external();
    assertThat(Refusals.line(() -> KeyRotation.enable(external, null, Keys.NOW)))
        .isEqualTo(
            "UnsupportedOperationException: "
                + external.arn()
                + " origin is EXTERNAL which is not valid for this operation.");
    KmsKey hmac = Keys.of(KeySpec.HMAC_256, KeyUsage.GENERATE_VERIFY_MAC);
    assertThat(Refusals.code(() -> KeyRotation.needOnDemand(hmac, KmsQuotas.STANDARD, Keys.NOW)))
        .isEqualTo("UnsupportedOperationException");
    assertThat(
            Refusals.code(
                () -> KeyRotation.enable(KeyLife.disable(Keys.symmetric()), null, Keys.NOW)))
        .isEqualTo("DisabledException");
  }

  @Test
  void aReplicaFollowsItsPrimaryAndHasNoScheduleOfItsOwn() {
    io.keyrota.rules.aws.Region there = new io.keyrota.rules.aws.Region("us-west-2");
    KmsKey primary = KeyRotation.enable(Keys.multiRegion(), 90, Keys.NOW);
    KmsKey replica = KeyReplication.replica(primary, there, "", KmsTags.NONE, Keys.NOW);
    KmsKey rotated = KeyRotation.automatic(primary, Keys.material(1), Keys.day(90));
    KmsKey followed = KeyRotation.follow(replica, rotated);
    assertThat(followed.materials()).isEqualTo(rotated.materials());
    assertThat(followed.rotation()).isEqualTo(rotated.rotation());
    assertThat(followed.due()).isEmpty();
    assertThat(Refusals.code(() -> KeyRotation.enable(replica, 90, Keys.NOW)))
        .isEqualTo("UnsupportedOperationException");
    assertThat(Refusals.code(() -> KeyRotation.needOnDemand(replica, KmsQuotas.STANDARD, Keys.NOW)))
        .isEqualTo("UnsupportedOperationException");
  }
}
