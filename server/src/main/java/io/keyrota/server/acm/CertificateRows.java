package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Certificates of an account and region in the order of their creation, either way. */
final class CertificateRows {
  private CertificateRows() {}

  static AcmPages.Rows<Listed> of(Place place, boolean newestFirst, Snapshot seen) {
    return newestFirst
        ? (after, limit) ->
            seen.page(NewestTable.TABLE, place, after, limit).stream()
                .map(row -> newest(row, place, seen))
                .toList()
        : (after, limit) ->
            seen.page(CertificateTable.TABLE, place, after, limit).stream()
                .map(
                    row ->
                        new Row<>(
                            row.identity(), row.revision(), new Listed(Optional.of(row.value()))))
                .toList();
  }

  private static Row<Listed> newest(Row<Newest> row, Place place, Snapshot seen) {
    return new Row<>(
        row.identity(),
        row.revision(),
        new Listed(seen.find(CertificateTable.TABLE, place, row.value().certificateId())));
  }

  /** A certificate of the list; empty where it was deleted a moment ago. */
  record Listed(Optional<Certificate> certificate) {}
}
