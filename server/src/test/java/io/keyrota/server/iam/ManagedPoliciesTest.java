package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AttachUserPolicyRequest;
import io.keyrota.models.iam.AttachedPermissionsBoundary;
import io.keyrota.models.iam.CreatePolicyRequest;
import io.keyrota.models.iam.CreatePolicyVersionRequest;
import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.DeletePolicyRequest;
import io.keyrota.models.iam.DeletePolicyVersionRequest;
import io.keyrota.models.iam.DeleteUserPermissionsBoundaryRequest;
import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.DetachUserPolicyRequest;
import io.keyrota.models.iam.GetPolicyRequest;
import io.keyrota.models.iam.GetPolicyVersionRequest;
import io.keyrota.models.iam.GetUserRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListEntitiesForPolicyRequest;
import io.keyrota.models.iam.ListPoliciesRequest;
import io.keyrota.models.iam.ListPolicyTagsRequest;
import io.keyrota.models.iam.ListPolicyVersionsRequest;
import io.keyrota.models.iam.Policy;
import io.keyrota.models.iam.PolicyUser;
import io.keyrota.models.iam.PolicyVersion;
import io.keyrota.models.iam.PutUserPermissionsBoundaryRequest;
import io.keyrota.models.iam.PutUserPolicyRequest;
import io.keyrota.models.iam.SetDefaultPolicyVersionRequest;
import io.keyrota.models.iam.Tag;
import io.keyrota.models.iam.TagPolicyRequest;
import io.keyrota.models.iam.UntagPolicyRequest;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManagedPoliciesTest {
  private static final String OWN = "arn:aws:iam::111122223333:policy/team/Mine";
  private static final String ADMIN = RoomHarness.ADMINISTRATOR_ACCESS;

  private final RoomHarness rooms = new RoomHarness();

  @Test
  void aPolicyIsMadeAndToldAbout() {
    Policy made = create("/team/", "Mine", document("kms:*"));
    assertThat(made.arn()).isEqualTo(OWN);
    assertThat(made.policyId()).matches("ANPA[A-Z2-7]{17}");
    assertThat(made.defaultVersionId()).isEqualTo("v1");
    assertThat(made.description()).isNull();
    Policy told = get(OWN);
    assertThat(told.description()).isEqualTo("what it is for");
    assertThat(told.attachmentCount()).isZero();
    assertThat(told.isAttachable()).isTrue();
    refused(() -> create(null, "MINE", document("kms:*")))
        .as(
            "EntityAlreadyExists",
            "A policy called MINE already exists. Duplicate names are not allowed.");
    refused(() -> create(null, "Bad", "{]")).as("MalformedPolicyDocument");
    refused(() -> create(null, "Long", document("a:" + "b".repeat(6144))))
        .as("LimitExceeded", "Cannot exceed quota for PolicySize: 6144");
    refused(() -> get("arn:aws:iam::111122223333:policy/Mine"))
        .as("NoSuchEntity", "Policy arn:aws:iam::111122223333:policy/Mine was not found.");
    refused(() -> get("arn:aws:iam::no-more-than-this"))
        .as("InvalidInput", "ARN arn:aws:iam::no-more-than-this is not valid.");
  }

  @Test
  void aManagedPolicyNamesTheNewerVersionWhereAnInlineOneNeedNot() {
    create("/team/", "Mine", document("kms:1"));
    user("Alice", null);
    for (String older :
        List.of(
            document("kms:2").replace("2012-10-17", "2008-10-17"),
            document("kms:2").replace("\"Version\":\"2012-10-17\",", ""))) {
      String refusal = "Policy document must be version 2012-10-17 or greater.";
      refused(() -> create(null, "Old", older)).as("MalformedPolicyDocument", refusal);
      refused(
              () ->
                  rooms.call(
                      rooms.root,
                      IamModel.createPolicyVersion(),
                      new CreatePolicyVersionRequest(OWN, older, null)))
          .as("MalformedPolicyDocument", refusal);
      put("Alice", "one", older);
    }
  }

  @Test
  void versionsAreFiveAtMostAndNumbersAreNotGivenTwice() {
    create("/team/", "Mine", document("kms:1"));
    for (int i = 2; i <= 5; i++) {
      assertThat(version("kms:" + i, i == 3).versionId()).isEqualTo("v" + i);
    }
    assertThat(get(OWN).defaultVersionId()).isEqualTo("v3");
    refused(() -> version("kms:6", false))
        .as(
            "LimitExceeded",
            "A managed policy can have up to 5 versions. Before you create a new version, you must"
                + " delete an existing version.");
    refused(() -> deleteVersion("v3"))
        .as("DeleteConflict", "Cannot delete the default version of a policy.");
    deleteVersion("v5");
    assertThat(version("kms:6", false).versionId()).isEqualTo("v6");
    refused(() -> show("v5")).as("NoSuchEntity", "Policy " + OWN + " version v5 does not exist.");
    rooms.call(
        rooms.root,
        IamModel.setDefaultPolicyVersion(),
        new SetDefaultPolicyVersionRequest(OWN, "v6"));
    assertThat(show("v6").isDefaultVersion()).isTrue();
    assertThat(show("v6").document()).contains("kms%3A6");
    assertThat(show("v1").document()).contains("kms%3A1");
    assertThat(
            ManagedPolicies.find(RoomHarness.ACCOUNT, OWN, rooms.store.snapshot())
                .orElseThrow()
                .document())
        .isEqualTo(document("kms:6"));
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listPolicyVersions(),
                    new ListPolicyVersionsRequest(OWN, null, null))
                .versions())
        .extracting(PolicyVersion::versionId)
        .containsExactly("v6", "v4", "v3", "v2", "v1");
    refused(() -> delete(OWN)).as("DeleteConflict");
    List.of("v1", "v2", "v3", "v4").forEach(this::deleteVersion);
    delete(OWN);
    refused(() -> get(OWN)).as("NoSuchEntity");
  }

  @Test
  void whoHasAPolicyIsListedAndKeepsItFromDeletion() {
    create("/team/", "Mine", document("kms:*"));
    user("Alice", null);
    user("Bob", OWN);
    attach("Alice", OWN);
    assertThat(get(OWN).attachmentCount()).isEqualTo(1);
    assertThat(get(OWN).permissionsBoundaryUsageCount()).isEqualTo(1);
    assertThat(users(OWN, null))
        .extracting(PolicyUser::userName)
        .containsExactlyInAnyOrder("Alice", "Bob");
    assertThat(users(OWN, "PermissionsBoundary"))
        .extracting(PolicyUser::userName)
        .containsExactly("Bob");
    refused(() -> delete(OWN)).as("DeleteConflict", "Cannot delete a policy attached to entities.");
    rooms.call(rooms.root, IamModel.detachUserPolicy(), new DetachUserPolicyRequest("Alice", OWN));
    refused(() -> delete(OWN)).as("DeleteConflict");
    rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest("Bob"));
    assertThat(users(OWN, null)).isEmpty();
    delete(OWN);
    refused(() -> attach("Alice", OWN))
        .as("NoSuchEntity", "Policy " + OWN + " does not exist or is not attachable.");
  }

  @Test
  void aBoundaryIsSetReplacedAndTakenAway() {
    create("/team/", "Mine", document("kms:*"));
    user("Alice", null);
    bound("Alice", OWN);
    bound("Alice", OWN);
    assertThat(boundary("Alice")).isEqualTo(new AttachedPermissionsBoundary("Policy", OWN));
    bound("Alice", ADMIN);
    assertThat(get(OWN).permissionsBoundaryUsageCount()).isZero();
    assertThat(get(ADMIN).permissionsBoundaryUsageCount()).isEqualTo(1);
    unbound("Alice");
    assertThat(boundary("Alice")).isNull();
    refused(() -> unbound("Alice")).as("NoSuchEntity");
    refused(() -> bound("Alice", OWN + "2")).as("NoSuchEntity");
    refused(() -> user("Carol", OWN + "2")).as("NoSuchEntity");
    refused(() -> rooms.call(rooms.root, IamModel.getUser(), new GetUserRequest("Carol")))
        .as("NoSuchEntity");
  }

  @Test
  void awsPoliciesAreWellFormedAndNobodysToChange() {
    List<Policy> all = list("AWS", null, null);
    assertThat(all).hasSize(AwsPolicies.all().size());
    assertThat(all).extracting(Policy::policyId).doesNotHaveDuplicates();
    AwsPolicies.all()
        .values()
        .forEach(policy -> PolicyDocument.parse(policy.document(), PolicyKind.IDENTITY));
    assertThat(all)
        .extracting(Policy::arn)
        .contains(
            "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
            "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole");
    refused(() -> delete(ADMIN)).as("AccessDenied");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.createPolicyVersion(),
                    new CreatePolicyVersionRequest(ADMIN, document("kms:*"), true)))
        .as("AccessDenied");
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.getPolicyVersion(),
                    new GetPolicyVersionRequest(ADMIN, "v1"))
                .policyVersion())
        .extracting(PolicyVersion::isDefaultVersion)
        .isEqualTo(true);
  }

  @Test
  void policiesAreListedAwsFirstPageByPageAndByFilters() {
    create("/team/", "Mine", document("kms:*"));
    create(null, "Other", document("kms:*"));
    user("Alice", null);
    attach("Alice", OWN);
    attach("Alice", ADMIN);
    bound("Alice", "arn:aws:iam::111122223333:policy/Other");
    assertThat(names(list("Local", null, null))).containsExactly("Mine", "Other");
    assertThat(names(list("All", true, null))).containsExactly("AdministratorAccess", "Mine");
    assertThat(names(list("Local", null, "PermissionsBoundary"))).containsExactly("Other");
    List<String> paged = new ArrayList<>();
    String marker = null;
    do {
      var page =
          rooms.call(
              rooms.root,
              IamModel.listPolicies(),
              new ListPoliciesRequest(null, null, null, null, marker, 3));
      paged.addAll(names(Objects.requireNonNull(page.policies())));
      marker = page.marker();
    } while (marker != null);
    assertThat(paged).hasSize(AwsPolicies.all().size() + 2).endsWith("Mine", "Other");
    assertThat(paged).doesNotHaveDuplicates();
  }

  @Test
  void aPolicyHasTags() {
    create("/team/", "Mine", document("kms:*"));
    rooms.call(
        rooms.root,
        IamModel.tagPolicy(),
        new TagPolicyRequest(
            OWN, List.of(new Tag("b", "2"), new Tag("a", "1"), new Tag("B", "3"))));
    rooms.call(rooms.root, IamModel.untagPolicy(), new UntagPolicyRequest(OWN, List.of("B")));
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listPolicyTags(),
                    new ListPolicyTagsRequest(OWN, null, null))
                .tags())
        .containsExactly(new Tag("a", "1"), new Tag("b", "2"));
  }

  @Test
  void inlinePoliciesOfAUserStopAtTheirSize() {
    user("Alice", null);
    put("Alice", "one", document("kms:" + "a".repeat(1900)));
    refused(() -> put("Alice", "two", document("kms:" + "a".repeat(100))))
        .as("LimitExceeded", "Maximum policy size of 2048 bytes exceeded for user Alice");
    refused(() -> put("Alice", "two", "[]")).as("MalformedPolicyDocument");
    put("Alice", "one", document("kms:*"));
    put("Alice", "two", document("kms:*"));
  }

  private static String document(String action) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\""
        + action
        + "\",\"Resource\":\"*\"}}";
  }

  private Policy create(@Nullable String path, String name, String document) {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root,
                IamModel.createPolicy(),
                new CreatePolicyRequest(name, path, document, "what it is for", null))
            .policy());
  }

  private Policy get(String arn) {
    return Objects.requireNonNull(
        rooms.call(rooms.root, IamModel.getPolicy(), new GetPolicyRequest(arn)).policy());
  }

  private void delete(String arn) {
    rooms.call(rooms.root, IamModel.deletePolicy(), new DeletePolicyRequest(arn));
  }

  private PolicyVersion version(String action, boolean inForce) {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root,
                IamModel.createPolicyVersion(),
                new CreatePolicyVersionRequest(OWN, document(action), inForce))
            .policyVersion());
  }

  private PolicyVersion show(String version) {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root, IamModel.getPolicyVersion(), new GetPolicyVersionRequest(OWN, version))
            .policyVersion());
  }

  private void deleteVersion(String version) {
    rooms.call(
        rooms.root, IamModel.deletePolicyVersion(), new DeletePolicyVersionRequest(OWN, version));
  }

  private void user(String name, @Nullable String boundary) {
    rooms.call(
        rooms.root, IamModel.createUser(), new CreateUserRequest(null, name, boundary, null));
  }

  private void attach(String user, String arn) {
    rooms.call(rooms.root, IamModel.attachUserPolicy(), new AttachUserPolicyRequest(user, arn));
  }

  private void put(String user, String name, String document) {
    rooms.call(
        rooms.root, IamModel.putUserPolicy(), new PutUserPolicyRequest(user, name, document));
  }

  private void bound(String user, String arn) {
    rooms.call(
        rooms.root,
        IamModel.putUserPermissionsBoundary(),
        new PutUserPermissionsBoundaryRequest(user, arn));
  }

  private void unbound(String user) {
    rooms.call(
        rooms.root,
        IamModel.deleteUserPermissionsBoundary(),
        new DeleteUserPermissionsBoundaryRequest(user));
  }

  private @Nullable AttachedPermissionsBoundary boundary(String user) {
    return rooms
        .call(rooms.root, IamModel.getUser(), new GetUserRequest(user))
        .user()
        .permissionsBoundary();
  }

  private List<PolicyUser> users(String arn, @Nullable String usage) {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root,
                IamModel.listEntitiesForPolicy(),
                new ListEntitiesForPolicyRequest(arn, "User", null, usage, null, null))
            .policyUsers());
  }

  private List<Policy> list(String scope, @Nullable Boolean attached, @Nullable String usage) {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root,
                IamModel.listPolicies(),
                new ListPoliciesRequest(scope, attached, null, usage, null, null))
            .policies());
  }

  private static List<String> names(List<Policy> policies) {
    return policies.stream().map(Policy::policyName).map(Objects::requireNonNull).toList();
  }
}
