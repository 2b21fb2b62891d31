package io.keyrota.server.pki;

import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.List;
import java.util.Optional;

/** The installation's authorities, past ones too: what they signed is asked after for long. */
final class AuthorityTable implements Table<AuthorityCertificate> {
  static final AuthorityTable TABLE = new AuthorityTable();
  private static final int MOST = 1000;

  private AuthorityTable() {}

  static Optional<AuthorityCertificate> find(String id, Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, id);
  }

  static List<AuthorityCertificate> all(Snapshot seen) {
    return seen.page(TABLE, Place.SYSTEM, "", MOST).stream().map(Row::value).toList();
  }

  static Change put(AuthorityCertificate row) {
    return new Change.Put<>(TABLE, Place.SYSTEM, row.id(), row);
  }

  @Override
  public String kind() {
    return "authority-certificate";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(AuthorityCertificate row) {
    return Document.builder()
        .put("id", row.id())
        .put("key", row.keyArn())
        .put("certificate", row.certificate())
        .put("chain", row.chain())
        .put("parent", row.parent())
        .put("revocations", row.revocations())
        .build();
  }

  @Override
  public AuthorityCertificate read(int format, Document document) {
    return new AuthorityCertificate(
        document.text("id"),
        document.text("key"),
        document.text("certificate"),
        document.text("chain"),
        document.optionalText("parent"),
        document.number("revocations"));
  }
}
