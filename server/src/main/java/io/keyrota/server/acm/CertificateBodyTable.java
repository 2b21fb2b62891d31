package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** The PEM and the sealed private keys of certificates, apart so that lists do not read them. */
final class CertificateBodyTable implements Table<CertificateBody> {
  static final CertificateBodyTable TABLE = new CertificateBodyTable();

  private CertificateBodyTable() {}

  static Optional<CertificateBody> find(CertificateArn arn, Snapshot seen) {
    return seen.find(TABLE, CertificateTable.place(arn), arn.id());
  }

  /**
   * The body of a certificate that has one.
   *
   * @throws IllegalStateException when it is not there
   */
  static CertificateBody need(Certificate certificate, Snapshot seen) {
    return find(certificate.arn(), seen)
        .orElseThrow(() -> new IllegalStateException("no body of " + certificate.arn()));
  }

  static Change put(CertificateArn arn, CertificateBody body) {
    return new Change.Put<>(TABLE, CertificateTable.place(arn), arn.id(), body);
  }

  static Change remove(CertificateArn arn) {
    return Change.Remove.of(TABLE, CertificateTable.place(arn), arn.id());
  }

  @Override
  public String kind() {
    return "certificate-body";
  }

  @Override
  public int format() {
    // Since 2 a body may be without a key.
    return 2;
  }

  @Override
  public Document write(CertificateBody body) {
    Document.Builder document =
        Document.builder()
            .put("id", body.id())
            .put("version", body.version())
            .put("certificate", body.certificate())
            .put("chain", body.chain());
    body.sealedKey().ifPresent(key -> document.put("sealedKey", key.bytes()));
    return document.build();
  }

  @Override
  public CertificateBody read(int format, Document document) {
    return new CertificateBody(
        document.text("id"),
        document.number("version"),
        document.text("certificate"),
        document.text("chain"),
        document.members().containsKey("sealedKey")
            ? Optional.of(new Sealed(document.bytes("sealedKey")))
            : Optional.empty());
  }
}
