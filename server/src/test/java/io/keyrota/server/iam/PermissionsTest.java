package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AttachUserPolicyRequest;
import io.keyrota.models.iam.CreateAccessKeyRequest;
import io.keyrota.models.iam.CreateAccountAliasRequest;
import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.DeleteAccessKeyRequest;
import io.keyrota.models.iam.DeleteAccountAliasRequest;
import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.DetachUserPolicyRequest;
import io.keyrota.models.iam.GenerateCredentialReportRequest;
import io.keyrota.models.iam.GetAccessKeyLastUsedRequest;
import io.keyrota.models.iam.GetAccountSummaryRequest;
import io.keyrota.models.iam.GetCredentialReportRequest;
import io.keyrota.models.iam.GetUserRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListAccessKeysRequest;
import io.keyrota.models.iam.ListAccountAliasesRequest;
import io.keyrota.models.iam.ListAttachedUserPoliciesRequest;
import io.keyrota.models.iam.ListPoliciesRequest;
import io.keyrota.models.iam.ListUserTagsRequest;
import io.keyrota.models.iam.ListUsersRequest;
import io.keyrota.models.iam.Tag;
import io.keyrota.models.iam.TagUserRequest;
import io.keyrota.models.iam.UntagUserRequest;
import io.keyrota.models.iam.UpdateAccessKeyRequest;
import io.keyrota.models.iam.UpdateUserRequest;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.sts.GetAccessKeyInfoRequest;
import io.keyrota.models.sts.GetCallerIdentityRequest;
import io.keyrota.models.sts.GetSessionTokenRequest;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.iam.RoomHarness.Signer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PermissionsTest {
  private static final String ALICE = "arn:aws:iam::111122223333:user/team/Alice";
  private static final String BOB = "arn:aws:iam::111122223333:user/Bob";
  private static final String USERS = "arn:aws:iam::111122223333:user";
  private static final String ADMIN = RoomHarness.ADMINISTRATOR_ACCESS;
  private static final Set<String> OWN =
      Set.of(
          "iam:CreateAccessKey",
          "iam:ListAccessKeys",
          "iam:UpdateAccessKey",
          "iam:DeleteAccessKey",
          "iam:GetAccessKeyLastUsed");

  private final RoomHarness rooms = new RoomHarness();
  private final Signer alice = alice();
  private final Signer bob = rooms.user("Bob");

  /** A request, and the action and resource it needs; an empty action needs none. */
  private record Case<I extends Record, O extends Record>(
      OperationSchema<I, O> schema, I input, String action, String resource) {}

  @Test
  void everyOperationAsksForItsActionOnItsResource() {
    for (Case<?, ?> each : cases()) {
      assertThat(needs(each))
          .as(each.schema().name())
          .isEqualTo(each.action().isEmpty() ? null : each.action() + " " + each.resource());
    }
  }

  @Test
  void theCasesAreBuilt() {
    Set<String> built = new LinkedHashSet<>();
    IamApi.of(IamQuotas.STANDARD, KeyUses.NONE, Optional.empty())
        .entries()
        .forEach(entry -> built.add(entry.schema().name()));
    built.addAll(List.of("GetCallerIdentity", "GetAccessKeyInfo", "GetSessionToken"));
    // The rest of IAM is in the tests of its groups, policies and devices.
    assertThat(built).containsAll(cases().stream().map(each -> each.schema().name()).toList());
  }

  @Test
  void aUserWithoutPoliciesDoesNothingOfItToOthers() {
    for (Case<?, ?> each : cases()) {
      if (!each.action().isEmpty()) {
        refused(() -> call(bob, each)).as("AccessDenied");
      }
    }
  }

  @Test
  void aUserActsOnItsOwnAccessKeysAlone() {
    for (int i = 0; i < cases().size(); i++) {
      PermissionsTest fresh = new PermissionsTest();
      Case<?, ?> each = fresh.cases().get(i);
      if (OWN.contains(each.action()) || each.action().isEmpty()) {
        fresh.call(fresh.alice, each);
      } else {
        refused(() -> fresh.call(fresh.alice, each)).as("AccessDenied");
      }
    }
  }

  @Test
  void theRootAndAnAdministratorDoAllOfIt() {
    for (int i = 0; i < 2 * cases().size(); i++) {
      PermissionsTest fresh = new PermissionsTest();
      fresh.rooms.call(
          fresh.rooms.root, IamModel.attachUserPolicy(), new AttachUserPolicyRequest("Bob", ADMIN));
      Case<?, ?> each = fresh.cases().get(i / 2);
      try {
        fresh.call(i % 2 == 0 ? fresh.rooms.root : fresh.bob, each);
      } catch (Refusal refusal) {
        // There is no report, no alias, no policy on Alice, and she has a key.
        assertThat(refusal.code())
            .as(each.schema().name())
            .isIn("ReportNotPresent", "NoSuchEntity", "DeleteConflict");
      }
    }
  }

  @Test
  void withoutANameTheSignersOwnArnIsAskedFor() {
    assertThat(
            resource(alice, IamModel.listAccessKeys(), new ListAccessKeysRequest(null, null, null)))
        .isEqualTo(ALICE);
    assertThat(resource(alice, IamModel.getUser(), new GetUserRequest(null))).isEqualTo(ALICE);
    assertThat(resource(rooms.root, IamModel.getUser(), new GetUserRequest(null)))
        .isEqualTo("arn:aws:iam::111122223333:root");
    assertThat(resource(rooms.root, IamModel.createAccessKey(), new CreateAccessKeyRequest(null)))
        .isEqualTo("arn:aws:iam::111122223333:root");
  }

  @Test
  void aUserThatDoesNotExistIsAskedForUnderTheRootPath() {
    assertThat(resource(alice, IamModel.getUser(), new GetUserRequest("Nobody")))
        .isEqualTo("arn:aws:iam::111122223333:user/Nobody");
    refused(() -> rooms.call(bob, IamModel.getUser(), new GetUserRequest("Nobody")))
        .as("AccessDenied");
  }

  @Test
  void aDenialNamesWhatWasAskedForByItsName() {
    refused(() -> rooms.call(bob, IamModel.getUser(), new GetUserRequest("alice")))
        .as(
            "AccessDenied",
            "User: "
                + BOB
                + " is not authorized to perform: iam:GetUser on resource: user alice because no"
                + " identity-based policy allows the iam:GetUser action");
    refused(
            () ->
                rooms.call(
                    bob,
                    IamModel.listPolicies(),
                    new ListPoliciesRequest(null, null, null, null, null, null)))
        .as(
            "AccessDenied",
            "User: "
                + BOB
                + " is not authorized to perform: iam:ListPolicies on resource: policy path /"
                + " because no identity-based policy allows the iam:ListPolicies action");
  }

  @Test
  void aRenameIsAskedForOnBothNames() {
    assertThat(
            rooms.permissions(
                rooms.root, IamModel.updateUser(), new UpdateUserRequest("alice", "/", "Carol")))
        .containsExactly(
            Permission.of("iam:UpdateUser", ALICE).toldAs("user alice"),
            Permission.of("iam:UpdateUser", USERS + "/Carol"));
  }

  @Test
  void tagsAndPoliciesAreConditions() {
    Map<String, List<String>> tags =
        Map.of("aws:RequestTag/Team", List.of("red"), "aws:TagKeys", List.of("Team"));
    assertThat(
            rooms.permissions(
                rooms.root,
                IamModel.createUser(),
                new CreateUserRequest("/x/", "New", null, List.of(new Tag("Team", "red")))))
        .containsExactly(
            new Permission("iam:CreateUser", USERS + "/x/New", tags),
            new Permission("iam:TagUser", USERS + "/x/New", tags));
    assertThat(
            rooms.permissions(
                rooms.root, IamModel.attachUserPolicy(), new AttachUserPolicyRequest("Bob", ADMIN)))
        .containsExactly(
            new Permission("iam:AttachUserPolicy", BOB, Map.of("iam:PolicyARN", List.of(ADMIN)))
                .toldAs("user Bob"));
  }

  private List<Case<?, ?>> cases() {
    String key = alice.accessKeyId();
    List<Tag> tags = List.of(new Tag("Team", "red"));
    List<Case<?, ?>> cases = new ArrayList<>();
    cases.add(
        new Case<>(
            IamModel.createUser(),
            new CreateUserRequest("/x/", "New", null, null),
            "iam:CreateUser",
            USERS + "/x/New"));
    cases.add(new Case<>(IamModel.getUser(), new GetUserRequest("alice"), "iam:GetUser", ALICE));
    cases.add(
        new Case<>(
            IamModel.listUsers(),
            new ListUsersRequest("/team/", null, null),
            "iam:ListUsers",
            USERS + "/team/"));
    cases.add(
        new Case<>(
            IamModel.updateUser(),
            new UpdateUserRequest("alice", null, null),
            "iam:UpdateUser",
            ALICE));
    cases.add(
        new Case<>(IamModel.tagUser(), new TagUserRequest("alice", tags), "iam:TagUser", ALICE));
    cases.add(
        new Case<>(
            IamModel.untagUser(),
            new UntagUserRequest("alice", List.of("Team")),
            "iam:UntagUser",
            ALICE));
    cases.add(
        new Case<>(
            IamModel.listUserTags(),
            new ListUserTagsRequest("alice", null, null),
            "iam:ListUserTags",
            ALICE));
    cases.add(
        new Case<>(
            IamModel.createAccessKey(),
            new CreateAccessKeyRequest("alice"),
            "iam:CreateAccessKey",
            ALICE));
    cases.add(
        new Case<>(
            IamModel.listAccessKeys(),
            new ListAccessKeysRequest("alice", null, null),
            "iam:ListAccessKeys",
            ALICE));
    cases.add(
        new Case<>(
            IamModel.updateAccessKey(),
            new UpdateAccessKeyRequest("alice", key, "Active"),
            "iam:UpdateAccessKey",
            ALICE));
    cases.add(
        new Case<>(
            IamModel.getAccessKeyLastUsed(),
            new GetAccessKeyLastUsedRequest(key),
            "iam:GetAccessKeyLastUsed",
            ALICE));
    cases.add(
        new Case<>(
            IamModel.generateCredentialReport(),
            new GenerateCredentialReportRequest(),
            "iam:GenerateCredentialReport",
            "*"));
    cases.add(
        new Case<>(
            IamModel.getCredentialReport(),
            new GetCredentialReportRequest(),
            "iam:GetCredentialReport",
            "*"));
    cases.add(
        new Case<>(
            IamModel.getAccountSummary(),
            new GetAccountSummaryRequest(),
            "iam:GetAccountSummary",
            "*"));
    cases.add(
        new Case<>(
            IamModel.createAccountAlias(),
            new CreateAccountAliasRequest("alias"),
            "iam:CreateAccountAlias",
            "*"));
    cases.add(
        new Case<>(
            IamModel.deleteAccountAlias(),
            new DeleteAccountAliasRequest("alias"),
            "iam:DeleteAccountAlias",
            "*"));
    cases.add(
        new Case<>(
            IamModel.listAccountAliases(),
            new ListAccountAliasesRequest(null, null),
            "iam:ListAccountAliases",
            "*"));
    cases.add(
        new Case<>(
            IamModel.attachUserPolicy(),
            new AttachUserPolicyRequest("alice", ADMIN),
            "iam:AttachUserPolicy",
            ALICE));
    cases.add(
        new Case<>(
            IamModel.listAttachedUserPolicies(),
            new ListAttachedUserPoliciesRequest("alice", null, null, null),
            "iam:ListAttachedUserPolicies",
            ALICE));
    cases.add(
        new Case<>(
            IamModel.detachUserPolicy(),
            new DetachUserPolicyRequest("alice", ADMIN),
            "iam:DetachUserPolicy",
            ALICE));
    cases.add(new Case<>(StsModel.getCallerIdentity(), new GetCallerIdentityRequest(), "", ""));
    cases.add(
        new Case<>(
            StsModel.getSessionToken(),
            new GetSessionTokenRequest(null, null, null, null),
            "",
            ""));
    cases.add(
        new Case<>(
            StsModel.getAccessKeyInfo(),
            new GetAccessKeyInfoRequest(key),
            "sts:GetAccessKeyInfo",
            "*"));
    cases.add(
        new Case<>(
            IamModel.deleteAccessKey(),
            new DeleteAccessKeyRequest("alice", key),
            "iam:DeleteAccessKey",
            ALICE));
    cases.add(
        new Case<>(IamModel.deleteUser(), new DeleteUserRequest("alice"), "iam:DeleteUser", ALICE));
    return cases;
  }

  private Signer alice() {
    rooms.call(
        rooms.root, IamModel.createUser(), new CreateUserRequest("/team/", "Alice", null, null));
    rooms.selfService("Alice");
    return rooms.key(rooms.root, "Alice");
  }

  private <I extends Record, O extends Record> @Nullable String needs(Case<I, O> each) {
    List<Permission> permissions = rooms.permissions(rooms.root, each.schema(), each.input());
    if (permissions.isEmpty()) {
      return null;
    }
    assertThat(permissions).hasSize(1);
    return permissions.getFirst().action() + " " + permissions.getFirst().resource();
  }

  private <I extends Record, O extends Record> String resource(
      Signer signer, OperationSchema<I, O> schema, I input) {
    return rooms.permissions(signer, schema, input).getFirst().resource();
  }

  private <I extends Record, O extends Record> void call(Signer signer, Case<I, O> each) {
    rooms.call(signer, each.schema(), each.input());
  }
}
