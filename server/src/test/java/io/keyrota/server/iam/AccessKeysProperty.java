package io.keyrota.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AccessKeyMetadata;
import io.keyrota.models.iam.DeleteAccessKeyRequest;
import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListAccessKeysRequest;
import io.keyrota.models.iam.UpdateAccessKeyRequest;
import io.keyrota.models.iam.UpdateUserRequest;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Credentials.Found;
import io.keyrota.server.iam.RoomHarness.Signer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever users do to keys and to themselves, what is listed is what signs. */
class AccessKeysProperty {
  private static final Set<String> EXPECTED =
      Set.of("LimitExceeded", "NoSuchEntity", "DeleteConflict", "EntityAlreadyExists");

  enum Act {
    MAKE_USER,
    MAKE_KEY,
    DISABLE,
    ENABLE,
    DELETE_KEY,
    RENAME,
    DELETE_USER
  }

  /** What is done, to which user, and with which of all keys ever made. */
  record Step(Act act, String user, int key) {}

  @Property(tries = 60)
  void whatIsListedSignsAndNothingElseDoes(@ForAll("steps") List<Step> steps) {
    RoomHarness rooms = new RoomHarness();
    List<Signer> made = new ArrayList<>();
    for (Step step : steps) {
      try {
        run(rooms, step, made);
      } catch (Refusal refusal) {
        assertThat(refusal.code()).isIn(EXPECTED);
      }
      List<AccessKeyMetadata> listed = new ArrayList<>();
      for (String user : List.of("ann", "bob")) {
        listed.addAll(list(rooms, user));
      }
      for (Signer signer : made) {
        String status =
            listed.stream()
                .filter(key -> signer.accessKeyId().equals(key.accessKeyId()))
                .map(AccessKeyMetadata::status)
                .findFirst()
                .orElse("gone");
        assertThat(rooms.find(signer))
            .isInstanceOf(
                switch (status) {
                  case "Active" -> Found.Usable.class;
                  case "Inactive" -> Found.Inactive.class;
                  default -> Found.Missing.class;
                });
      }
    }
  }

  private static void run(RoomHarness rooms, Step step, List<Signer> made) {
    String id =
        made.isEmpty() ? "AKIAIOSFODNN7EXAMPLE" : made.get(step.key() % made.size()).accessKeyId();
    switch (step.act()) {
      case MAKE_USER -> made.add(rooms.user(step.user()));
      case MAKE_KEY -> made.add(rooms.key(rooms.root, step.user()));
      case DISABLE -> status(rooms, step.user(), id, "Inactive");
      case ENABLE -> status(rooms, step.user(), id, "Active");
      case DELETE_KEY ->
          rooms.call(
              rooms.root, IamModel.deleteAccessKey(), new DeleteAccessKeyRequest(step.user(), id));
      case RENAME ->
          rooms.call(
              rooms.root,
              IamModel.updateUser(),
              new UpdateUserRequest(step.user(), null, step.user().equals("ann") ? "BOB" : "Ann"));
      case DELETE_USER ->
          rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest(step.user()));
    }
  }

  private static void status(RoomHarness rooms, String user, String id, String status) {
    rooms.call(
        rooms.root, IamModel.updateAccessKey(), new UpdateAccessKeyRequest(user, id, status));
  }

  private static List<AccessKeyMetadata> list(RoomHarness rooms, String user) {
    try {
      List<AccessKeyMetadata> keys =
          rooms
              .call(
                  rooms.root,
                  IamModel.listAccessKeys(),
                  new ListAccessKeysRequest(user, null, null))
              .accessKeyMetadata();
      assertThat(keys).hasSizeLessThanOrEqualTo(2);
      return keys;
    } catch (Refusal refusal) {
      assertThat(refusal.code()).isEqualTo("NoSuchEntity");
      return List.of();
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Act> acts =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of(Act.MAKE_USER, Act.MAKE_KEY)),
            Tuple.of(4, Arbitraries.of(Act.DISABLE, Act.ENABLE, Act.DELETE_KEY)),
            Tuple.of(1, Arbitraries.of(Act.RENAME, Act.DELETE_USER)));
    return Combinators.combine(
            acts, Arbitraries.of("ann", "bob"), Arbitraries.integers().between(0, 9))
        .as(Step::new)
        .list()
        .ofMaxSize(25);
  }
}
