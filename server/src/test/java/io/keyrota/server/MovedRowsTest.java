package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Reply;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who writes to the data file himself can not make one key's material another's. */
class MovedRowsTest {
  @TempDir Path folder;

  private final Indoors.Lot lot = Indoors.Lot.at("2026-01-01T00:00:00Z");

  private record Key(String account, String region, String id) {}

  /** The document of one key's material put over another's, as whoever steals it would. */
  private static void copy(Path data, Key from, Key to) throws SQLException {
    String row = " WHERE kind = 'kms-material' AND account = ? AND region = ? AND id LIKE ?";
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("keyrota.db"));
        PreparedStatement statement =
            file.prepareStatement(
                "UPDATE stored SET document = (SELECT document FROM stored" + row + ")" + row)) {
      int at = 1;
      for (Key key : new Key[] {from, to}) {
        statement.setString(at++, key.account());
        statement.setString(at++, key.region());
        statement.setString(at++, key.id() + "/%");
      }
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"another key", "another region", "another account"})
  void materialCopiedToAnotherRowIsRefusedAndAudited(String where) throws SQLException {
    Path data = folder.resolve("data");
    Key theirs;
    Key mine;
    try (Indoors house = Indoors.open(data, lot)) {
      SignedCalls root = house.root();
      String key = root.kms("CreateKey", "{}").text("KeyId");
      theirs = new Key(house.operator(), "us-east-1", key);
      mine =
          switch (where) {
            case "another key" ->
                new Key(house.operator(), "us-east-1", root.kms("CreateKey", "{}").text("KeyId"));
            case "another region" ->
                new Key(
                    house.operator(),
                    "eu-west-1",
                    root.kms("eu-west-1", "CreateKey", "{}").text("KeyId"));
            default -> {
              Reply made = root.keyrota("CreateAccount", "{}");
              yield new Key(
                  made.text("AccountId"),
                  "us-east-1",
                  root.as(SignedCalls.Keys.of(made)).kms("CreateKey", "{}").text("KeyId"));
            }
          };
    }
    copy(data, mine, theirs);
    try (Indoors house = Indoors.open(data, lot)) {
      SignedCalls root = house.root();
      Reply refused =
          root.kms(
              "Encrypt", "{\"KeyId\":\"%s\",\"Plaintext\":\"c2VjcmV0\"}".formatted(theirs.id()));
      assertThat(refused.code()).isEqualTo("KMSInternalException");
      Reply found = root.keyrota("LookupTrail", "{\"EventName\":\"Encrypt\"}");
      assertThat(found.text("ErrorCode")).isEqualTo("KMSInternalException");
      assertThat(found.body()).contains(theirs.id());
    }
  }
}
