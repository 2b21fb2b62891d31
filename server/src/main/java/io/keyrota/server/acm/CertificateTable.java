package io.keyrota.server.acm;

import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateStatus;
import io.keyrota.rules.acm.CertificateType;
import io.keyrota.rules.acm.FailureReason;
import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acm.Renewal;
import io.keyrota.rules.acm.RenewalStatus;
import io.keyrota.rules.acm.RevocationReason;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Certificates by their ids, which stand in the order of creation. */
final class CertificateTable implements Table<Certificate> {
  static final CertificateTable TABLE = new CertificateTable();

  private CertificateTable() {}

  static Place place(CertificateArn arn) {
    return new Place(arn.account(), arn.region());
  }

  static Optional<Certificate> find(CertificateArn arn, Snapshot seen) {
    return seen.find(TABLE, place(arn), arn.id());
  }

  /** The row, with the due time that its account's schedule gives it. */
  static Change put(Certificate certificate, AcmWorks works, Snapshot seen) {
    Place place = place(certificate.arn());
    return new Change.Put<>(
        TABLE,
        place,
        certificate.arn().id(),
        certificate.scheduled(works.schedule(certificate.type(), place, seen)));
  }

  static Change remove(Certificate certificate) {
    return Change.Remove.of(TABLE, place(certificate.arn()), certificate.arn().id());
  }

  @Override
  public String kind() {
    return "certificate";
  }

  @Override
  public int format() {
    // Since 2 a certificate may be of an ACME client.
    return 2;
  }

  @Override
  public Document write(Certificate certificate) {
    Document.Builder document =
        Document.builder()
            .put("account", certificate.arn().account().digits())
            .put("region", certificate.arn().region().name())
            .put("id", certificate.arn().id())
            .put("type", certificate.type().name())
            .put("keyAlgorithm", certificate.keyAlgorithm().awsName())
            .put("names", certificate.names())
            .put("exportable", certificate.exportable())
            .put("status", certificate.status().name())
            .put("failure", certificate.failure().map(Enum::name))
            .putDocuments("validations", ProofDocument.write(certificate.validations()))
            .put("proving", certificate.proving())
            .put("created", certificate.created())
            .putInstant("issued", certificate.issued())
            .putInstant("imported", certificate.imported())
            .putInstant("exported", certificate.exported())
            .put("everExported", certificate.everExported())
            .put("tags", certificate.tags().values())
            .put("version", certificate.version())
            .putInstant("told", certificate.told())
            .putInstant("due", certificate.due());
    certificate
        .acme()
        .ifPresent(
            client ->
                document
                    .put("acmeEndpoint", client.endpoint())
                    .put("acmeAccount", client.account()));
    certificate
        .revocation()
        .ifPresent(
            revocation ->
                document
                    .put("revoked", revocation.at())
                    .put("revocationReason", revocation.reason().name()));
    certificate.facts().ifPresent(facts -> document.putDocuments("facts", FactsDocument.of(facts)));
    certificate
        .renewal()
        .ifPresent(renewal -> document.putDocuments("renewal", List.of(renewal(renewal))));
    certificate
        .migration()
        .ifPresent(
            migration ->
                document
                    .put("migrating", migration.begun())
                    .putDocuments("migration", ProofDocument.write(migration.validations())));
    return document
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
  public Certificate read(int format, Document document) {
    return new Certificate(
        new CertificateArn(
            new AccountId(document.text("account")),
            new Region(document.text("region")),
            document.text("id")),
        CertificateType.valueOf(document.text("type")),
        KeyAlgorithm.named(document.text("keyAlgorithm")).orElseThrow(),
        document.texts("names"),
        document.flag("exportable"),
        CertificateStatus.valueOf(document.text("status")),
        document.optionalText("failure").map(FailureReason::valueOf),
        ProofDocument.read(document.documents("validations")),
        document.instant("proving"),
        document.instant("created"),
        document.optionalInstant("issued"),
        document.optionalInstant("imported"),
        document
            .optionalInstant("revoked")
            .map(
                at ->
                    new Certificate.Revocation(
                        at, RevocationReason.valueOf(document.text("revocationReason")))),
        FactsDocument.read(document.documents("facts")),
        document.documents("renewal").stream().findFirst().map(CertificateTable::renewal),
        document
            .optionalInstant("migrating")
            .map(
                begun ->
                    new Certificate.Migration(
                        ProofDocument.read(document.documents("migration")), begun)),
        document.optionalInstant("exported"),
        document.flag("everExported"),
        document.documents("uses").stream()
            .map(use -> new Certificate.Use(use.text("user"), use.text("place")))
            .toList(),
        new AcmTags(document.map("tags")),
        document.number("version"),
        document.optionalInstant("told"),
        document
            .optionalText("acmeEndpoint")
            .map(endpoint -> new Certificate.AcmeOrigin(endpoint, document.text("acmeAccount"))),
        document.optionalInstant("due"));
  }

  private static Document renewal(Renewal renewal) {
    return Document.builder()
        .put("status", renewal.status().name())
        .putDocuments("validations", ProofDocument.write(renewal.validations()))
        .put("begun", renewal.begun())
        .put("updated", renewal.updated())
        .put("reason", renewal.reason().map(Enum::name))
        .put("noticed", renewal.noticed().orElse(0))
        .build();
  }

  private static Renewal renewal(Document document) {
    int noticed = Math.toIntExact(document.number("noticed"));
    return new Renewal(
        RenewalStatus.valueOf(document.text("status")),
        ProofDocument.read(document.documents("validations")),
        document.instant("begun"),
        document.instant("updated"),
        document.optionalText("reason").map(FailureReason::valueOf),
        noticed == 0 ? Optional.empty() : Optional.of(noticed));
  }

  @Override
  public @Nullable Instant due(Certificate certificate) {
    return certificate.due().orElse(null);
  }
}
