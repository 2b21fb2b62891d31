package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** Access keys by id, which is the handle too: a signature names a key and no account. */
final class AccessKeyTable implements Table<SealedAccessKey> {
  static final AccessKeyTable TABLE = new AccessKeyTable();

  private AccessKeyTable() {}

  /** The key of that id, when it is one of the account's. */
  static Optional<SealedAccessKey> find(AccountId account, String accessKeyId, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), accessKeyId);
  }

  static Change put(SealedAccessKey row) {
    return new Change.Put<>(TABLE, Place.global(row.key().account()), row.key().id(), row);
  }

  static Change remove(AccessKey key) {
    return Change.Remove.of(TABLE, Place.global(key.account()), key.id());
  }

  @Override
  public String kind() {
    return "access-key";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(SealedAccessKey row) {
    AccessKey key = row.key();
    return Document.builder()
        .put("id", key.id())
        .put("account", key.account().digits())
        .put("owner", key.owner())
        .put("status", key.status().word())
        .put("created", key.created())
        .put("statusChanged", key.statusChanged())
        .put("secret", row.secret().bytes())
        .build();
  }

  @Override
  public SealedAccessKey read(int format, Document document) {
    return new SealedAccessKey(
        new AccessKey(
            document.text("id"),
            new AccountId(document.text("account")),
            document.text("owner"),
            AccessKey.Status.of(document.text("status")),
            document.instant("created"),
            document.instant("statusChanged")),
        new Sealed(document.bytes("secret")));
  }

  @Override
  public String owner(SealedAccessKey row) {
    return row.key().owner();
  }

  @Override
  public String handle(SealedAccessKey row) {
    return row.key().id();
  }
}
