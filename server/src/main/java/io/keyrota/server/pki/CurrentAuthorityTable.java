package io.keyrota.server.pki;

import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** The one row that names the authority in use. */
final class CurrentAuthorityTable implements Table<CurrentAuthority> {
  static final CurrentAuthorityTable TABLE = new CurrentAuthorityTable();
  private static final String ID = "current";

  private CurrentAuthorityTable() {}

  /** The authority in use; absent before anything was issued. */
  static Optional<AuthorityCertificate> find(Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, ID)
        .flatMap(current -> AuthorityTable.find(current.issuer(), seen));
  }

  static Change put(AuthorityCertificate issuer) {
    return new Change.Put<>(TABLE, Place.SYSTEM, ID, new CurrentAuthority(issuer.id()));
  }

  @Override
  public String kind() {
    return "current-authority";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(CurrentAuthority row) {
    return Document.builder().put("issuer", row.issuer()).build();
  }

  @Override
  public CurrentAuthority read(int format, Document document) {
    return new CurrentAuthority(document.text("issuer"));
  }
}
