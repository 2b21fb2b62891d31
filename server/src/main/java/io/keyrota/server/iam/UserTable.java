package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.KeySlots;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.User;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** Users by name without its case; the user's id, which outlives names, is the handle. */
final class UserTable implements Table<User> {
  static final UserTable TABLE = new UserTable();

  private UserTable() {}

  static Optional<User> named(AccountId account, String userName, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), User.nameKey(userName));
  }

  /** The user of that id, when it is one of the account's. */
  static Optional<User> ofId(AccountId account, String userId, Snapshot seen) {
    return seen.byHandle(TABLE, userId)
        .map(Row::value)
        .filter(user -> user.account().equals(account));
  }

  static Change put(User user) {
    return new Change.Put<>(TABLE, Place.global(user.account()), user.nameKey(), user);
  }

  static Change remove(User user) {
    return Change.Remove.of(TABLE, Place.global(user.account()), user.nameKey());
  }

  @Override
  public String kind() {
    return "user";
  }

  @Override
  public int format() {
    return 2;
  }

  @Override
  public Document write(User user) {
    return Document.builder()
        .put("account", user.account().digits())
        .put("path", user.path())
        .put("name", user.name())
        .put("userId", user.userId())
        .put("created", user.created())
        .put("tags", user.tags().values())
        .put("keys", user.keys().ids())
        .put("policies", HeldPoliciesDocument.write(user.policies()))
        .put("groups", user.groups())
        .put("mfaDevices", user.mfaDevices())
        .build();
  }

  @Override
  public User read(int format, Document document) {
    return new User(
        new AccountId(document.text("account")),
        document.text("path"),
        document.text("name"),
        document.text("userId"),
        document.instant("created"),
        new Tags(document.map("tags")),
        new KeySlots(document.texts("keys")),
        format == 1
            ? HeldPolicies.attachedOnly(document.texts("managedPolicies"))
            : HeldPoliciesDocument.read(document.document("policies")),
        document.texts("groups"),
        document.texts("mfaDevices"));
  }

  @Override
  public String handle(User user) {
    return user.userId();
  }
}
