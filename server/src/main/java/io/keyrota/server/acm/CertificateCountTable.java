package io.keyrota.server.acm;

import io.keyrota.rules.acm.AcmQuota;
import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateType;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;

/** Counts for quotas, a row for each account and region, which every new certificate also puts. */
final class CertificateCountTable implements Table<CertificateCount> {
  static final CertificateCountTable TABLE = new CertificateCountTable();

  private static final String ID = "count";

  private CertificateCountTable() {}

  private static CertificateCount of(Place place, Snapshot seen) {
    return seen.find(TABLE, place, ID).orElse(CertificateCount.NONE);
  }

  private static Change put(Place place, CertificateCount count) {
    return new Change.Put<>(TABLE, place, ID, count);
  }

  /**
   * One request more.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceededException
   */
  static Change oneRequested(Place place, AcmQuotas quotas, Instant now, Snapshot seen) {
    CertificateCount count = of(place, seen);
    quotas.needRoom(AcmQuota.CERTIFICATES, count.requested());
    quotas.needRoom(
        AcmQuota.CERTIFICATES_PER_YEAR,
        CertificateCount.inTheYearBefore(count.requestedByDay(), now));
    return put(
        place,
        new CertificateCount(
            count.requested() + 1,
            count.imported(),
            CertificateCount.oneMore(count.requestedByDay(), now),
            count.importedByDay()));
  }

  /**
   * One import more.
   *
   * @param again whether it replaces an earlier one
   * @throws io.keyrota.rules.aws.Refusal LimitExceededException
   */
  static Change oneImported(
      Place place, boolean again, AcmQuotas quotas, Instant now, Snapshot seen) {
    CertificateCount count = of(place, seen);
    if (!again) {
      quotas.needRoom(AcmQuota.IMPORTED_CERTIFICATES, count.imported());
    }
    quotas.needRoom(
        AcmQuota.IMPORTS_PER_YEAR, CertificateCount.inTheYearBefore(count.importedByDay(), now));
    return put(
        place,
        new CertificateCount(
            count.requested(),
            count.imported() + (again ? 0 : 1),
            count.requestedByDay(),
            CertificateCount.oneMore(count.importedByDay(), now)));
  }

  /** One certificate less; that it came in the last year stays true. */
  static Change oneLess(Certificate certificate, Snapshot seen) {
    Place place = CertificateTable.place(certificate.arn());
    CertificateCount count = of(place, seen);
    boolean imported = certificate.type() == CertificateType.IMPORTED;
    return put(
        place,
        new CertificateCount(
            count.requested() - (imported ? 0 : 1),
            count.imported() - (imported ? 1 : 0),
            count.requestedByDay(),
            count.importedByDay()));
  }

  @Override
  public String kind() {
    return "certificate-count";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(CertificateCount count) {
    return Document.builder()
        .put("requested", count.requested())
        .put("imported", count.imported())
        .put("requestedByDay", count.requestedByDay())
        .put("importedByDay", count.importedByDay())
        .build();
  }

  @Override
  public CertificateCount read(int format, Document document) {
    return new CertificateCount(
        document.number("requested"),
        document.number("imported"),
        document.map("requestedByDay"),
        document.map("importedByDay"));
  }
}
