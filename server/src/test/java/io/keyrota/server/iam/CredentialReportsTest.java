package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.GenerateCredentialReportRequest;
import io.keyrota.models.iam.GetCredentialReportRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.UpdateAccessKeyRequest;
import io.keyrota.rules.iam.LastUse;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.User;
import io.keyrota.server.iam.RoomHarness.Signer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Entries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CredentialReportsTest {
  private final RoomHarness rooms = new RoomHarness();

  @Test
  void thereIsNoneBeforeItIsAskedFor() {
    refused(this::lines)
        .as(
            "ReportNotPresent",
            "No credential report exists. Call GenerateCredentialReport first.");
  }

  @Test
  void itTellsTheStateOfEveryCredentialOfTheAccount() {
    Signer alice = rooms.user("Alice");
    Signer second = rooms.key(alice, null);
    rooms.clock.advance(Duration.ofMinutes(1));
    rooms.call(
        alice,
        IamModel.updateAccessKey(),
        new UpdateAccessKeyRequest(null, alice.accessKeyId(), "Inactive"));
    rooms.uses.put(
        second.accessKeyId(),
        new LastUse(Instant.parse("2026-11-24T10:12:00Z"), "us-east-1", "iam"));
    assertThat(generate()).isEqualTo("STARTED");
    assertThat(lines())
        .satisfiesExactly(
            header -> assertThat(header.split(",", -1)).hasSize(22),
            root ->
                assertThat(root)
                    .startsWith("<root_account>,arn:aws:iam::111122223333:root,")
                    .contains(",true,2026-11-24T10:11:12+00:00,N/A,N/A,N/A,"),
            user ->
                assertThat(user)
                    .isEqualTo(
                        "Alice,arn:aws:iam::111122223333:user/Alice,2026-11-24T10:11:12+00:00,"
                            + "false,N/A,N/A,N/A,false,"
                            + "false,2026-11-24T10:12:12+00:00,N/A,N/A,N/A,"
                            + "true,2026-11-24T10:11:12+00:00,"
                            + "2026-11-24T10:12:00+00:00,us-east-1,iam,"
                            + "false,N/A,false,N/A"));
  }

  @Test
  void itIsASnapshotForFourHours() {
    assertThat(generate()).isEqualTo("STARTED");
    rooms.user("Alice");
    rooms.clock.advance(Duration.ofHours(4).minusSeconds(1));
    assertThat(generate()).isEqualTo("COMPLETE");
    assertThat(lines()).hasSize(2);
    rooms.clock.advance(Duration.ofSeconds(1));
    refused(this::lines).as("ReportExpired");
    assertThat(generate()).isEqualTo("STARTED");
    assertThat(generate()).isEqualTo("COMPLETE");
    assertThat(lines()).hasSize(3);
  }

  @Test
  void itHasMoreUsersThanOneLookReads() throws Conflict {
    List<Change> users = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      users.add(
          UserTable.put(
              User.create(
                  RoomHarness.ACCOUNT, "/", "u" + i, "AIDA" + i, rooms.clock.now(), Tags.NONE)));
    }
    rooms.store.commit(rooms.store.snapshot(), users, Entries.entry());
    generate();
    assertThat(lines()).hasSize(1003).doesNotHaveDuplicates();
  }

  private String generate() {
    return Objects.requireNonNull(
        rooms
            .call(
                rooms.root,
                IamModel.generateCredentialReport(),
                new GenerateCredentialReportRequest())
            .state());
  }

  private List<String> lines() {
    var report =
        rooms.call(rooms.root, IamModel.getCredentialReport(), new GetCredentialReportRequest());
    assertThat(report.reportFormat()).isEqualTo("text/csv");
    assertThat(Objects.requireNonNull(report.generatedTime()).toString()).hasSize(20);
    return new String(Objects.requireNonNull(report.content()).bytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
