package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Service last accessed reports by JobId. Whoever asks for a new one clears old ones away. */
final class AccessReportTable implements Table<AccessReport> {
  static final AccessReportTable TABLE = new AccessReportTable();

  /** Looked at for old ones by each new one, so that more go than come. */
  private static final int LOOKED_AT = 20;

  private AccessReportTable() {}

  static Optional<AccessReport> find(AccountId account, String id, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), id);
  }

  /** Puts a new one. */
  static List<Change> put(AccountId account, AccessReport report, Instant now, Snapshot seen) {
    Place place = Place.global(account);
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Put<>(TABLE, place, report.id(), report));
    // From a random place on, so that all are looked at in time.
    for (Row<AccessReport> row : seen.page(TABLE, place, report.id(), LOOKED_AT)) {
      if (row.value().isOver(now)) {
        changes.add(Change.Remove.of(TABLE, place, row.identity().id()));
      }
    }
    return changes;
  }

  @Override
  public String kind() {
    return "access-report";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(AccessReport report) {
    return Document.builder()
        .put("id", report.id())
        .put("arn", report.arn())
        .put("byAction", report.byAction() ? "yes" : "no")
        .put("created", report.created())
        .put("asker", report.asker())
        .build();
  }

  @Override
  public AccessReport read(int format, Document document) {
    return new AccessReport(
        document.text("id"),
        document.text("arn"),
        document.text("byAction").equals("yes"),
        document.instant("created"),
        document.text("asker"));
  }
}
