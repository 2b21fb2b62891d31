package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.ServiceSpecificCredential;
import io.keyrota.rules.iam.SigningCertificate;
import io.keyrota.rules.iam.SshPublicKey;
import io.keyrota.rules.iam.UserCredentials;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;

/** What users have besides access keys and the like, by the user's id, the root's by its word. */
final class UserCredentialsTable implements Table<UserCredentials> {
  static final UserCredentialsTable TABLE = new UserCredentialsTable();

  private UserCredentialsTable() {}

  static UserCredentials of(AccountId account, String owner, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), owner).orElse(UserCredentials.NONE);
  }

  /** Nothing left is no row. */
  static Change put(AccountId account, String owner, UserCredentials row) {
    return row.equals(UserCredentials.NONE)
        ? Change.Remove.of(TABLE, Place.global(account), owner)
        : new Change.Put<>(TABLE, Place.global(account), owner, row);
  }

  @Override
  public String kind() {
    return "user-credentials";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(UserCredentials row) {
    return Document.builder()
        .putDocuments(
            "sshPublicKeys", row.sshPublicKeys().stream().map(UserCredentialsTable::write).toList())
        .putDocuments(
            "signingCertificates",
            row.signingCertificates().stream().map(UserCredentialsTable::write).toList())
        .putDocuments(
            "serviceSpecific",
            row.serviceSpecific().stream().map(UserCredentialsTable::write).toList())
        .build();
  }

  private static Document write(SshPublicKey key) {
    return Document.builder()
        .put("id", key.id())
        .put("fingerprint", key.fingerprint())
        .put("body", key.body())
        .put("status", key.status().word())
        .put("uploaded", key.uploaded())
        .build();
  }

  private static Document write(SigningCertificate certificate) {
    return Document.builder()
        .put("id", certificate.id())
        .put("fingerprint", certificate.fingerprint())
        .put("body", certificate.body())
        .put("status", certificate.status().word())
        .put("uploaded", certificate.uploaded())
        .put("statusChanged", certificate.statusChanged())
        .build();
  }

  private static Document write(ServiceSpecificCredential credential) {
    return Document.builder()
        .put("id", credential.id())
        .put("service", credential.service().principal())
        .put("name", credential.name())
        .put("status", credential.status().word())
        .put("created", credential.created())
        .putInstant("expires", credential.expires())
        .build();
  }

  @Override
  public UserCredentials read(int format, Document document) {
    return new UserCredentials(
        document.documents("sshPublicKeys").stream().map(UserCredentialsTable::sshKey).toList(),
        document.documents("signingCertificates").stream()
            .map(UserCredentialsTable::certificate)
            .toList(),
        document.documents("serviceSpecific").stream()
            .map(UserCredentialsTable::serviceSpecific)
            .toList());
  }

  private static SshPublicKey sshKey(Document document) {
    return new SshPublicKey(
        document.text("id"),
        document.text("fingerprint"),
        document.text("body"),
        AccessKey.Status.of(document.text("status")),
        document.instant("uploaded"));
  }

  private static SigningCertificate certificate(Document document) {
    return new SigningCertificate(
        document.text("id"),
        document.text("fingerprint"),
        document.text("body"),
        AccessKey.Status.of(document.text("status")),
        document.instant("uploaded"),
        document.instant("statusChanged"));
  }

  private static ServiceSpecificCredential serviceSpecific(Document document) {
    return new ServiceSpecificCredential(
        document.text("id"),
        ServiceSpecificCredential.Service.of(document.text("service")),
        document.text("name"),
        AccessKey.Status.of(document.text("status")),
        document.instant("created"),
        document.optionalInstant("expires"));
  }
}
