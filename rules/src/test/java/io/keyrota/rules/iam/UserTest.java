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
  private static final IamQuotas ONE_USER = IamQuotas.STANDARD.with(IamQuota.USERS_PER_ACCOUNT, 1);
  private static final HeldPolicies HELD = HeldPolicies.attachedOnly(List.of(ADMIN));

  @Test
  void isNamedByPathAndSpellingAndFoundWithoutCase() {
    assertThat(ALICE.arn()).isEqualTo("arn:aws:iam::111122223333:user/team/Alice");
    assertThat(ALICE.nameKey()).isEqualTo("alice");
    assertThat(ALICE.created()).isEqualTo("2026-11-24T10:11:12Z");
  }

  @Test
  void keepsItsIdKeysAndPoliciesWhenItMoves() {
    User before = ALICE.with(KeySlots.EMPTY.with("AKIA1")).with(HELD);
    User after = before.moved("/", "Bob");
    assertThat(after.arn()).isEqualTo("arn:aws:iam::111122223333:user/Bob");
    assertThat(after.userId()).isEqualTo(before.userId());
    assertThat(after.keys()).isEqualTo(before.keys());
    assertThat(after.policies()).isEqualTo(HELD);
    assertThat(after.caller(Optional.empty()).managedPolicies()).isEqualTo(Set.of(ADMIN));
  }

  @Test
  void isNotDeletedBeforeItsKeysAndPoliciesAre() {
    ALICE.needDeletable();
    Refusal keys =
        catchThrowableOfType(
            Refusal.class,
            () -> ALICE.with(KeySlots.EMPTY.with("AKIA1")).with(HELD).needDeletable());
    assertThat(keys.code()).isEqualTo("DeleteConflict");
    assertThat(keys.message()).isEqualTo("Cannot delete entity, must delete access keys first.");
    Refusal policies = catchThrowableOfType(Refusal.class, () -> ALICE.with(HELD).needDeletable());
    assertThat(policies.message())
        .isEqualTo("Cannot delete entity, must detach all policies first.");
  }

  @Test
  void isInAsManyGroupsAsTheQuotaAllowsEachOnce() {
    User member = ALICE.joining("AGPA1", 1);
    assertThat(member.groups()).containsExactly("AGPA1");
    assertThat(member.joining("AGPA1", 1)).isEqualTo(member);
    Refusal full = catchThrowableOfType(Refusal.class, () -> member.joining("AGPA2", 1));
    assertThat(full.message()).isEqualTo("Cannot exceed quota for GroupsPerUser: 1");
    assertThat(catchThrowableOfType(Refusal.class, member::needDeletable).message())
        .isEqualTo("Cannot delete entity, must remove users from group first.");
    assertThat(member.leaving("AGPA1")).isEqualTo(ALICE);
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
    Holdings full = holdings.oneMore(Holding.USERS, ONE_USER);
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> full.oneMore(Holding.USERS, ONE_USER));
    assertThat(refusal.code()).isEqualTo("LimitExceeded");
    assertThat(refusal.message()).isEqualTo("Cannot exceed quota for UsersPerAccount: 1");
    assertThat(full.less(Holding.USERS, 1).oneMore(Holding.USERS, ONE_USER)).isEqualTo(full);
  }

  @Test
  void theSummaryHasAwsThirtyFourKeys() {
    Holdings holdings =
        Holdings.NONE.with(KeySlots.EMPTY.with("ROOT")).oneMore(Holding.USERS, IamQuotas.STANDARD);
    var summary =
        AccountSummary.of(
            holdings,
            UserCredentials.NONE,
            TokenVersion.STANDARD,
            IamQuotas.STANDARD.with(IamQuota.USERS_PER_ACCOUNT, 7000));
    assertThat(summary)
        .hasSize(34)
        .containsEntry("Users", 1)
        .containsEntry("UsersQuota", 7000)
        .containsEntry("AccessKeysPerUserQuota", 2)
        .containsEntry("AccountAccessKeysPresent", 1)
        .containsEntry("Roles", 0);
    assertThat(
            AccountSummary.of(
                Holdings.NONE, UserCredentials.NONE, TokenVersion.STANDARD, IamQuotas.STANDARD))
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
}
