package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.ServerCertificate;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/**
 * Server certificates by name without its case; the certificate's id is the handle. Format 2 knows
 * who serves them.
 */
final class ServerCertificateTable implements Table<SealedServerCertificate> {
  static final ServerCertificateTable TABLE = new ServerCertificateTable();

  private ServerCertificateTable() {}

  static Optional<SealedServerCertificate> named(AccountId account, String name, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), ServerCertificate.nameKey(name));
  }

  /** By its ARN, where that is the ARN of a server certificate of the account. */
  static Optional<SealedServerCertificate> find(AccountId account, String arn, Snapshot seen) {
    return arn.startsWith(ServerCertificate.arn(account, "/", ""))
        ? named(account, arn.substring(arn.lastIndexOf('/') + 1), seen)
            .filter(row -> row.certificate().arn().equals(arn))
        : Optional.empty();
  }

  static Change put(SealedServerCertificate row) {
    return new Change.Put<>(
        TABLE, Place.global(row.certificate().account()), key(row.certificate()), row);
  }

  static Change remove(ServerCertificate certificate) {
    return Change.Remove.of(TABLE, Place.global(certificate.account()), key(certificate));
  }

  static String key(ServerCertificate certificate) {
    return ServerCertificate.nameKey(certificate.name());
  }

  @Override
  public String kind() {
    return "server-certificate";
  }

  @Override
  public int format() {
    return 2;
  }

  @Override
  public Document write(SealedServerCertificate row) {
    ServerCertificate certificate = row.certificate();
    return Document.builder()
        .put("account", certificate.account().digits())
        .put("path", certificate.path())
        .put("name", certificate.name())
        .put("certificateId", certificate.certificateId())
        .put("uploaded", certificate.uploaded())
        .put("expires", certificate.expires())
        .put("body", certificate.body())
        .put("chain", certificate.chain())
        .put("tags", certificate.tags().values())
        .put("privateKey", row.privateKey().bytes())
        .putDocuments(
            "uses",
            certificate.uses().stream()
                .map(
                    use ->
                        Document.builder()
                            .put("user", use.user())
                            .put("place", use.place())
                            .build())
                .toList())
        .build();
  }

  @Override
  public SealedServerCertificate read(int format, Document document) {
    return new SealedServerCertificate(
        new ServerCertificate(
            new AccountId(document.text("account")),
            document.text("path"),
            document.text("name"),
            document.text("certificateId"),
            document.instant("uploaded"),
            document.instant("expires"),
            document.text("body"),
            document.text("chain"),
            new Tags(document.map("tags")),
            document.documents("uses").stream()
                .map(use -> new ServerCertificate.Use(use.text("user"), use.text("place")))
                .toList()),
        new Sealed(document.bytes("privateKey")));
  }

  @Override
  public String handle(SealedServerCertificate row) {
    return row.certificate().certificateId();
  }
}
