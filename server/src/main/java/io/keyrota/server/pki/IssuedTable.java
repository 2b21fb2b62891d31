package io.keyrota.server.pki;

import io.keyrota.server.pki.IssuedCertificate.Revocation;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was issued, by serial number; the owner index finds what an authority has revoked. */
final class IssuedTable implements Table<IssuedCertificate> {
  static final IssuedTable TABLE = new IssuedTable();

  /** RFC 5280, 3.3: a revoked one stands on one list after its end, at the least. */
  private static final Duration KEPT_AFTER_END = Duration.ofDays(7);

  private static final int PAGE = 500;

  private IssuedTable() {}

  static Optional<IssuedCertificate> find(String serial, Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, serial);
  }

  /** All that the authority has revoked. */
  static List<IssuedCertificate> revokedBy(String issuer, Snapshot seen) {
    List<IssuedCertificate> all = new ArrayList<>();
    String after = "";
    while (true) {
      List<Row<IssuedCertificate>> page = seen.ofOwner(TABLE, Place.SYSTEM, issuer, after, PAGE);
      page.forEach(row -> all.add(row.value()));
      if (page.size() < PAGE) {
        return all;
      }
      after = page.getLast().identity().id();
    }
  }

  static Change put(IssuedCertificate row) {
    return new Change.Put<>(TABLE, Place.SYSTEM, row.serial(), row);
  }

  static Change remove(String serial) {
    return Change.Remove.of(TABLE, Place.SYSTEM, serial);
  }

  @Override
  public String kind() {
    return "issued-certificate";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(IssuedCertificate row) {
    Document.Builder document =
        Document.builder()
            .put("serial", row.serial())
            .put("issuer", row.issuer())
            .put("notAfter", row.notAfter())
            .putInstant("revoked", row.revocation().map(Revocation::at));
    row.revocation().ifPresent(revocation -> document.put("reason", revocation.reason()));
    return document.build();
  }

  @Override
  public IssuedCertificate read(int format, Document document) {
    return new IssuedCertificate(
        document.text("serial"),
        document.text("issuer"),
        document.instant("notAfter"),
        document
            .optionalInstant("revoked")
            .map(at -> new Revocation(at, (int) document.number("reason"))));
  }

  @Override
  public @Nullable Instant due(IssuedCertificate row) {
    return row.notAfter().plus(KEPT_AFTER_END);
  }

  @Override
  public @Nullable String owner(IssuedCertificate row) {
    return row.revocation().isPresent() ? row.issuer() : null;
  }
}
