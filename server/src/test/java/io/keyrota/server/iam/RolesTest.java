package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.*;
import io.keyrota.models.iam.DeleteRolePermissionsBoundaryRequest;
import io.keyrota.models.iam.DeleteRolePolicyRequest;
import io.keyrota.models.iam.DetachRolePolicyRequest;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.LastUse;
import io.keyrota.server.iam.RoomHarness.Signer;
import io.keyrota.server.store.MemoryStore;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RolesTest {
  private static final String ACCOUNT_TRUST = trust("\"AWS\":\"arn:aws:iam::111122223333:root\"");
  private static final String ALLOW_ALL =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
          + "\"Resource\":\"*\"}]}";

  private final RoomHarness rooms = new RoomHarness();

  @Test
  void aRoleIsMadeToldAndListed() {
    Role made =
        rooms
            .call(
                rooms.root,
                IamModel.createRole(),
                new CreateRoleRequest(
                    "/ops/",
                    "Deploy",
                    ACCOUNT_TRUST,
                    "deploys",
                    7200,
                    RoomHarness.ADMINISTRATOR_ACCESS,
                    List.of(new Tag("team", "blue"))))
            .role();
    assertThat(made.arn()).isEqualTo("arn:aws:iam::111122223333:role/ops/Deploy");
    assertThat(made.roleId()).matches("AROA[A-Z2-7]{17}");
    assertThat(made.createDate()).isEqualTo("2026-11-24T10:11:12Z");
    Role told = get("DEPLOY");
    assertThat(told.roleName()).isEqualTo("Deploy");
    assertThat(told.description()).isEqualTo("deploys");
    assertThat(told.maxSessionDuration()).isEqualTo(7200);
    assertThat(told.tags()).containsExactly(new Tag("team", "blue"));
    assertThat(Objects.requireNonNull(told.permissionsBoundary()).permissionsBoundaryArn())
        .isEqualTo(RoomHarness.ADMINISTRATOR_ACCESS);
    assertThat(trustOf("Deploy")).isEqualTo(ACCOUNT_TRUST);
    assertThat(told.roleLastUsed()).isEqualTo(new RoleLastUsed(null, null));
    role("Other", ACCOUNT_TRUST);
    assertThat(get("Other").maxSessionDuration()).isEqualTo(3600);
    List<Role> listed = list(null, null, null).roles();
    assertThat(listed).extracting(Role::roleName).containsExactly("Deploy", "Other");
    assertThat(listed.getFirst().tags()).isNull();
    assertThat(listed.getFirst().permissionsBoundary()).isNull();
    assertThat(list("/ops/", null, null).roles()).hasSize(1);
    ListRolesResponse first = list(null, null, 1);
    assertThat(first.isTruncated()).isTrue();
    assertThat(list(null, first.marker(), 1).roles())
        .extracting(Role::roleName)
        .containsExactly("Other");
  }

  @Test
  void namesAreUniqueAndRolesAreCounted() {
    RoomHarness small =
        new RoomHarness(new MemoryStore(), IamQuotas.STANDARD.with(IamQuota.ROLES_PER_ACCOUNT, 1));
    small.call(small.root, IamModel.createRole(), asked("One", ACCOUNT_TRUST));
    refused(() -> small.call(small.root, IamModel.createRole(), asked("oNE", ACCOUNT_TRUST)))
        .as("EntityAlreadyExists", "Role with name oNE already exists.");
    refused(() -> small.call(small.root, IamModel.createRole(), asked("Two", ACCOUNT_TRUST)))
        .as("LimitExceeded", "Cannot exceed quota for RolesPerAccount: 1");
    small.call(small.root, IamModel.deleteRole(), new DeleteRoleRequest("One"));
    small.call(small.root, IamModel.createRole(), asked("Two", ACCOUNT_TRUST));
  }

  @Test
  void aTrustPolicyIsChecked() {
    refused(() -> role("X", "{}")).as("MalformedPolicyDocument");
    refused(() -> role("X", ALLOW_ALL)).as("MalformedPolicyDocument");
    String nobody = "arn:aws:iam::111122223333:user/Nobody";
    refused(() -> role("X", trust("\"AWS\":\"" + nobody + "\"")))
        .as("MalformedPolicyDocument", "Invalid principal in policy: \"AWS\":\"" + nobody + "\"");
    refused(() -> role("X", trust("\"AWS\":\"arn:aws:iam::444455556666:role/Nobody\"")))
        .as("MalformedPolicyDocument");
    String long2048 = ACCOUNT_TRUST.replace("AssumeRole", "AssumeRole" + "x".repeat(2048));
    refused(() -> role("X", long2048))
        .as("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.createRole(),
                    new CreateRoleRequest(
                        "/aws-service-role/x/", "X", ACCOUNT_TRUST, null, null, null, null)))
        .as("InvalidInput");
  }

  @Test
  void whoIsMadeAnewIsNotTrusted() {
    rooms.user("Alice");
    role("Helper", ACCOUNT_TRUST);
    String policy =
        trust(
            "\"AWS\":[\"arn:aws:iam::111122223333:user/Alice\","
                + "\"arn:aws:iam::111122223333:role/Helper\"]");
    role("Trusting", policy);
    assertThat(trustOf("Trusting")).isEqualTo(policy);
    rooms.call(rooms.root, IamModel.updateUser(), new UpdateUserRequest("Alice", "/x/", "Bob"));
    assertThat(trustOf("Trusting")).contains("user/x/Bob");
    rooms.call(rooms.root, IamModel.deleteRole(), new DeleteRoleRequest("Helper"));
    role("Helper", ACCOUNT_TRUST);
    assertThat(trustOf("Trusting"))
        .doesNotContain("role/Helper")
        .containsPattern("\"AROA[A-Z2-7]{17}\"");
    // What is shown of who is gone cannot be put again, as in AWS.
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.updateAssumeRolePolicy(),
                    new UpdateAssumeRolePolicyRequest("Trusting", trustOf("Trusting"))))
        .as("MalformedPolicyDocument");
    String helper = Objects.requireNonNull(get("Helper").roleId());
    role("ById", trust("\"AWS\":\"" + helper + "\""));
    assertThat(trustOf("ById")).contains("arn:aws:iam::111122223333:role/Helper");
  }

  @Test
  void aRoleIsUpdated() {
    role("Deploy", ACCOUNT_TRUST);
    rooms.call(rooms.root, IamModel.updateRole(), new UpdateRoleRequest("Deploy", "new", 43200));
    assertThat(get("Deploy").description()).isEqualTo("new");
    assertThat(get("Deploy").maxSessionDuration()).isEqualTo(43200);
    rooms.call(rooms.root, IamModel.updateRole(), new UpdateRoleRequest("Deploy", null, null));
    assertThat(get("Deploy").description()).isEqualTo("new");
    assertThat(get("Deploy").maxSessionDuration()).isEqualTo(43200);
    Role answered =
        rooms
            .call(
                rooms.root,
                IamModel.updateRoleDescription(),
                new UpdateRoleDescriptionRequest("Deploy", "newer"))
            .role();
    assertThat(Objects.requireNonNull(answered).description()).isEqualTo("newer");
    String service = trust("\"Service\":\"ec2.amazonaws.com\"");
    rooms.call(
        rooms.root,
        IamModel.updateAssumeRolePolicy(),
        new UpdateAssumeRolePolicyRequest("Deploy", service));
    assertThat(trustOf("Deploy")).isEqualTo(service);
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.updateAssumeRolePolicy(),
                    new UpdateAssumeRolePolicyRequest("Deploy", "[]")))
        .as("MalformedPolicyDocument");
  }

  @Test
  void whatDoesNotExistCannotBeFound() {
    String message = "The role with name Nobody cannot be found.";
    refused(() -> get("Nobody")).as("NoSuchEntity", message);
    refused(() -> rooms.call(rooms.root, IamModel.deleteRole(), new DeleteRoleRequest("Nobody")))
        .as("NoSuchEntity", message);
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.putRolePolicy(),
                    new PutRolePolicyRequest("Nobody", "p", ALLOW_ALL)))
        .as("NoSuchEntity", message);
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.attachRolePolicy(),
                    new AttachRolePolicyRequest("Nobody", RoomHarness.ADMINISTRATOR_ACCESS)))
        .as("NoSuchEntity", message);
    refused(() -> profile("Nobody")).as("NoSuchEntity", "Instance Profile Nobody cannot be found.");
    role("Foreign", ACCOUNT_TRUST);
    refused(() -> rooms.call(rooms.otherRoot, IamModel.getRole(), new GetRoleRequest("Foreign")))
        .as("NoSuchEntity", "The role with name Foreign cannot be found.");
  }

  @Test
  void tagsAreSetListedAndTaken() {
    role("Deploy", ACCOUNT_TRUST);
    rooms.call(
        rooms.root,
        IamModel.tagRole(),
        new TagRoleRequest("Deploy", List.of(new Tag("b", "2"), new Tag("a", "1"))));
    assertThat(tags()).containsExactly(new Tag("a", "1"), new Tag("b", "2"));
    rooms.call(rooms.root, IamModel.untagRole(), new UntagRoleRequest("Deploy", List.of("A", "x")));
    assertThat(tags()).containsExactly(new Tag("b", "2"));
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.tagRole(),
                    new TagRoleRequest("Deploy", List.of(new Tag("aws:x", "1")))))
        .as("InvalidInput");
  }

  @Test
  void policiesHangOnARoleUntilTheyAreTaken() {
    role("Deploy", ACCOUNT_TRUST);
    rooms.call(
        rooms.root, IamModel.putRolePolicy(), new PutRolePolicyRequest("Deploy", "all", ALLOW_ALL));
    rooms.call(
        rooms.root,
        IamModel.attachRolePolicy(),
        new AttachRolePolicyRequest("Deploy", RoomHarness.ADMINISTRATOR_ACCESS));
    assertThat(
            decoded(
                rooms
                    .call(
                        rooms.root,
                        IamModel.getRolePolicy(),
                        new GetRolePolicyRequest("Deploy", "all"))
                    .policyDocument()))
        .isEqualTo(ALLOW_ALL);
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listRolePolicies(),
                    new ListRolePoliciesRequest("Deploy", null, null))
                .policyNames())
        .containsExactly("all");
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listAttachedRolePolicies(),
                    new ListAttachedRolePoliciesRequest("Deploy", null, null, null))
                .attachedPolicies())
        .extracting(AttachedPolicy::policyArn)
        .containsExactly(RoomHarness.ADMINISTRATOR_ACCESS);
    ListEntitiesForPolicyResponse entities =
        rooms.call(
            rooms.root,
            IamModel.listEntitiesForPolicy(),
            new ListEntitiesForPolicyRequest(
                RoomHarness.ADMINISTRATOR_ACCESS, null, null, null, null, null));
    assertThat(entities.policyRoles()).extracting(PolicyRole::roleName).containsExactly("Deploy");
    refused(this::delete)
        .as("DeleteConflict", "Cannot delete entity, must detach all policies first.");
    rooms.call(
        rooms.root,
        IamModel.detachRolePolicy(),
        new DetachRolePolicyRequest("Deploy", RoomHarness.ADMINISTRATOR_ACCESS));
    refused(this::delete).as("DeleteConflict", "Cannot delete entity, must delete policies first.");
    rooms.call(
        rooms.root, IamModel.deleteRolePolicy(), new DeleteRolePolicyRequest("Deploy", "all"));
    delete();
    refused(() -> get("Deploy")).as("NoSuchEntity");
  }

  @Test
  void aBoundaryIsPutAndTaken() {
    role("Deploy", ACCOUNT_TRUST);
    rooms.call(
        rooms.root,
        IamModel.putRolePermissionsBoundary(),
        new PutRolePermissionsBoundaryRequest("Deploy", RoomHarness.ADMINISTRATOR_ACCESS));
    assertThat(get("Deploy").permissionsBoundary()).isNotNull();
    rooms.call(
        rooms.root,
        IamModel.deleteRolePermissionsBoundary(),
        new DeleteRolePermissionsBoundaryRequest("Deploy"));
    assertThat(get("Deploy").permissionsBoundary()).isNull();
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.deleteRolePermissionsBoundary(),
                    new DeleteRolePermissionsBoundaryRequest("Deploy")))
        .as("NoSuchEntity");
  }

  @Test
  void anInstanceProfileHoldsOneRole() {
    role("Deploy", ACCOUNT_TRUST);
    role("Other", ACCOUNT_TRUST);
    InstanceProfile made =
        rooms
            .call(
                rooms.root,
                IamModel.createInstanceProfile(),
                new CreateInstanceProfileRequest("Web", "/x/", List.of(new Tag("team", "blue"))))
            .instanceProfile();
    assertThat(made.arn()).isEqualTo("arn:aws:iam::111122223333:instance-profile/x/Web");
    assertThat(made.instanceProfileId()).matches("AIPA[A-Z2-7]{17}");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.createInstanceProfile(),
                    new CreateInstanceProfileRequest("WEB", null, null)))
        .as("EntityAlreadyExists");
    add("Deploy");
    assertThat(profile("Web").roles()).extracting(Role::roleName).containsExactly("Deploy");
    assertThat(profile("Web").tags()).containsExactly(new Tag("team", "blue"));
    refused(() -> add("Other"))
        .as("LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listInstanceProfilesForRole(),
                    new ListInstanceProfilesForRoleRequest("Deploy", null, null))
                .instanceProfiles())
        .hasSize(1);
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listInstanceProfiles(),
                    new ListInstanceProfilesRequest("/x/", null, null))
                .instanceProfiles())
        .hasSize(1);
    refused(this::delete)
        .as(
            "DeleteConflict",
            "Cannot delete entity, must remove roles from instance profile first.");
    DeleteInstanceProfileRequest gone = new DeleteInstanceProfileRequest("Web");
    refused(() -> rooms.call(rooms.root, IamModel.deleteInstanceProfile(), gone))
        .as("DeleteConflict");
    refused(() -> remove("Other")).as("NoSuchEntity");
    remove("Deploy");
    delete();
    rooms.call(
        rooms.root,
        IamModel.tagInstanceProfile(),
        new TagInstanceProfileRequest("Web", List.of(new Tag("stage", "test"))));
    rooms.call(
        rooms.root,
        IamModel.untagInstanceProfile(),
        new UntagInstanceProfileRequest("Web", List.of("team")));
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listInstanceProfileTags(),
                    new ListInstanceProfileTagsRequest("Web", null, null))
                .tags())
        .containsExactly(new Tag("stage", "test"));
    rooms.call(rooms.root, IamModel.deleteInstanceProfile(), gone);
    refused(() -> profile("Web")).as("NoSuchEntity");
  }

  @Test
  void puttingARoleIntoAProfileIsPassingIt() {
    role("Deploy", ACCOUNT_TRUST);
    rooms.call(
        rooms.root,
        IamModel.createInstanceProfile(),
        new CreateInstanceProfileRequest("Web", null, null));
    Signer alice = rooms.user("Alice");
    rooms.call(
        rooms.root,
        IamModel.putUserPolicy(),
        new PutUserPolicyRequest(
            "Alice",
            "p",
            ALLOW_ALL.replace("\"Action\":\"*\"", "\"Action\":\"iam:AddRoleToInstanceProfile\"")));
    refused(
            () ->
                rooms.call(
                    alice,
                    IamModel.addRoleToInstanceProfile(),
                    new AddRoleToInstanceProfileRequest("Web", "Deploy")))
        .as(
            "AccessDenied",
            "User: arn:aws:iam::111122223333:user/Alice is not authorized to perform: iam:PassRole"
                + " on resource: arn:aws:iam::111122223333:role/Deploy because no identity-based"
                + " policy allows the iam:PassRole action");
  }

  @Test
  void aServicesRoleIsTheServicesOwn() {
    Role made =
        Objects.requireNonNull(
            rooms
                .call(
                    rooms.root,
                    IamModel.createServiceLinkedRole(),
                    new CreateServiceLinkedRoleRequest("autoscaling.amazonaws.com", null, "Blue"))
                .role());
    String name = "AWSServiceRoleForAutoScaling_Blue";
    assertThat(made.arn())
        .isEqualTo(
            "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/" + name);
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.createServiceLinkedRole(),
                    new CreateServiceLinkedRoleRequest("autoscaling.amazonaws.com", null, "Blue")))
        .as("InvalidInput");
    assertThat(
            Objects.requireNonNull(
                    rooms
                        .call(
                            rooms.root,
                            IamModel.createServiceLinkedRole(),
                            new CreateServiceLinkedRoleRequest(
                                "elasticbeanstalk.amazonaws.com", null, null))
                        .role())
                .roleName())
        .isEqualTo("AWSServiceRoleForElasticBeanstalk");
    for (String[] bad :
        new String[][] {{"nobody.amazonaws.com", null}, {"acm.amazonaws.com", "x"}}) {
      refused(
              () ->
                  rooms.call(
                      rooms.root,
                      IamModel.createServiceLinkedRole(),
                      new CreateServiceLinkedRoleRequest(bad[0], null, bad[1])))
          .as("InvalidInput");
    }
    refused(() -> rooms.call(rooms.root, IamModel.deleteRole(), new DeleteRoleRequest(name)))
        .as(
            "UnmodifiableEntity",
            "Cannot perform the operation on the protected role '"
                + name
                + "' - this role is only modifiable by AWS");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.putRolePolicy(),
                    new PutRolePolicyRequest(name, "p", ALLOW_ALL)))
        .as("UnmodifiableEntity");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.updateAssumeRolePolicy(),
                    new UpdateAssumeRolePolicyRequest(name, ACCOUNT_TRUST)))
        .as("UnmodifiableEntity");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.deleteRolePolicy(),
                    new DeleteRolePolicyRequest(name, "none")))
        .as("UnmodifiableEntity");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.detachRolePolicy(),
                    new DetachRolePolicyRequest(name, RoomHarness.ADMINISTRATOR_ACCESS)))
        .as("UnmodifiableEntity");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.deleteRolePermissionsBoundary(),
                    new DeleteRolePermissionsBoundaryRequest(name)))
        .as("UnmodifiableEntity");
    String task =
        rooms
            .call(
                rooms.root,
                IamModel.deleteServiceLinkedRole(),
                new DeleteServiceLinkedRoleRequest(name))
            .deletionTaskId();
    assertThat(task).startsWith("task/aws-service-role/autoscaling.amazonaws.com/" + name + "/");
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.getServiceLinkedRoleDeletionStatus(),
                    new GetServiceLinkedRoleDeletionStatusRequest(task))
                .status())
        .isEqualTo("SUCCEEDED");
    refused(
            () ->
                rooms.call(
                    rooms.otherRoot,
                    IamModel.getServiceLinkedRoleDeletionStatus(),
                    new GetServiceLinkedRoleDeletionStatusRequest(task)))
        .as("NoSuchEntity");
    role("Deploy", ACCOUNT_TRUST);
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.deleteServiceLinkedRole(),
                    new DeleteServiceLinkedRoleRequest("Deploy")))
        .as("NoSuchEntity");
  }

  @Test
  void aRoleTellsWhenItWasLastUsed() {
    role("Deploy", ACCOUNT_TRUST);
    Instant at = Instant.parse("2026-11-24T09:00:00.5Z");
    rooms.uses.put(get("Deploy").roleId(), new LastUse(at, "eu-central-1", "kms"));
    assertThat(get("Deploy").roleLastUsed())
        .isEqualTo(new RoleLastUsed(Instant.parse("2026-11-24T09:00:00Z"), "eu-central-1"));
  }

  private static String trust(String principal) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{"
        + principal
        + "},\"Action\":\"sts:AssumeRole\"}]}";
  }

  private static CreateRoleRequest asked(String name, String trust) {
    return new CreateRoleRequest(null, name, trust, null, null, null, null);
  }

  private void role(String name, String trust) {
    rooms.call(rooms.root, IamModel.createRole(), asked(name, trust));
  }

  private Role get(String name) {
    return rooms.call(rooms.root, IamModel.getRole(), new GetRoleRequest(name)).role();
  }

  private void delete() {
    rooms.call(rooms.root, IamModel.deleteRole(), new DeleteRoleRequest("Deploy"));
  }

  private void add(String role) {
    rooms.call(
        rooms.root,
        IamModel.addRoleToInstanceProfile(),
        new AddRoleToInstanceProfileRequest("Web", role));
  }

  private void remove(String role) {
    rooms.call(
        rooms.root,
        IamModel.removeRoleFromInstanceProfile(),
        new RemoveRoleFromInstanceProfileRequest("Web", role));
  }

  private InstanceProfile profile(String name) {
    return rooms
        .call(rooms.root, IamModel.getInstanceProfile(), new GetInstanceProfileRequest(name))
        .instanceProfile();
  }

  private ListRolesResponse list(
      @Nullable String prefix, @Nullable String marker, @Nullable Integer items) {
    return rooms.call(
        rooms.root, IamModel.listRoles(), new ListRolesRequest(prefix, marker, items));
  }

  private List<Tag> tags() {
    return rooms
        .call(rooms.root, IamModel.listRoleTags(), new ListRoleTagsRequest("Deploy", null, null))
        .tags();
  }

  private String trustOf(String role) {
    return decoded(Objects.requireNonNull(get(role).assumeRolePolicyDocument()));
  }

  private static String decoded(String document) {
    return URLDecoder.decode(document, StandardCharsets.UTF_8);
  }
}
