package io.keyrota.server.upstream;

import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** The keys of our accounts, one for each authority that was ever set. */
final class AccountKeyTable implements Table<AccountKey> {
  static final AccountKeyTable TABLE = new AccountKeyTable();

  private AccountKeyTable() {}

  static Optional<AccountKey> find(String directory, Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, directory);
  }

  static Change put(AccountKey key) {
    return new Change.Put<>(TABLE, Place.SYSTEM, key.directory(), key);
  }

  static Identity identity(String directory) {
    return new Identity(Place.SYSTEM, TABLE.kind(), directory);
  }

  @Override
  public String kind() {
    return "upstream-account";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(AccountKey key) {
    return Document.builder()
        .put("directory", key.directory())
        .put("publicKey", key.publicKey())
        .put("privateKey", key.privateKey().bytes())
        .build();
  }

  @Override
  public AccountKey read(int format, Document document) {
    return new AccountKey(
        document.text("directory"),
        document.bytes("publicKey"),
        new Sealed(document.bytes("privateKey")));
  }
}
