package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Account;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** The directory of accounts: rows of the installation, by account id. */
public final class AccountTable implements Table<Account> {
  public static final AccountTable TABLE = new AccountTable();

  private AccountTable() {}

  /** The account, if the installation has it. */
  public static Optional<Account> find(AccountId id, Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, id.digits());
  }

  /** The account that has signed, and therefore is there. */
  static Account need(AccountId id, Snapshot seen) {
    return find(id, seen)
        .orElseThrow(() -> new IllegalStateException("account " + id + " is not in the directory"));
  }

  static Change put(Account account) {
    return new Change.Put<>(TABLE, Place.SYSTEM, account.id().digits(), account);
  }

  @Override
  public String kind() {
    return "account";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Account account) {
    return Document.builder()
        .put("id", account.id().digits())
        .put("created", account.created())
        .build();
  }

  @Override
  public Account read(int format, Document document) {
    return new Account(new AccountId(document.text("id")), document.instant("created"));
  }
}
