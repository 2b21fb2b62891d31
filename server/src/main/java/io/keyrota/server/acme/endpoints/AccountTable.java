package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** ACME accounts. Of an endpoint's, no two have the same key: they are found by it. */
public final class AccountTable implements Table<AcmeAccount> {
  static final AccountTable TABLE = new AccountTable();

  private AccountTable() {}

  /** An endpoint's account. */
  public static Optional<AcmeAccount> find(AcmeArn endpoint, String id, Snapshot seen) {
    return seen.find(TABLE, EndpointTable.place(endpoint), id)
        .filter(account -> account.endpoint().equals(endpoint));
  }

  /** An endpoint's account that has the key of that thumbprint. */
  public static Optional<AcmeAccount> keyed(AcmeArn endpoint, String thumbprint, Snapshot seen) {
    return seen.byHandle(TABLE, handle(endpoint, thumbprint)).map(Row::value);
  }

  /** The row. */
  public static Change put(AcmeAccount account) {
    return new Change.Put<>(TABLE, EndpointTable.place(account.endpoint()), account.id(), account);
  }

  private static String handle(AcmeArn endpoint, String thumbprint) {
    return endpoint.id() + "/" + thumbprint;
  }

  @Override
  public String kind() {
    return "acme-account";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(AcmeAccount account) {
    return Document.builder()
        .put("account", account.endpoint().account().digits())
        .put("region", account.endpoint().region().name())
        .put("endpoint", account.endpoint().id())
        .put("id", account.id())
        .put("binding", account.binding().id())
        .put("role", account.roleArn())
        .put("key", account.key())
        .put("thumbprint", account.thumbprint())
        .put("contacts", account.contacts())
        .put("status", account.status().name())
        .put("orders", account.orders())
        .put("created", account.created())
        .build();
  }

  @Override
  public AcmeAccount read(int format, Document document) {
    AcmeArn endpoint =
        AcmeArn.endpoint(
            new AccountId(document.text("account")),
            new Region(document.text("region")),
            document.text("endpoint"));
    return new AcmeAccount(
        document.text("id"),
        endpoint,
        endpoint.child(AcmeArn.Kind.EXTERNAL_ACCOUNT_BINDING, document.text("binding")),
        document.text("role"),
        document.text("key"),
        document.text("thumbprint"),
        document.texts("contacts"),
        AcmeAccount.Status.valueOf(document.text("status")),
        document.number("orders"),
        document.instant("created"));
  }

  @Override
  public String owner(AcmeAccount account) {
    return account.endpoint().id();
  }

  @Override
  public String handle(AcmeAccount account) {
    return handle(account.endpoint(), account.thumbprint());
  }
}
