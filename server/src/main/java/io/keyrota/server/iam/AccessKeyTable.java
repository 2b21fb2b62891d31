package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Access keys by id. A signature names a key and no account: the id tells it, or else it is the
 * row's handle too, where the operator chose the id, and in rows that were written in format 1.
 */
final class AccessKeyTable implements Table<SealedAccessKey> {
  static final AccessKeyTable TABLE = new AccessKeyTable();

  private AccessKeyTable() {}

  /** The key of that id, when it is one of the account's. */
  static Optional<SealedAccessKey> find(AccountId account, String accessKeyId, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), accessKeyId);
  }

  /** The key of that id, of whatever account. */
  static Optional<Row<SealedAccessKey>> anywhere(String accessKeyId, Snapshot seen) {
    return AccessKeyId.account(accessKeyId)
        .flatMap(account -> seen.row(TABLE, Place.global(account), accessKeyId))
        .or(() -> seen.byHandle(TABLE, accessKeyId));
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
    return 2;
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
    AccessKey key =
        new AccessKey(
            document.text("id"),
            new AccountId(document.text("account")),
            document.text("owner"),
            AccessKey.Status.of(document.text("status")),
            document.instant("created"),
            document.instant("statusChanged"));
    Sealed secret = new Sealed(document.bytes("secret"));
    return format == 1 ? new SealedAccessKey(key, secret, true) : SealedAccessKey.of(key, secret);
  }

  @Override
  public String owner(SealedAccessKey row) {
    return row.key().owner();
  }

  @Override
  public @Nullable String handle(SealedAccessKey row) {
    return row.handled() ? row.key().id() : null;
  }
}
