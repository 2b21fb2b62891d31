package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** Aliases by name; each belongs to the key that it names. */
final class AliasTable implements Table<KeyAlias> {
  static final AliasTable TABLE = new AliasTable();

  private AliasTable() {}

  static Optional<KeyAlias> find(AccountId account, Region region, String name, Snapshot seen) {
    return seen.find(TABLE, new Place(account, region), name);
  }

  static Change put(KeyAlias alias) {
    return new Change.Put<>(TABLE, new Place(alias.account(), alias.region()), alias.name(), alias);
  }

  static Change remove(KeyAlias alias) {
    return Change.Remove.of(TABLE, new Place(alias.account(), alias.region()), alias.name());
  }

  @Override
  public String kind() {
    return "kms-alias";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(KeyAlias alias) {
    return Document.builder()
        .put("account", alias.account().digits())
        .put("region", alias.region().name())
        .put("name", alias.name())
        .put("target", alias.target().text())
        .put("created", alias.created())
        .put("updated", alias.updated())
        .build();
  }

  @Override
  public KeyAlias read(int format, Document document) {
    return new KeyAlias(
        new AccountId(document.text("account")),
        new Region(document.text("region")),
        document.text("name"),
        KeyTable.id(document.text("target")),
        document.instant("created"),
        document.instant("updated"));
  }

  @Override
  public String owner(KeyAlias alias) {
    return alias.target().text();
  }
}
