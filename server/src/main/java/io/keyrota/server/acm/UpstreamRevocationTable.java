package io.keyrota.server.acm;

import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.Optional;

/** What other authorities are still to be told of. */
final class UpstreamRevocationTable implements Table<UpstreamRevocation> {
  static final UpstreamRevocationTable TABLE = new UpstreamRevocationTable();

  private UpstreamRevocationTable() {}

  static Optional<UpstreamRevocation> find(Identity identity, Snapshot seen) {
    return seen.find(TABLE, identity.place(), identity.id());
  }

  static Change put(Place place, UpstreamRevocation row) {
    return new Change.Put<>(TABLE, place, row.serial(), row);
  }

  static Change remove(Identity identity) {
    return Change.Remove.of(TABLE, identity.place(), identity.id());
  }

  @Override
  public String kind() {
    return "certificate-revocation";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(UpstreamRevocation row) {
    return Document.builder()
        .put("serial", row.serial())
        .put("certificate", row.certificate())
        .put("reason", row.reason())
        .put("failures", row.failures())
        .put("due", row.due())
        .build();
  }

  @Override
  public UpstreamRevocation read(int format, Document document) {
    return new UpstreamRevocation(
        document.text("serial"),
        document.text("certificate"),
        document.count("reason"),
        document.number("failures"),
        document.instant("due"));
  }

  @Override
  public Instant due(UpstreamRevocation row) {
    return row.due();
  }
}
