package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Table;

/** Who has grants on which keys, by grant id; each belongs to the key and the principal. */
final class KeyGranteeTable implements Table<KeyGrantee> {
  static final KeyGranteeTable TABLE = new KeyGranteeTable();

  private KeyGranteeTable() {}

  static Change put(KeyGrantee row) {
    return new Change.Put<>(TABLE, place(row), row.grantId(), row);
  }

  static Change remove(KeyGrantee row) {
    return Change.Remove.of(TABLE, place(row), row.grantId());
  }

  private static Place place(KeyGrantee row) {
    return new Place(row.account(), row.region());
  }

  @Override
  public String kind() {
    return "kms-key-grantee";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(KeyGrantee row) {
    return Document.builder()
        .put("account", row.account().digits())
        .put("region", row.region().name())
        .put("key", row.key().text())
        .put("grant", row.grantId())
        .put("principal", row.principal())
        .build();
  }

  @Override
  public KeyGrantee read(int format, Document document) {
    return new KeyGrantee(
        new AccountId(document.text("account")),
        new Region(document.text("region")),
        KeyTable.id(document.text("key")),
        document.text("grant"),
        document.text("principal"));
  }

  @Override
  public String owner(KeyGrantee row) {
    return KeyGrantee.owner(row.key(), row.principal());
  }
}
