package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Certificates of ACME clients by the names that the protocol gives them, until they expire. */
public final class IssuedTable implements Table<Issued> {
  static final IssuedTable TABLE = new IssuedTable();

  private IssuedTable() {}

  /** An endpoint's certificate. */
  public static Optional<Issued> find(AcmeArn endpoint, String name, Snapshot seen) {
    return seen.find(TABLE, EndpointTable.place(endpoint), name)
        .filter(issued -> issued.endpointId().equals(endpoint.id()));
  }

  /** The row. */
  public static Change put(AcmeArn endpoint, Issued issued) {
    return new Change.Put<>(TABLE, EndpointTable.place(endpoint), issued.name(), issued);
  }

  @Override
  public String kind() {
    return "acme-certificate";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Issued issued) {
    return Document.builder()
        .put("name", issued.name())
        .put("endpoint", issued.endpointId())
        .put("account", issued.accountId())
        .put("certificate", issued.certificateId())
        .put("names", issued.names())
        .put("notBefore", issued.notBefore())
        .put("notAfter", issued.notAfter())
        .put("replacedBy", issued.replacedBy())
        .build();
  }

  @Override
  public Issued read(int format, Document document) {
    return new Issued(
        document.text("name"),
        document.text("endpoint"),
        document.text("account"),
        document.text("certificate"),
        document.texts("names"),
        document.instant("notBefore"),
        document.instant("notAfter"),
        document.optionalText("replacedBy"));
  }

  @Override
  public @Nullable Instant due(Issued issued) {
    return issued.notAfter();
  }
}
