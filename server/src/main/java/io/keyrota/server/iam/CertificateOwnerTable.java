package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;

/** Owners of signing certificates by the certificate's fingerprint. */
final class CertificateOwnerTable implements Table<CertificateOwner> {
  static final CertificateOwnerTable TABLE = new CertificateOwnerTable();

  private CertificateOwnerTable() {}

  static boolean has(AccountId account, String fingerprint, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), fingerprint).isPresent();
  }

  static Change put(AccountId account, String fingerprint, String owner) {
    return new Change.Put<>(TABLE, Place.global(account), fingerprint, new CertificateOwner(owner));
  }

  static Change remove(AccountId account, String fingerprint) {
    return Change.Remove.of(TABLE, Place.global(account), fingerprint);
  }

  @Override
  public String kind() {
    return "signing-certificate-owner";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(CertificateOwner row) {
    return Document.builder().put("owner", row.owner()).build();
  }

  @Override
  public CertificateOwner read(int format, Document document) {
    return new CertificateOwner(document.text("owner"));
  }
}
