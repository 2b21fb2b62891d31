package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopGapAccessTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final AccountId OTHER = new AccountId("444455556666");

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          caller,  action,                   resource,                           allowed
          root,    iam:CreateUser,           arn:aws:iam::111122223333:user/bob, true
          root,    kms:Whatever,             *,                                  true
          root,    iam:CreateUser,           arn:aws:iam::444455556666:user/bob, false
          admin,   iam:DeleteUser,           arn:aws:iam::111122223333:user/bob, true
          admin,   iam:DeleteUser,           arn:aws:iam::444455556666:user/bob, false
          admin,   iam:GetAccountSummary,    *,                                  true
          alice,   iam:CreateAccessKey,      arn:aws:iam::111122223333:user/alice, true
          alice,   iam:ListAccessKeys,       arn:aws:iam::111122223333:user/alice, true
          alice,   iam:UpdateAccessKey,      arn:aws:iam::111122223333:user/alice, true
          alice,   iam:DeleteAccessKey,      arn:aws:iam::111122223333:user/alice, true
          alice,   iam:GetAccessKeyLastUsed, arn:aws:iam::111122223333:user/alice, true
          alice,   iam:CreateAccessKey,      arn:aws:iam::111122223333:user/bob, false
          alice,   iam:CreateAccessKey,      arn:aws:iam::444455556666:user/alice, false
          alice,   iam:CreateAccessKey,      arn:aws:iam::111122223333:user/a/alice, false
          alice,   iam:CreateAccessKey,      *,                                  false
          alice,   iam:GetUser,              arn:aws:iam::111122223333:user/alice, false
          alice,   iam:AttachUserPolicy,     arn:aws:iam::111122223333:user/alice, false
          alice,   IAM:createaccesskey,      arn:aws:iam::111122223333:user/alice, false
          reader,  iam:GetUser,              arn:aws:iam::111122223333:user/bob, false
          service, iam:GetUser,              arn:aws:iam::111122223333:user/bob, false
          service, iam:GetUser,              *,                                  false
          unknown, iam:GetUser,              *,                                  false
          """)
  void decides(String caller, String action, String resource, boolean allowed) {
    var verdict = StopGapAccess.decide(caller(caller), List.of(Permission.of(action, resource)));
    assertThat(verdict)
        .isEqualTo(
            allowed
                ? new StopGapAccess.Verdict.Allowed()
                : new StopGapAccess.Verdict.Denied(Permission.of(action, resource)));
  }

  @ParameterizedTest
  @CsvSource({
    "111122223333, kms:Decrypt, 111122223333, true",
    "111122223333, kms:GenerateDataKey, 111122223333, true",
    "111122223333, kms:Decrypt, 000000000000, false",
    "111122223333, kms:Sign, 111122223333, false",
    "111122223333, kms:CreateKey, 111122223333, false",
    "111122223333, kms:PutKeyPolicy, 111122223333, false",
    "000000000000, kms:Sign, 000000000000, true",
    "000000000000, kms:CreateKey, 000000000000, true",
    "000000000000, kms:Sign, 111122223333, false",
    "000000000000, kms:ScheduleKeyDeletion, 000000000000, false",
  })
  void aServiceUsesKeysByWayOfItselfAndInItsOwnAccountAlone(
      String account, String action, String owner, boolean allowed) {
    Caller acm = new Caller.Service(new AccountId(account), "acm.amazonaws.com");
    String key = "arn:aws:kms:us-east-1:" + owner + ":key/1";
    Permission via =
        new Permission(
            action, key, Map.of("kms:ViaService", List.of("acm.us-east-1.amazonaws.com")));
    assertThat(StopGapAccess.decide(acm, List.of(via)) instanceof StopGapAccess.Verdict.Allowed)
        .isEqualTo(allowed);
    assertThat(StopGapAccess.decide(acm, List.of(Permission.of(action, key))))
        .isInstanceOf(StopGapAccess.Verdict.Denied.class);
  }

  @Test
  void whatNeedsNoPermissionIsAllowedToEverySignerAndToNobodyElse() {
    for (String caller : List.of("root", "admin", "alice", "reader", "service")) {
      assertThat(StopGapAccess.decide(caller(caller), List.of()))
          .isEqualTo(new StopGapAccess.Verdict.Allowed());
    }
    assertThat(StopGapAccess.decide(caller("unknown"), List.of()))
        .isInstanceOf(StopGapAccess.Verdict.Denied.class);
  }

  @Test
  void namesTheFirstPermissionThatIsMissing() {
    Permission own = Permission.of("iam:CreateAccessKey", "arn:aws:iam::111122223333:user/alice");
    Permission foreign = Permission.of("iam:DeleteUser", "arn:aws:iam::111122223333:user/bob");
    assertThat(StopGapAccess.decide(caller("alice"), List.of(own, foreign)))
        .isEqualTo(new StopGapAccess.Verdict.Denied(foreign));
  }

  private static Caller caller(String name) {
    return switch (name) {
      case "root" -> new Caller.Root(ACCOUNT, Optional.empty());
      case "service" -> new Caller.Service(ACCOUNT, "sts.amazonaws.com");
      case "unknown" -> new Caller.Unknown(Optional.empty());
      case "admin" -> user(name, Set.of("arn:aws:iam::aws:policy/AdministratorAccess"));
      case "reader" -> user(name, Set.of("arn:aws:iam::" + OTHER + ":policy/AdministratorAccess"));
      default -> user(name, Set.of());
    };
  }

  private static Caller user(String name, Set<String> policies) {
    return new Caller.User(ACCOUNT, "/", name, "AIDA" + name, policies, Optional.empty());
  }
}
