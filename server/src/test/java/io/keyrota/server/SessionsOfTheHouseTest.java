package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the holder of a session token, and who only found one, learn about its end. */
class SessionsOfTheHouseTest {
  @TempDir Path folder;
  private final Indoors.Lot lot = Indoors.Lot.at("2026-11-24T12:00:00Z");
  private Indoors house;
  private Keys session;

  @BeforeEach
  void open() {
    house = Indoors.open(folder.resolve("data"), lot);
    session = Keys.of(house.root().sts("GetSessionToken", "DurationSeconds", "900"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aSessionSignsUntilTheInstantAtWhichItEnds() {
    assertThat(identity(session).code()).isEqualTo("ok");
    lot.clock().advance(Duration.ofSeconds(899));
    assertThat(identity(session).code()).isEqualTo("ok");
    lot.clock().advance(Duration.ofSeconds(1));
    Reply refused = identity(session);
    assertThat(refused.code()).isEqualTo("ExpiredToken");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("Message"))
        .isEqualTo("The security token included in the request is expired");
  }

  @Test
  void onlyWhoSignsRightlyLearnsThatASessionHasEnded() {
    Keys stolenToken = session.withSecret("not/its/secret");
    assertThat(identity(stolenToken).code()).isEqualTo("SignatureDoesNotMatch");
    lot.clock().advance(Duration.ofHours(1));
    assertThat(identity(session).code()).isEqualTo("ExpiredToken");
    assertThat(identity(stolenToken).code()).isEqualTo("SignatureDoesNotMatch");
  }

  @Test
  void theTrailNamesTheOwnerOfAnEndedSessionOnlyWhereItsOwnerSigned() {
    lot.clock().advance(Duration.ofHours(1));
    identity(session);
    identity(session.withSecret("not/its/secret"));
    Reply found =
        house.root().keyrota("LookupTrail", "{\"AccessKeyId\":\"" + session.accessKeyId() + "\"}");
    assertThat(found.all("ErrorCode")).containsExactly("SignatureDoesNotMatch", "ExpiredToken");
    assertThat(found.all("UserName")).containsExactly("root");
  }

  private Reply identity(Keys keys) {
    return house.as(keys).sts("GetCallerIdentity");
  }
}
