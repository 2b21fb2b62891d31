package io.keyrota.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.CreateAccountAliasRequest;
import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.DeleteAccessKeyRequest;
import io.keyrota.models.iam.GetUserRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListAccessKeysRequest;
import io.keyrota.models.iam.ListUsersRequest;
import io.keyrota.models.iam.UpdateUserRequest;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.IamQuota;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Credentials.Found;
import io.keyrota.server.iam.RoomHarness.Signer;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.embedded.EmbeddedStore;
import io.keyrota.server.store.embedded.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rooms on the store they are served from: races, and what is left after a restart. */
class EmbeddedRoomsTest {
  private static final int RACERS = 50;

  @TempDir Path folder;
  private Store store;
  private RoomHarness rooms;

  @BeforeEach
  void open() {
    store = open(folder);
    rooms = new RoomHarness(store, IamQuotas.STANDARD.with(IamQuota.USERS_PER_ACCOUNT, 3));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void fiftyConcurrentCreationsMakeExactlyTwoKeys() throws Exception {
    Signer first = rooms.user("Alice");
    rooms.call(
        rooms.root,
        IamModel.deleteAccessKey(),
        new DeleteAccessKeyRequest(null, rooms.key(rooms.root, null).accessKeyId()));
    assertThat(race(i -> rooms.key(first, null))).hasSize(1);
    assertThat(
            rooms
                .call(first, IamModel.listAccessKeys(), new ListAccessKeysRequest(null, null, null))
                .accessKeyMetadata())
        .hasSize(2);
    List<Signer> root = race(i -> rooms.key(rooms.root, null));
    assertThat(root).hasSize(1);
    assertThat(rooms.find(root.getFirst())).isInstanceOf(Found.Usable.class);
  }

  @Test
  void concurrentCreationsOfUsersStopAtTheQuotaAndAtTheName() throws Exception {
    assertThat(
            race(
                i ->
                    rooms.call(
                        rooms.root,
                        IamModel.createUser(),
                        new CreateUserRequest(null, i % 2 == 0 ? "same" : "SAME", null, null))))
        .hasSize(1);
    assertThat(
            race(
                i ->
                    rooms.call(
                        rooms.root,
                        IamModel.createUser(),
                        new CreateUserRequest(null, "u" + i, null, null))))
        .hasSize(2);
    assertThat(
            rooms
                .call(rooms.root, IamModel.listUsers(), new ListUsersRequest(null, null, null))
                .users())
        .hasSize(3);
  }

  @Test
  void oneOfTwoAccountsGetsTheAlias() throws Exception {
    assertThat(
            race(
                i ->
                    rooms.call(
                        i % 2 == 0 ? rooms.root : rooms.otherRoot,
                        IamModel.createAccountAlias(),
                        new CreateAccountAliasRequest("acme"))))
        .hasSize(1);
  }

  @Test
  void aRenamedUserIsTheSameUserAfterARestart() {
    Signer alice = rooms.user("Alice");
    String id =
        rooms.call(rooms.root, IamModel.getUser(), new GetUserRequest("Alice")).user().userId();
    rooms.call(rooms.root, IamModel.updateUser(), new UpdateUserRequest("Alice", "/x/", "Bob"));
    Signer session = rooms.session(alice, null);
    store.close();

    store = open(folder);
    Found.Usable found =
        (Found.Usable)
            rooms.credentials.find(alice.accessKeyId(), null, rooms.clock.now(), store.snapshot());
    assertThat(found.caller().userId()).isEqualTo(id);
    assertThat(found.caller().arn()).isEqualTo("arn:aws:iam::111122223333:user/x/Bob");
    try (Secret secret = found.secret().get()) {
      assertThat(secret.revealText()).isEqualTo(alice.secret());
    }
    assertThat(
            rooms.credentials.find(
                session.accessKeyId(), session.sessionToken(), rooms.clock.now(), store.snapshot()))
        .isInstanceOf(Found.Usable.class);
  }

  /** What fifty threads get that ask at once; who is refused gets nothing. */
  private static <T> List<T> race(IntFunction<T> request) throws Exception {
    List<Callable<List<T>>> racers = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      int number = i;
      racers.add(
          () -> {
            try {
              return List.of(request.apply(number));
            } catch (Refusal refusal) {
              assertThat(refusal.code()).isIn("LimitExceeded", "EntityAlreadyExists");
              return List.of();
            }
          });
    }
    List<T> got = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(racers)) {
        got.addAll(done.get());
      }
    }
    return got;
  }

  private static Store open(Path folder) {
    return EmbeddedStore.open(
        folder.resolve("keyrota.db"),
        Options.STANDARD,
        cause -> {
          throw new AssertionError(cause);
        });
  }
}
