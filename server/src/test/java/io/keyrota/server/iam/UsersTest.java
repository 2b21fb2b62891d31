package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AttachUserPolicyRequest;
import io.keyrota.models.iam.AttachedPolicy;
import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.DeleteAccessKeyRequest;
import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.DetachUserPolicyRequest;
import io.keyrota.models.iam.GetUserRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListAttachedUserPoliciesRequest;
import io.keyrota.models.iam.ListUserTagsRequest;
import io.keyrota.models.iam.ListUsersRequest;
import io.keyrota.models.iam.ListUsersResponse;
import io.keyrota.models.iam.Tag;
import io.keyrota.models.iam.TagUserRequest;
import io.keyrota.models.iam.UntagUserRequest;
import io.keyrota.models.iam.UpdateUserRequest;
import io.keyrota.models.iam.User;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.store.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsersTest {
  private final RoomHarness rooms = new RoomHarness();

  @Test
  void aUserIsMadeWithAnIdAnArnAndADateInWholeSeconds() {
    User user = create("/team/a/", "Alice", new Tag("stage", "prod"));
    assertThat(user.userName()).isEqualTo("Alice");
    assertThat(user.path()).isEqualTo("/team/a/");
    assertThat(user.userId()).matches("AIDA[A-Z2-7]{17}");
    assertThat(user.arn()).isEqualTo("arn:aws:iam::111122223333:user/team/a/Alice");
    assertThat(user.createDate()).isEqualTo("2026-11-24T10:11:12Z");
    assertThat(user.tags()).containsExactly(new Tag("stage", "prod"));
    assertThat(get("Alice")).isEqualTo(user);
  }

  @Test
  void aNameIsTakenWhateverItsCaseAndFoundInAnyCase() {
    create(null, "Alice");
    refused(() -> create("/x/", "aLICE"))
        .as("EntityAlreadyExists", "User with name aLICE already exists.");
    assertThat(get("ALICE").userName()).isEqualTo("Alice");
    refused(() -> get("Bob")).as("NoSuchEntity", "The user with name Bob cannot be found.");
  }

  @Test
  void theUsersQuotaHolds() {
    RoomHarness small =
        new RoomHarness(new MemoryStore(), IamQuotas.STANDARD.with(IamQuota.USERS_PER_ACCOUNT, 1));
    small.user("one");
    refused(() -> small.user("two"))
        .as("LimitExceeded", "Cannot exceed quota for UsersPerAccount: 1");
  }

  @Test
  void listsUsersPageByPageByName() {
    for (String name : List.of("delta", "Alpha", "charlie", "Bravo", "echo")) {
      create(null, name, new Tag("left", "out"));
    }
    List<String> names = new ArrayList<>();
    String marker = null;
    int pages = 0;
    do {
      ListUsersResponse page = list(null, marker, 2);
      page.users().forEach(user -> names.add(user.userName()));
      assertThat(page.users()).allSatisfy(user -> assertThat(user.tags()).isNull());
      assertThat(page.isTruncated()).isEqualTo(page.marker() != null);
      marker = page.marker();
      pages++;
    } while (marker != null);
    assertThat(names).containsExactly("Alpha", "Bravo", "charlie", "delta", "echo");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void listsUsersUnderAPathPrefix() {
    IntStream.range(0, 9).forEach(i -> create(i % 3 == 0 ? "/ops/" : "/dev/", "user" + i));
    ListUsersResponse first = list("/ops/", null, 2);
    assertThat(first.users()).extracting(User::userName).containsExactly("user0", "user3");
    assertThat(first.isTruncated()).isTrue();
    ListUsersResponse second = list("/ops/", first.marker(), 2);
    assertThat(second.users()).extracting(User::userName).containsExactly("user6");
    assertThat(second.isTruncated()).isFalse();
    assertThat(list("/o", null, null).users()).hasSize(3);
    assertThat(list("/none/", null, null).users()).isEmpty();
  }

  @Test
  void refusesAMarkerThatIsNotItsOwn() {
    create(null, "Alice");
    refused(() -> list(null, "nonsense", null)).as("ValidationError", "Invalid Marker.");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.listUserTags(),
                    new ListUserTagsRequest("Alice", "x", null)))
        .as("ValidationError", "Invalid Marker.");
  }

  @Test
  void aRenamedUserKeepsItsIdAndItsKeys() {
    RoomHarness.Signer key = rooms.user("Alice");
    String id = get("Alice").userId();
    update("alice", "/new/", "Bob");
    refused(() -> get("Alice")).as("NoSuchEntity");
    User bob = get("Bob");
    assertThat(bob.userId()).isEqualTo(id);
    assertThat(bob.arn()).isEqualTo("arn:aws:iam::111122223333:user/new/Bob");
    assertThat(rooms.key(key, null).accessKeyId()).isNotEqualTo(key.accessKeyId());
    refused(() -> rooms.key(rooms.root, "Bob")).as("LimitExceeded");
    create(null, "Alice");
  }

  @Test
  void aUserCanBeGivenAnotherSpellingOrPathOrNothing() {
    create(null, "Alice");
    create(null, "Bob");
    update("Alice", null, "ALICE");
    update("alice", "/p/", null);
    update("alice", null, null);
    assertThat(get("alice").arn()).isEqualTo("arn:aws:iam::111122223333:user/p/ALICE");
    refused(() -> update("alice", null, "bob"))
        .as("EntityAlreadyExists", "User with name bob already exists.");
    refused(() -> update("nobody", null, "x")).as("NoSuchEntity");
  }

  @Test
  void aUserIsDeletedOnceItsKeysAndPoliciesAre() {
    RoomHarness.Signer key = rooms.user("Alice");
    attach("Alice", RoomHarness.ADMINISTRATOR_ACCESS);
    refused(() -> delete("Alice"))
        .as("DeleteConflict", "Cannot delete entity, must delete access keys first.");
    rooms.call(
        rooms.root,
        IamModel.deleteAccessKey(),
        new DeleteAccessKeyRequest("Alice", key.accessKeyId()));
    refused(() -> delete("Alice"))
        .as("DeleteConflict", "Cannot delete entity, must detach all policies first.");
    detach("Alice", RoomHarness.ADMINISTRATOR_ACCESS);
    refused(() -> delete("Alice"))
        .as("DeleteConflict", "Cannot delete entity, must delete policies first.");
    rooms.withoutSelfService("Alice");
    delete("Alice");
    refused(() -> delete("Alice")).as("NoSuchEntity", "The user with name Alice cannot be found.");
  }

  @Test
  void tagsAreSetReplacedListedInOrderAndTakenAway() {
    create(null, "Alice", new Tag("b", "1"), new Tag("a", "2"));
    rooms.call(
        rooms.root,
        IamModel.tagUser(),
        new TagUserRequest("Alice", List.of(new Tag("B", "3"), new Tag("c", "4"))));
    var first =
        rooms.call(rooms.root, IamModel.listUserTags(), new ListUserTagsRequest("Alice", null, 2));
    assertThat(first.tags()).containsExactly(new Tag("B", "3"), new Tag("a", "2"));
    assertThat(first.isTruncated()).isTrue();
    var second =
        rooms.call(
            rooms.root,
            IamModel.listUserTags(),
            new ListUserTagsRequest("Alice", first.marker(), 2));
    assertThat(second.tags()).containsExactly(new Tag("c", "4"));
    rooms.call(rooms.root, IamModel.untagUser(), new UntagUserRequest("Alice", List.of("A", "x")));
    assertThat(get("Alice").tags()).containsExactly(new Tag("B", "3"), new Tag("c", "4"));
    refused(() -> create(null, "Bob", new Tag("x", "1"), new Tag("X", "2")))
        .as(
            "InvalidInput",
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  }

  @Test
  void aPolicyThatExistsCanBeAttached() {
    create(null, "Alice");
    attach("Alice", RoomHarness.ADMINISTRATOR_ACCESS);
    attach("alice", RoomHarness.ADMINISTRATOR_ACCESS);
    assertThat(policies("Alice", null))
        .containsExactly(
            new AttachedPolicy("AdministratorAccess", RoomHarness.ADMINISTRATOR_ACCESS));
    assertThat(policies("Alice", "/service-role/")).isEmpty();
    refused(() -> attach("Alice", "arn:aws:iam::aws:policy/NoSuchPolicy"))
        .as(
            "NoSuchEntity",
            "Policy arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.");
    refused(() -> attach("Bob", RoomHarness.ADMINISTRATOR_ACCESS))
        .as("NoSuchEntity", "The user with name Bob cannot be found.");
    detach("Alice", RoomHarness.ADMINISTRATOR_ACCESS);
    refused(() -> detach("Alice", RoomHarness.ADMINISTRATOR_ACCESS))
        .as("NoSuchEntity", "Policy arn:aws:iam::aws:policy/AdministratorAccess was not found.");
  }

  @Test
  void withoutANameTheSignerIsMeantTheRootToo() {
    RoomHarness.Signer alice = rooms.user("Alice");
    attach("Alice", RoomHarness.ADMINISTRATOR_ACCESS);
    assertThat(rooms.call(alice, IamModel.getUser(), new GetUserRequest(null)).user().userName())
        .isEqualTo("Alice");
    User root = rooms.call(rooms.root, IamModel.getUser(), new GetUserRequest(null)).user();
    assertThat(root)
        .isEqualTo(
            new User(
                null,
                null,
                "111122223333",
                "arn:aws:iam::111122223333:root",
                Instant.parse("2026-11-24T10:11:12Z"),
                null,
                null,
                null));
  }

  private User create(@Nullable String path, String name, Tag... tags) {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root,
                IamModel.createUser(),
                new CreateUserRequest(path, name, null, List.of(tags)))
            .user());
  }

  private User get(String name) {
    return rooms.call(rooms.root, IamModel.getUser(), new GetUserRequest(name)).user();
  }

  private ListUsersResponse list(
      @Nullable String prefix, @Nullable String marker, @Nullable Integer size) {
    return rooms.call(rooms.root, IamModel.listUsers(), new ListUsersRequest(prefix, marker, size));
  }

  private void update(String name, @Nullable String path, @Nullable String newName) {
    rooms.call(rooms.root, IamModel.updateUser(), new UpdateUserRequest(name, path, newName));
  }

  private void delete(String name) {
    rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest(name));
  }

  private void attach(String name, String arn) {
    rooms.call(rooms.root, IamModel.attachUserPolicy(), new AttachUserPolicyRequest(name, arn));
  }

  private void detach(String name, String arn) {
    rooms.call(rooms.root, IamModel.detachUserPolicy(), new DetachUserPolicyRequest(name, arn));
  }

  private @Nullable List<AttachedPolicy> policies(String name, @Nullable String prefix) {
    return rooms
        .call(
            rooms.root,
            IamModel.listAttachedUserPolicies(),
            new ListAttachedUserPoliciesRequest(name, prefix, null, null))
        .attachedPolicies();
  }
}
