package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.User;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** Users' passwords, by the user's id. */
final class LoginProfileTable implements Table<LoginProfile> {
  static final LoginProfileTable TABLE = new LoginProfileTable();

  private LoginProfileTable() {}

  static Optional<LoginProfile> of(User user, Snapshot seen) {
    return seen.find(TABLE, Place.global(user.account()), user.userId());
  }

  /**
   * The user's login profile.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  static LoginProfile need(User user, Snapshot seen) {
    return of(user, seen).orElseThrow(() -> IamRefusal.noLoginProfile(user.name()));
  }

  static Change put(LoginProfile profile) {
    return new Change.Put<>(TABLE, Place.global(profile.account()), profile.userId(), profile);
  }

  static Change remove(User user) {
    return Change.Remove.of(TABLE, Place.global(user.account()), user.userId());
  }

  @Override
  public String kind() {
    return "login-profile";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(LoginProfile profile) {
    return Document.builder()
        .put("account", profile.account().digits())
        .put("userId", profile.userId())
        .put("created", profile.created())
        .put("changed", profile.changed())
        .put("resetRequired", profile.resetRequired())
        .putDocuments("hashes", profile.hashes().stream().map(LoginProfileTable::document).toList())
        .build();
  }

  private static Document document(PasswordHash hash) {
    return Document.builder()
        .put("salt", hash.salt())
        .put("iterations", hash.iterations())
        .put("hash", hash.hash().bytes())
        .build();
  }

  @Override
  public LoginProfile read(int format, Document document) {
    return new LoginProfile(
        new AccountId(document.text("account")),
        document.text("userId"),
        document.instant("created"),
        document.instant("changed"),
        document.flag("resetRequired"),
        document.documents("hashes").stream()
            .map(
                hash ->
                    new PasswordHash(
                        hash.bytes("salt"),
                        hash.count("iterations"),
                        new Sealed(hash.bytes("hash"))))
            .toList());
  }
}
