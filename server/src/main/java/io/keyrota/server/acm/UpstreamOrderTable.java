package io.keyrota.server.acm;

import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.Optional;

/** Orders at another authority, by the certificate that waits for them. */
final class UpstreamOrderTable implements Table<UpstreamOrder> {
  static final UpstreamOrderTable TABLE = new UpstreamOrderTable();

  private UpstreamOrderTable() {}

  static Optional<UpstreamOrder> find(CertificateArn arn, Snapshot seen) {
    return seen.find(TABLE, CertificateTable.place(arn), arn.id());
  }

  static Change put(CertificateArn arn, UpstreamOrder order) {
    return new Change.Put<>(TABLE, CertificateTable.place(arn), arn.id(), order);
  }

  static Change remove(CertificateArn arn) {
    return Change.Remove.of(TABLE, CertificateTable.place(arn), arn.id());
  }

  @Override
  public String kind() {
    return "certificate-order";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(UpstreamOrder order) {
    return Document.builder()
        .put("certificate", order.certificateId())
        .put("names", order.names())
        .put("csr", order.csr())
        .put("sealedKey", order.sealedKey().bytes())
        .put("order", order.order())
        .put("challenges", order.challenges())
        .put("failures", order.failures())
        .put("since", order.since())
        .put("due", order.due())
        .build();
  }

  @Override
  public UpstreamOrder read(int format, Document document) {
    return new UpstreamOrder(
        document.text("certificate"),
        document.texts("names"),
        document.bytes("csr"),
        new Sealed(document.bytes("sealedKey")),
        document.optionalText("order"),
        document.texts("challenges"),
        document.number("failures"),
        document.instant("since"),
        document.instant("due"));
  }

  @Override
  public Instant due(UpstreamOrder order) {
    return order.due();
  }
}
