package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AccessKeyLastUsed;
import io.keyrota.models.iam.AccessKeyMetadata;
import io.keyrota.models.iam.CreateAccessKeyRequest;
import io.keyrota.models.iam.DeleteAccessKeyRequest;
import io.keyrota.models.iam.GetAccessKeyLastUsedRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListAccessKeysRequest;
import io.keyrota.models.iam.ListAccessKeysResponse;
import io.keyrota.models.iam.UpdateAccessKeyRequest;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.LastUse;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Credentials.Found;
import io.keyrota.server.iam.RoomHarness.Signer;
import io.keyrota.server.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessKeysTest {
  private final MemoryStore store = new MemoryStore();
  private final RoomHarness rooms = new RoomHarness(store, IamQuotas.STANDARD);

  @Test
  void aKeyIsMadeActiveWithAnIdThatNamesItsAccountAndASecret() {
    rooms.user("Alice");
    var key =
        rooms
            .call(rooms.root, IamModel.createAccessKey(), new CreateAccessKeyRequest("alice"))
            .accessKey();
    assertThat(key.userName()).isEqualTo("Alice");
    assertThat(key.status()).isEqualTo("Active");
    assertThat(key.createDate()).isEqualTo("2026-11-24T10:11:12Z");
    assertThat(key.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
    assertThat(AccessKeyId.account(key.accessKeyId())).contains(RoomHarness.ACCOUNT);
    assertThat(key.secretAccessKey().revealText()).matches("[A-Za-z0-9+/]{40}");
    assertThat(key.toString()).doesNotContain(key.secretAccessKey().revealText());
  }

  @Test
  void noSecretLiesInTheStoreInTheClear() {
    Signer alice = rooms.user("Alice");
    assertThat(store.documents()).hasSizeGreaterThan(4);
    for (var document : store.documents().values()) {
      document
          .members()
          .values()
          .forEach(
              value -> {
                String text =
                    value instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                        : value.toString();
                assertThat(text).doesNotContain(alice.secret(), rooms.root.secret());
              });
    }
  }

  @Test
  void anUserHasTwoKeysAtMostAndTheRootToo() {
    Signer alice = rooms.user("Alice");
    rooms.key(alice, null);
    refused(() -> rooms.key(alice, null))
        .as("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2");
    rooms.key(rooms.root, null);
    refused(() -> rooms.key(rooms.root, null))
        .as("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2");
    assertThat(list(rooms.root, null).accessKeyMetadata()).hasSize(2);
  }

  @Test
  void fiftyConcurrentCreationsMakeExactlyTwo() throws Exception {
    Signer first = rooms.user("Alice");
    delete(rooms.root, "Alice", first.accessKeyId());
    Callable<Boolean> create =
        () -> {
          try {
            rooms.key(rooms.root, "Alice");
            return true;
          } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("LimitExceeded");
            return false;
          }
        };
    int made = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(Collections.nCopies(50, create))) {
        made += done.get() ? 1 : 0;
      }
    }
    assertThat(made).isEqualTo(2);
    assertThat(list(rooms.root, "Alice").accessKeyMetadata()).hasSize(2);
  }

  @Test
  void keysAreListedOldestFirstAndPageByPage() {
    Signer first = rooms.user("Alice");
    Signer second = rooms.key(first, null);
    ListAccessKeysResponse page =
        rooms.call(first, IamModel.listAccessKeys(), new ListAccessKeysRequest(null, null, 1));
    assertThat(page.accessKeyMetadata())
        .containsExactly(
            new AccessKeyMetadata(
                "Alice", first.accessKeyId(), "Active", Instant.parse("2026-11-24T10:11:12Z")));
    assertThat(page.isTruncated()).isTrue();
    ListAccessKeysResponse rest =
        rooms.call(
            first, IamModel.listAccessKeys(), new ListAccessKeysRequest(null, page.marker(), 1));
    assertThat(rest.accessKeyMetadata())
        .extracting(AccessKeyMetadata::accessKeyId)
        .containsExactly(second.accessKeyId());
    assertThat(rest.isTruncated()).isFalse();
  }

  @Test
  void theRootsKeysCarryNoUserName() {
    assertThat(list(rooms.root, null).accessKeyMetadata())
        .containsExactly(
            new AccessKeyMetadata(
                null, rooms.root.accessKeyId(), "Active", Instant.parse("2026-11-24T10:11:12Z")));
  }

  @Test
  void theProcedureOfTheGuideRunsFromEitherOfTheTwoKeys() {
    Signer old = rooms.user("MyAppUser");
    Signer fresh = rooms.key(old, null);
    update(fresh, null, old.accessKeyId(), "Inactive");
    assertThat(rooms.find(old)).isInstanceOf(Found.Inactive.class);
    update(fresh, null, old.accessKeyId(), "Active");
    assertThat(rooms.find(old)).isInstanceOf(Found.Usable.class);
    update(old, null, old.accessKeyId(), "Inactive");
    delete(fresh, null, old.accessKeyId());
    assertThat(rooms.find(old)).isInstanceOf(Found.Missing.class);
    assertThat(list(fresh, null).accessKeyMetadata()).hasSize(1);
    rooms.key(fresh, null);
  }

  @Test
  void whatIsFoundOpensTheSecretAndItsVersionChangesWithTheRow() {
    Signer alice = rooms.user("Alice");
    Found.Usable before = (Found.Usable) rooms.find(alice);
    try (Secret secret = before.secret().get()) {
      assertThat(secret.revealText()).isEqualTo(alice.secret());
    }
    assertThat(before.caller()).isInstanceOf(Caller.User.class);
    assertThat(before.caller().arn()).isEqualTo("arn:aws:iam::111122223333:user/Alice");
    assertThat(((Found.Usable) rooms.find(alice)).version()).isEqualTo(before.version());
    update(rooms.root, "Alice", alice.accessKeyId(), "Inactive");
    update(rooms.root, "Alice", alice.accessKeyId(), "Active");
    assertThat(((Found.Usable) rooms.find(alice)).version()).isNotEqualTo(before.version());
    assertThat(((Found.Usable) rooms.find(rooms.root)).caller().arn())
        .isEqualTo("arn:aws:iam::111122223333:root");
  }

  @Test
  void aLongTermKeyWithASessionTokenIsNobodys() {
    assertThat(rooms.find(new Signer(rooms.root.accessKeyId(), rooms.root.secret(), "AAAA")))
        .isInstanceOf(Found.Missing.class);
    assertThat(rooms.find(new Signer("AKIAIOSFODNN7EXAMPLE", "", null)))
        .isInstanceOf(Found.Missing.class);
  }

  @Test
  void aKeyOfSomebodyElseIsNotFoundWhoeverAsks() {
    Signer alice = rooms.user("Alice");
    Signer bob = rooms.user("Bob");
    String message = "The Access Key with id " + bob.accessKeyId() + " cannot be found.";
    refused(() -> update(alice, null, bob.accessKeyId(), "Inactive")).as("NoSuchEntity", message);
    refused(() -> delete(alice, null, bob.accessKeyId())).as("NoSuchEntity", message);
    refused(() -> update(rooms.root, "Alice", bob.accessKeyId(), "Inactive"))
        .as("NoSuchEntity", message);
    refused(() -> delete(rooms.root, null, bob.accessKeyId())).as("NoSuchEntity", message);
    refused(() -> delete(alice, "Bob", bob.accessKeyId())).as("AccessDenied");
    assertThat(rooms.find(bob)).isInstanceOf(Found.Usable.class);
  }

  @Test
  void aKeyOfANamedUserThatDoesNotExistIsRefusedByTheUsersName() {
    String message = "The user with name nobody cannot be found.";
    refused(() -> rooms.key(rooms.root, "nobody")).as("NoSuchEntity", message);
    refused(() -> list(rooms.root, "nobody")).as("NoSuchEntity", message);
    refused(() -> delete(rooms.root, "nobody", rooms.root.accessKeyId()))
        .as("NoSuchEntity", message);
  }

  @Test
  void whoSignsWithTemporaryCredentialsNamesTheUser() {
    Signer alice = rooms.user("Alice");
    Signer session = rooms.checkedSession(alice);
    refused(() -> list(session, null))
        .as("ValidationError", "Must specify userName when calling with non-User credentials");
    refused(() -> update(session, null, alice.accessKeyId(), "Inactive")).as("ValidationError");
    assertThat(list(session, "Alice").accessKeyMetadata()).hasSize(1);
    update(session, "Alice", alice.accessKeyId(), "Inactive");
  }

  @Test
  void nobodySetsAKeyToExpired() {
    refused(() -> update(rooms.root, null, rooms.root.accessKeyId(), "Expired")).as("InvalidInput");
  }

  @Test
  void lastUseIsToldWithServiceAndRegionOrAsNever() {
    Signer alice = rooms.user("Alice");
    assertThat(lastUsed(alice, alice.accessKeyId()))
        .isEqualTo(new AccessKeyLastUsed(null, "N/A", "N/A"));
    Instant used = Instant.parse("2026-11-24T09:00:00Z");
    rooms.uses.put(alice.accessKeyId(), new LastUse(used, "eu-central-1", "sts"));
    assertThat(lastUsed(alice, alice.accessKeyId()))
        .isEqualTo(new AccessKeyLastUsed(used, "sts", "eu-central-1"));
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.getAccessKeyLastUsed(),
                    new GetAccessKeyLastUsedRequest(alice.accessKeyId()))
                .userName())
        .isEqualTo("Alice");
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.getAccessKeyLastUsed(),
                    new GetAccessKeyLastUsedRequest(rooms.root.accessKeyId()))
                .userName())
        .isNull();
  }

  @Test
  void anUnknownKeyAndAnotherAccountsKeyAreDeniedAlike() {
    refused(() -> lastUsed(rooms.root, "AKIAIOSFODNN7EXAMPLE"))
        .as(
            "AccessDenied",
            "User: arn:aws:iam::111122223333:root is not authorized to perform:"
                + " iam:GetAccessKeyLastUsed on resource: access key AKIAIOSFODNN7EXAMPLE");
    String foreign = rooms.otherRoot.accessKeyId();
    refused(() -> lastUsed(rooms.root, foreign))
        .as(
            "AccessDenied",
            "User: arn:aws:iam::111122223333:root is not authorized to perform:"
                + " iam:GetAccessKeyLastUsed on resource: access key "
                + foreign);
  }

  @Test
  void whoMayNotAskLearnsNeitherWhetherAKeyExistsNorWhoseItIs() {
    Signer alice = rooms.user("Alice");
    Signer bob = rooms.user("Bob");
    for (String id :
        List.of(bob.accessKeyId(), "AKIAIOSFODNN7EXAMPLE", rooms.otherRoot.accessKeyId())) {
      refused(() -> lastUsed(alice, id))
          .as(
              "AccessDenied",
              "User: arn:aws:iam::111122223333:user/Alice is not authorized to perform:"
                  + " iam:GetAccessKeyLastUsed on resource: access key "
                  + id
                  + " because no identity-based policy allows the iam:GetAccessKeyLastUsed action");
    }
  }

  private ListAccessKeysResponse list(Signer signer, @Nullable String user) {
    return rooms.call(
        signer, IamModel.listAccessKeys(), new ListAccessKeysRequest(user, null, null));
  }

  private void update(Signer signer, @Nullable String user, String id, String status) {
    rooms.call(signer, IamModel.updateAccessKey(), new UpdateAccessKeyRequest(user, id, status));
  }

  private void delete(Signer signer, @Nullable String user, String id) {
    rooms.call(signer, IamModel.deleteAccessKey(), new DeleteAccessKeyRequest(user, id));
  }

  private AccessKeyLastUsed lastUsed(Signer signer, String id) {
    return Objects.requireNonNull(
        rooms
            .call(signer, IamModel.getAccessKeyLastUsed(), new GetAccessKeyLastUsedRequest(id))
            .accessKeyLastUsed());
  }
}
