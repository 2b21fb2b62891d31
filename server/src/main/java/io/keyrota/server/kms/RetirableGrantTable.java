package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;

/** Which grants a principal may retire, by grant id; each belongs to the principal. */
final class RetirableGrantTable implements Table<RetirableGrant> {
  static final RetirableGrantTable TABLE = new RetirableGrantTable();

  private RetirableGrantTable() {}

  static Change put(RetirableGrant row) {
    return new Change.Put<>(TABLE, row.place(), row.grantId(), row);
  }

  static Change remove(RetirableGrant row) {
    return Change.Remove.of(TABLE, row.place(), row.grantId());
  }

  @Override
  public String kind() {
    return "kms-retirable-grant";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(RetirableGrant row) {
    return Document.builder()
        .put("account", row.account().digits())
        .put("region", row.region().name())
        .put("grant", row.grantId())
        .put("principal", row.principal())
        .build();
  }

  @Override
  public RetirableGrant read(int format, Document document) {
    return new RetirableGrant(
        new AccountId(document.text("account")),
        new Region(document.text("region")),
        document.text("grant"),
        document.text("principal"));
  }

  @Override
  public String owner(RetirableGrant row) {
    return row.principal();
  }
}
