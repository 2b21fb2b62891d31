package io.keyrota.server.route53;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Changes that were made, for thirty days; each is in sync at once. */
final class ChangeTable implements Table<ChangeTable.Submitted> {
  static final ChangeTable TABLE = new ChangeTable();

  private ChangeTable() {}

  private static final Duration KEPT = Duration.ofDays(30);

  /** A change: what GetChange tells of it. */
  record Submitted(AccountId account, String id, Instant at, Optional<String> comment) {
    Instant forgotten() {
      return at.plus(KEPT);
    }
  }

  static Optional<Submitted> find(AccountId account, String id, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), id);
  }

  static Change put(Submitted change) {
    return new Change.Put<>(TABLE, Place.global(change.account()), change.id(), change);
  }

  @Override
  public String kind() {
    return "route53-change";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Submitted change) {
    return Document.builder()
        .put("account", change.account().digits())
        .put("id", change.id())
        .put("at", change.at())
        .put("comment", change.comment())
        .build();
  }

  @Override
  public Submitted read(int format, Document document) {
    return new Submitted(
        new AccountId(document.text("account")),
        document.text("id"),
        document.instant("at"),
        document.optionalText("comment"));
  }

  @Override
  public Instant due(Submitted change) {
    return change.forgotten();
  }
}
