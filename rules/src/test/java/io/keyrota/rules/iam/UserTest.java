package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Instant NOW = Instant.parse("2026-11-24T10:11:12.987Z");
  private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
  private static final User ALICE =
      User.create(ACCOUNT, "/team/", "Alice", "AIDAALICE", NOW, Tags.NONE);

  @Test
  void isNamedByPathAndSpellingAndFoundWithoutCase() {
    assertThat(ALICE.arn()).isEqualTo("arn:aws:iam::111122223333:user/team/Alice");
    assertThat(ALICE.nameKey()).isEqualTo("alice");
    assertThat(ALICE.created()).isEqualTo("2026-11-24T10:11:12Z");
  }

  @Test
  void keepsItsIdKeysAndPoliciesWhenItMoves() {
    User before = ALICE.with(KeySlots.EMPTY.with("AKIA1")).attached(ADMIN, 10);
    User after = before.moved("/", "Bob");
    assertThat(after.arn()).isEqualTo("arn:aws:iam::111122223333:user/Bob");
    assertThat(after.userId()).isEqualTo(before.userId());
    assertThat(after.keys()).isEqualTo(before.keys());
    assertThat(after.managedPolicies()).containsExactly(ADMIN);
    assertThat(after.caller(Optional.empty()).managedPolicies()).isEqualTo(Set.of(ADMIN));
  }

  @Test
  void isNotDeletedBeforeItsKeysAndPoliciesAre() {
    ALICE.needDeletable();
    Refusal keys =
        catchThrowableOfType(
            Refusal.class,
            () -> ALICE.with(KeySlots.EMPTY.with("AKIA1")).attached(ADMIN, 10).needDeletable());
    assertThat(keys.code()).isEqualTo("DeleteConflict");
    assertThat(keys.message()).isEqualTo("Cannot delete entity, must delete access keys first.");
    Refusal policies =
        catchThrowableOfType(Refusal.class, () -> ALICE.attached(ADMIN, 10).needDeletable());
    assertThat(policies.message())
        .isEqualTo("Cannot delete entity, must detach all policies first.");
  }

  @Test
  void attachesAPolicyOnceAndDetachesOnlyWhatIsAttached() {
    User admin = ALICE.attached(ADMIN, 1);
    assertThat(admin.attached(ADMIN, 1)).isEqualTo(admin);
    assertThat(admin.detached(ADMIN).managedPolicies()).isEmpty();
    Refusal full =
        catchThrowableOfType(
            Refusal.class, () -> admin.attached("arn:aws:iam::aws:policy/Other", 1));
    assertThat(full.message()).isEqualTo("Cannot exceed quota for PoliciesPerUser: 1");
    Refusal absent = catchThrowableOfType(Refusal.class, () -> ALICE.detached(ADMIN));
    assertThat(absent.message()).isEqualTo("Policy " + ADMIN + " was not found.");
  }

  @Test
  void aKeysStatusChangesItsInstantOnlyWhenItChanges() {
    AccessKey key = AccessKey.create("AKIA1", ACCOUNT, "AIDAALICE", NOW);
    assertThat(key.active()).isTrue();
    assertThat(key.with(AccessKey.Status.ACTIVE, NOW.plusSeconds(60))).isEqualTo(key);
    AccessKey inactive = key.with(AccessKey.Status.INACTIVE, NOW.plusSeconds(60));
    assertThat(inactive.active()).isFalse();
    assertThat(inactive.created()).isEqualTo(key.created());
    assertThat(inactive.statusChanged()).isEqualTo("2026-11-24T10:12:12Z");
  }

  @Test
  void nobodySetsAKeyToExpired() {
    assertThat(AccessKey.Status.of("Active")).isEqualTo(AccessKey.Status.ACTIVE);
    assertThat(AccessKey.Status.of("Inactive")).isEqualTo(AccessKey.Status.INACTIVE);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> AccessKey.Status.of("Expired"));
    assertThat(refusal.code()).isEqualTo("InvalidInput");
  }

  @Test
  void anAccountHoldsOneAliasAndNoMoreUsersThanItsQuota() {
    Holdings holdings = Holdings.NONE.withAlias("one").withAlias("two");
    assertThat(holdings.alias()).contains("two");
    assertThat(holdings.withoutAlias("two").alias()).isEmpty();
    Refusal gone = catchThrowableOfType(Refusal.class, () -> holdings.withoutAlias("one"));
    assertThat(gone.message()).isEqualTo("The account alias with name one cannot be found.");
    Holdings full = holdings.withOneUserMore(1);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> full.withOneUserMore(1));
    assertThat(refusal.code()).isEqualTo("LimitExceeded");
    assertThat(refusal.message()).isEqualTo("Cannot exceed quota for UsersPerAccount: 1");
    assertThat(full.withOneUserLess().withOneUserMore(1)).isEqualTo(full);
  }

  @Test
  void theSummaryHasAwsThirtyFourKeys() {
    Holdings holdings = Holdings.NONE.with(KeySlots.EMPTY.with("ROOT")).withOneUserMore(5000);
    var summary =
        AccountSummary.of(holdings, IamQuotas.STANDARD.with(IamQuota.USERS_PER_ACCOUNT, 7000));
    assertThat(summary)
        .hasSize(34)
        .containsEntry("Users", 1)
        .containsEntry("UsersQuota", 7000)
        .containsEntry("AccessKeysPerUserQuota", 2)
        .containsEntry("AccountAccessKeysPresent", 1)
        .containsEntry("Roles", 0);
    assertThat(AccountSummary.of(Holdings.NONE, IamQuotas.STANDARD))
        .containsEntry("AccountAccessKeysPresent", 0)
        .containsEntry("UsersQuota", 5000);
  }

  @Test
  void theTwoKeysAreNoSetting() {
    assertThat(IamQuota.named("UsersPerAccount")).contains(IamQuota.USERS_PER_ACCOUNT);
    assertThat(IamQuota.named("usersperaccount")).isEmpty();
    for (Runnable wrong :
        List.<Runnable>of(
            () -> IamQuotas.STANDARD.with(IamQuota.ACCESS_KEYS_PER_USER, 3),
            () -> IamQuotas.STANDARD.with(IamQuota.USERS_PER_ACCOUNT, -1))) {
      assertThat(catchThrowableOfType(IllegalArgumentException.class, wrong::run)).isNotNull();
    }
  }

  @Test
  void knowsOneManagedPolicyByItsExactArn() {
    assertThat(ManagedPolicy.of(ADMIN)).contains(ManagedPolicy.ADMINISTRATOR_ACCESS);
    assertThat(ManagedPolicy.of(ADMIN + "x")).isEmpty();
    assertThat(ManagedPolicy.of("arn:aws:iam::111122223333:policy/AdministratorAccess")).isEmpty();
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> ManagedPolicy.of("AdministratorAccess-is-no-arn"));
    assertThat(refusal.code()).isEqualTo("InvalidInput");
  }
}
