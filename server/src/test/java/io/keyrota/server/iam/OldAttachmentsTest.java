package io.keyrota.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListEntitiesForPolicyRequest;
import io.keyrota.models.iam.PolicyUser;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.KeySlots;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Entries;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Policies that the first release attached are found from the policy too. */
class OldAttachmentsTest {
  private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

  private final RoomHarness rooms = new RoomHarness();
  private final AccountId account = new AccountId("111122223333");

  /** A user as the first release left it. */
  private Change old(int number) {
    return UserTable.put(
        new User(
            account,
            "/",
            "old%04d".formatted(number),
            "AIDAOLD%014d".formatted(number),
            Instant.parse("2026-11-01T00:00:00Z"),
            Tags.NONE,
            new KeySlots(List.of()),
            HeldPolicies.attachedOnly(List.of(ADMINISTRATOR)),
            List.of(),
            List.of()));
  }

  private void commit(Snapshot seen, List<Change> changes) {
    try {
      if (!changes.isEmpty()) {
        rooms.store.commit(seen, changes, Entries.entry());
      }
    } catch (Conflict e) {
      throw new AssertionError(e);
    }
  }

  private int index() {
    List<String> steps = new ArrayList<>();
    OldAttachments.index(
        rooms.store.snapshot(),
        position -> {
          Snapshot seen = rooms.store.snapshot();
          Outcome<String> step = OldAttachments.step(position, seen);
          commit(seen, step.changes());
          steps.add(step.output());
          return step.output();
        });
    return steps.size();
  }

  private List<String> entities() {
    return Objects.requireNonNull(
            rooms
                .call(
                    rooms.root,
                    IamModel.listEntitiesForPolicy(),
                    new ListEntitiesForPolicyRequest(ADMINISTRATOR, null, null, null, null, 1000))
                .policyUsers())
        .stream()
        .map(PolicyUser::userName)
        .toList();
  }

  @Test
  void theyAreIndexedOnceInSteps() {
    List<Change> users = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      users.add(old(i));
    }
    commit(rooms.store.snapshot(), users);
    assertThat(entities()).isEmpty();
    assertThat(index()).isGreaterThan(3);
    assertThat(entities()).hasSize(450).contains("old0000", "old0449");
    assertThat(
            PolicyUseTable.of(
                    account,
                    AwsPolicies.find(ADMINISTRATOR).orElseThrow().policyId(),
                    rooms.store.snapshot())
                .attachments())
        .isEqualTo(450);
    assertThat(index()).isZero();
  }

  @Test
  void whatIsThereAlreadyIsLeftAlone() {
    commit(rooms.store.snapshot(), List.of(old(1), old(2)));
    // One half was done before somebody pulled the plug.
    Snapshot seen = rooms.store.snapshot();
    commit(seen, OldAttachments.step(account + "/old0001", seen).changes());
    assertThat(entities()).containsExactly("old0002");
    index();
    assertThat(entities()).containsExactlyInAnyOrder("old0001", "old0002");
    assertThat(
            PolicyUseTable.of(
                    account,
                    AwsPolicies.find(ADMINISTRATOR).orElseThrow().policyId(),
                    rooms.store.snapshot())
                .attachments())
        .isEqualTo(2);
  }
}
