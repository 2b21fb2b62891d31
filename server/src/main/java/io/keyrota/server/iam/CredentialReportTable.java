package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.CredentialReport;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** The last credential report of each account. */
final class CredentialReportTable implements Table<CredentialReport> {
  static final CredentialReportTable TABLE = new CredentialReportTable();

  private static final String ONLY = "last";

  private CredentialReportTable() {}

  static Optional<CredentialReport> find(AccountId account, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), ONLY);
  }

  static Change put(AccountId account, CredentialReport report) {
    return new Change.Put<>(TABLE, Place.global(account), ONLY, report);
  }

  @Override
  public String kind() {
    return "credential-report";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(CredentialReport report) {
    return Document.builder()
        .put("generated", report.generated())
        .put("content", report.content())
        .build();
  }

  @Override
  public CredentialReport read(int format, Document document) {
    return new CredentialReport(document.instant("generated"), document.bytes("content"));
  }
}
