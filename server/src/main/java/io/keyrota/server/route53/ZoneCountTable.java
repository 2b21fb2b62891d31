package io.keyrota.server.route53;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;

/** How many zones an account has: the row on which the quota is decided. */
final class ZoneCountTable implements Table<ZoneCountTable.Count> {
  static final ZoneCountTable TABLE = new ZoneCountTable();

  private ZoneCountTable() {}

  private static final String ID = "count";

  /** A number of zones. */
  record Count(long zones) {}

  static long of(AccountId account, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), ID).map(Count::zones).orElse(0L);
  }

  static Change put(AccountId account, long zones) {
    return new Change.Put<>(TABLE, Place.global(account), ID, new Count(zones));
  }

  @Override
  public String kind() {
    return "hosted-zone-count";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Count row) {
    return Document.builder().put("zones", row.zones()).build();
  }

  @Override
  public Count read(int format, Document document) {
    return new Count(document.number("zones"));
  }
}
