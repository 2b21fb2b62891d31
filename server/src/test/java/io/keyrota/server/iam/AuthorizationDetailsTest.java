package io.keyrota.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AddRoleToInstanceProfileRequest;
import io.keyrota.models.iam.AddUserToGroupRequest;
import io.keyrota.models.iam.AttachUserPolicyRequest;
import io.keyrota.models.iam.CreateGroupRequest;
import io.keyrota.models.iam.CreateInstanceProfileRequest;
import io.keyrota.models.iam.CreatePolicyRequest;
import io.keyrota.models.iam.CreateRoleRequest;
import io.keyrota.models.iam.GetAccountAuthorizationDetailsRequest;
import io.keyrota.models.iam.GetAccountAuthorizationDetailsResponse;
import io.keyrota.models.iam.GetRoleRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.InstanceProfile;
import io.keyrota.models.iam.PutGroupPolicyRequest;
import io.keyrota.models.iam.RoleDetail;
import io.keyrota.models.iam.Tag;
import io.keyrota.rules.iam.LastUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthorizationDetailsTest {
  private static final String POLICY =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"kms:*\","
          + "\"Resource\":\"*\"}]}";

  private final RoomHarness rooms = new RoomHarness();

  @BeforeEach
  void fill() {
    rooms.user("Alice");
    rooms.user("Bob");
    rooms.call(rooms.root, IamModel.createGroup(), new CreateGroupRequest(null, "Admins"));
    rooms.call(rooms.root, IamModel.addUserToGroup(), new AddUserToGroupRequest("Admins", "Bob"));
    rooms.call(
        rooms.root, IamModel.putGroupPolicy(), new PutGroupPolicyRequest("Admins", "own", POLICY));
    rooms.call(
        rooms.root,
        IamModel.createPolicy(),
        new CreatePolicyRequest("Mine", null, POLICY, null, null));
    rooms.call(
        rooms.root,
        IamModel.attachUserPolicy(),
        new AttachUserPolicyRequest("Alice", RoomHarness.ADMINISTRATOR_ACCESS));
  }

  @Test
  void tellsEverythingWithItsDocuments() {
    var all = get(null, null, null);
    assertThat(names(all)).containsExactly("Alice", "Bob", "Admins", "Mine", "AdministratorAccess");
    assertThat(Objects.requireNonNull(all.userDetailList()).get(1).groupList())
        .containsExactly("Admins");
    assertThat(
            Objects.requireNonNull(
                    Objects.requireNonNull(all.groupDetailList()).getFirst().groupPolicyList())
                .toString())
        .contains("kms%3A%2A");
    assertThat(Objects.requireNonNull(all.policies()).getFirst().policyVersionList()).hasSize(1);
    assertThat(all.policies().get(1).attachmentCount()).isEqualTo(1);
    assertThat(all.isTruncated()).isFalse();
  }

  @Test
  void aRoleIsToldWithWhomItTrustsByNameItsProfilesAndItsLastUse() {
    String trust =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
            + "{\"AWS\":\"arn:aws:iam::111122223333:user/Alice\"},\"Action\":\"sts:AssumeRole\"}]}";
    String id =
        rooms
            .call(
                rooms.root,
                IamModel.createRole(),
                new CreateRoleRequest(
                    null,
                    "Worker",
                    trust,
                    null,
                    null,
                    RoomHarness.ADMINISTRATOR_ACCESS,
                    List.of(new Tag("a", "b"))))
            .role()
            .roleId();
    rooms.call(
        rooms.root,
        IamModel.createInstanceProfile(),
        new CreateInstanceProfileRequest("Machines", null, null));
    rooms.call(
        rooms.root,
        IamModel.addRoleToInstanceProfile(),
        new AddRoleToInstanceProfileRequest("Machines", "Worker"));
    rooms.uses.put(id, new LastUse(rooms.clock.now(), "eu-central-1", "kms"));
    RoleDetail role =
        Objects.requireNonNull(get(List.of("Role"), null, null).roleDetailList()).getFirst();
    assertThat(role.assumeRolePolicyDocument()).contains("user%2FAlice");
    assertThat(role.instanceProfileList())
        .extracting(InstanceProfile::instanceProfileName)
        .containsExactly("Machines");
    assertThat(Objects.requireNonNull(role.roleLastUsed()).region()).isEqualTo("eu-central-1");
    assertThat(Objects.requireNonNull(role.permissionsBoundary()).permissionsBoundaryType())
        .isEqualTo("Policy");
    assertThat(
            Objects.requireNonNull(
                    rooms
                        .call(rooms.root, IamModel.getRole(), new GetRoleRequest("Worker"))
                        .role()
                        .permissionsBoundary())
                .permissionsBoundaryType())
        .isEqualTo("Policy");
  }

  @Test
  void pagesGoThroughAllPartsOnce() {
    for (int size = 1; size <= 6; size++) {
      List<String> told = new ArrayList<>();
      String marker = null;
      do {
        var page = get(null, size, marker);
        assertThat(names(page)).hasSizeLessThanOrEqualTo(size);
        told.addAll(names(page));
        marker = page.marker();
      } while (marker != null);
      assertThat(told)
          .as("pages of " + size)
          .containsExactly("Alice", "Bob", "Admins", "Mine", "AdministratorAccess");
    }
  }

  @Test
  void tellsOnlyWhatTheFilterNames() {
    assertThat(names(get(List.of("Group", "AWSManagedPolicy"), null, null)))
        .containsExactly("Admins", "AdministratorAccess");
  }

  private GetAccountAuthorizationDetailsResponse get(
      @Nullable List<String> filter, @Nullable Integer size, @Nullable String marker) {
    return rooms.call(
        rooms.root,
        IamModel.getAccountAuthorizationDetails(),
        new GetAccountAuthorizationDetailsRequest(filter, size, marker));
  }

  private static List<String> names(GetAccountAuthorizationDetailsResponse page) {
    List<String> names = new ArrayList<>();
    Objects.requireNonNull(page.userDetailList()).forEach(user -> names.add(user.userName()));
    Objects.requireNonNull(page.groupDetailList()).forEach(group -> names.add(group.groupName()));
    Objects.requireNonNull(page.roleDetailList()).forEach(role -> names.add(role.roleName()));
    Objects.requireNonNull(page.policies()).forEach(policy -> names.add(policy.policyName()));
    return names;
  }
}
