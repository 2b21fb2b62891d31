package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Reply;
import io.keyrota.server.store.ContendedStore;
import io.keyrota.server.store.StoreUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client sees of commits that lose their races or can not be made: never the inside. */
class LostRacesTest {
  @TempDir Path folder;
  private final Indoors.Lot lot = Indoors.Lot.at("2026-11-24T12:00:00Z");
  private @Nullable ContendedStore contended;
  private Indoors house;

  @BeforeEach
  void open() {
    house =
        Indoors.open(
            folder.resolve("data"),
            lot,
            store -> {
              contended = new ContendedStore(store);
              return contended;
            });
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ContendedStore store() {
    return Objects.requireNonNull(contended);
  }

  @Test
  void aLostRaceIsDecidedAgainAndTheClientNeverHearsOfIt() {
    house.root().iam("CreateUser", "UserName", "App");
    store().loseNext(5);
    Reply made = house.root().iam("CreateAccessKey", "UserName", "App");
    assertThat(made.code()).isEqualTo("ok");
    assertThat(store().lost()).isEqualTo(5);
    Reply listed = house.root().iam("ListAccessKeys", "UserName", "App");
    assertThat(listed.all("AccessKeyId")).containsExactly(made.text("AccessKeyId"));
    // One request, one entry, however often it was decided.
    assertThat(trail("CreateAccessKey").all("EventId")).hasSize(1);
    assertThat(trail("CreateAccessKey").body()).contains(made.text("AccessKeyId"));
  }

  @Test
  void whoGivesUpWaitingIsToldThatTheServiceIsUnavailableAndItIsAudited() {
    store().loseNext(Integer.MAX_VALUE, () -> lot.clock().advance(Duration.ofSeconds(1)));
    Reply refused = house.root().iam("CreateUser", "UserName", "App");
    assertThat(store().lost()).isEqualTo(21);
    store().loseNext(0);
    unavailable(refused);
    assertThat(trail("CreateUser").all("ErrorCode")).containsExactly("ServiceUnavailable");
    assertThat(house.root().iam("GetUser", "UserName", "App").code()).isEqualTo("NoSuchEntity");
  }

  @Test
  void aStoreThatTakesNothingIsUnavailableAndItIsAudited() {
    store().failNext(new StoreUnavailable("the disk is full", null));
    Reply refused = house.root().iam("CreateUser", "UserName", "App");
    unavailable(refused);
    assertThat(trail("CreateUser").all("ErrorCode")).containsExactly("ServiceUnavailable");
    assertThat(house.root().iam("CreateUser", "UserName", "App").code()).isEqualTo("ok");
  }

  @Test
  void aMistakeOfOursIsAnInternalFailureWithoutItsInside() {
    store().failNext(new IllegalStateException("row 17 of table secrets"));
    Reply broken = house.root().iam("CreateUser", "UserName", "App");
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.code()).isEqualTo("InternalFailure");
    assertThat(broken.body()).doesNotContain("row 17", "IllegalState", "\tat ", "java.");
    assertThat(trail("CreateUser").all("ErrorCode")).containsExactly("InternalFailure");
    assertThat(trail("CreateUser").body()).doesNotContain("row 17");
  }

  private static void unavailable(Reply refused) {
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("ServiceUnavailable");
    assertThat(refused.text("Type")).isEqualTo("Receiver");
    assertThat(refused.body()).doesNotContain("Conflict", "disk", "\tat ", "java.");
  }

  private Reply trail(String eventName) {
    return house.root().keyrota("LookupTrail", "{\"EventName\":\"" + eventName + "\"}");
  }
}
