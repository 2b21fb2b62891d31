package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AddUserToGroupRequest;
import io.keyrota.models.iam.AttachGroupPolicyRequest;
import io.keyrota.models.iam.CreateGroupRequest;
import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.DeleteGroupPolicyRequest;
import io.keyrota.models.iam.DeleteGroupRequest;
import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.DetachGroupPolicyRequest;
import io.keyrota.models.iam.GetAccountSummaryRequest;
import io.keyrota.models.iam.GetGroupPolicyRequest;
import io.keyrota.models.iam.GetGroupRequest;
import io.keyrota.models.iam.GetGroupResponse;
import io.keyrota.models.iam.Group;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListAttachedGroupPoliciesRequest;
import io.keyrota.models.iam.ListGroupPoliciesRequest;
import io.keyrota.models.iam.ListGroupsForUserRequest;
import io.keyrota.models.iam.ListGroupsRequest;
import io.keyrota.models.iam.PutGroupPolicyRequest;
import io.keyrota.models.iam.RemoveUserFromGroupRequest;
import io.keyrota.models.iam.UpdateGroupRequest;
import io.keyrota.models.iam.User;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final String POLICY =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"kms:List*\","
          + "\"Resource\":\"*\"}]}";

  private final RoomHarness rooms = new RoomHarness();

  @Test
  void aGroupIsMadeOnceWhateverTheCaseOfItsName() {
    Group made = create("/team/", "Admins");
    assertThat(made.arn()).isEqualTo("arn:aws:iam::111122223333:group/team/Admins");
    assertThat(made.groupId()).matches("AGPA[A-Z2-7]{17}");
    assertThat(made.createDate()).isEqualTo("2026-11-24T10:11:12Z");
    refused(() -> create(null, "ADMINS"))
        .as("EntityAlreadyExists", "Group with name ADMINS already exists.");
    assertThat(get("admins").group()).isEqualTo(made);
    refused(() -> get("Nobody")).as("NoSuchEntity", "The group with name Nobody cannot be found.");
  }

  @Test
  void groupsAreListedByNameUnderAPathPageByPage() {
    for (String name : List.of("c", "a", "B")) {
      create(name.equals("a") ? "/x/" : "/", name);
    }
    var first = rooms.call(rooms.root, IamModel.listGroups(), new ListGroupsRequest(null, null, 2));
    assertThat(first.groups()).extracting(Group::groupName).containsExactly("a", "B");
    var second =
        rooms.call(
            rooms.root, IamModel.listGroups(), new ListGroupsRequest(null, first.marker(), 2));
    assertThat(second.groups()).extracting(Group::groupName).containsExactly("c");
    assertThat(second.isTruncated()).isFalse();
    assertThat(
            rooms
                .call(rooms.root, IamModel.listGroups(), new ListGroupsRequest("/x/", null, null))
                .groups())
        .extracting(Group::groupName)
        .containsExactly("a");
  }

  @Test
  void usersComeAndGoAndKeepTheirGroupsThroughRenaming() {
    create(null, "Admins");
    user("Alice");
    user("Bob");
    join("admins", "alice");
    join("Admins", "Alice");
    join("Admins", "Bob");
    assertThat(get("Admins").users())
        .extracting(User::userName)
        .containsExactlyInAnyOrder("Alice", "Bob");
    rooms.call(
        rooms.root, IamModel.updateGroup(), new UpdateGroupRequest("Admins", "/new/", "Ops"));
    assertThat(groupsOf("Alice"))
        .extracting(Group::arn)
        .containsExactly("arn:aws:iam::111122223333:group/new/Ops");
    refused(() -> delete("Ops"))
        .as("DeleteConflict", "Cannot delete entity, must remove users from group first.");
    refused(() -> rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest("Alice")))
        .as("DeleteConflict", "Cannot delete entity, must remove users from group first.");
    leave("Ops", "Alice");
    leave("Ops", "Alice");
    leave("Ops", "Bob");
    assertThat(groupsOf("Alice")).isEmpty();
    assertThat(get("Ops").users()).isEmpty();
    delete("Ops");
    refused(() -> get("Ops")).as("NoSuchEntity");
    assertThat(groupCount()).isZero();
    refused(() -> join("Ops", "Alice"))
        .as("NoSuchEntity", "The group with name Ops cannot be found.");
  }

  @Test
  void aUserIsInTenGroupsAtMost() {
    user("Alice");
    for (int i = 0; i < 11; i++) {
      create(null, "g" + i);
    }
    for (int i = 0; i < 10; i++) {
      join("g" + i, "Alice");
    }
    refused(() -> join("g10", "Alice"))
        .as("LimitExceeded", "Cannot exceed quota for GroupsPerUser: 10");
    assertThat(groupsOf("Alice")).hasSize(10);
    assertThat(groupCount()).isEqualTo(11);
  }

  @Test
  void policiesHangOnAGroupUntilTheyAreTakenAway() {
    create(null, "Admins");
    rooms.call(
        rooms.root,
        IamModel.putGroupPolicy(),
        new PutGroupPolicyRequest("Admins", "lists", POLICY));
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.getGroupPolicy(),
                    new GetGroupPolicyRequest("Admins", "lists"))
                .policyDocument())
        .startsWith("%7B%22Version%22%3A%222012-10-17%22")
        .contains("kms%3AList%2A");
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listGroupPolicies(),
                    new ListGroupPoliciesRequest("Admins", null, null))
                .policyNames())
        .containsExactly("lists");
    rooms.call(
        rooms.root,
        IamModel.attachGroupPolicy(),
        new AttachGroupPolicyRequest("Admins", RoomHarness.ADMINISTRATOR_ACCESS));
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listAttachedGroupPolicies(),
                    new ListAttachedGroupPoliciesRequest("Admins", null, null, null))
                .attachedPolicies())
        .hasSize(1);
    refused(() -> delete("Admins"))
        .as("DeleteConflict", "Cannot delete entity, must detach all policies first.");
    rooms.call(
        rooms.root,
        IamModel.detachGroupPolicy(),
        new DetachGroupPolicyRequest("Admins", RoomHarness.ADMINISTRATOR_ACCESS));
    refused(() -> delete("Admins"))
        .as("DeleteConflict", "Cannot delete entity, must delete policies first.");
    rooms.call(
        rooms.root, IamModel.deleteGroupPolicy(), new DeleteGroupPolicyRequest("Admins", "lists"));
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.deleteGroupPolicy(),
                    new DeleteGroupPolicyRequest("Admins", "lists")))
        .as("NoSuchEntity", "The group policy with name lists cannot be found.");
    delete("Admins");
  }

  private Group create(@Nullable String path, String name) {
    return rooms
        .call(rooms.root, IamModel.createGroup(), new CreateGroupRequest(path, name))
        .group();
  }

  private void user(String name) {
    rooms.call(rooms.root, IamModel.createUser(), new CreateUserRequest(null, name, null, null));
  }

  private GetGroupResponse get(String name) {
    return rooms.call(rooms.root, IamModel.getGroup(), new GetGroupRequest(name, null, null));
  }

  private void join(String group, String user) {
    rooms.call(rooms.root, IamModel.addUserToGroup(), new AddUserToGroupRequest(group, user));
  }

  private void leave(String group, String user) {
    rooms.call(
        rooms.root, IamModel.removeUserFromGroup(), new RemoveUserFromGroupRequest(group, user));
  }

  private void delete(String name) {
    rooms.call(rooms.root, IamModel.deleteGroup(), new DeleteGroupRequest(name));
  }

  private List<Group> groupsOf(String user) {
    return rooms
        .call(
            rooms.root,
            IamModel.listGroupsForUser(),
            new ListGroupsForUserRequest(user, null, null))
        .groups();
  }

  private int groupCount() {
    return Objects.requireNonNull(
        Objects.requireNonNull(
                rooms
                    .call(rooms.root, IamModel.getAccountSummary(), new GetAccountSummaryRequest())
                    .summaryMap())
            .get("Groups"));
  }
}
