package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Keys;
import java.nio.file.Path;

/** A house with two accounts, whose users come and go. */
final class TwoAccounts implements AutoCloseable {
  static final String HERE = "111122223333";
  static final String THERE = "444455556666";

  final Indoors house;
  final SignedCalls root;
  final SignedCalls otherRoot;

  TwoAccounts(Path folder) {
    house =
        Indoors.open(
            folder.resolve("data"), Indoors.Lot.at("2026-11-24T12:00:00Z"), "--account", HERE);
    root = house.root();
    otherRoot =
        house.as(Keys.of(root.keyrota("CreateAccount", "{\"AccountId\":\"" + THERE + "\"}")));
  }

  /** A new user of that root's account. */
  SignedCalls user(SignedCalls root, String name) {
    assertThat(root.iam("CreateUser", "UserName", name).code()).isEqualTo("ok");
    return house.as(Keys.of(root.iam("CreateAccessKey", "UserName", name)));
  }

  static void deleteUser(SignedCalls root, String name, SignedCalls user) {
    root.iam("DeleteAccessKey", "UserName", name, "AccessKeyId", user.keys().accessKeyId());
    assertThat(root.iam("DeleteUser", "UserName", name).code()).isEqualTo("ok");
  }

  static String arn(String account, String name) {
    return "arn:aws:iam::" + account + ":" + name;
  }

  @Override
  public void close() {
    house.close();
  }
}
