package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Domain Name System is to be asked: a row for each domain of a certificate that waits.
 * The row's id is the certificate's and the domain, so that it can be asked without reading.
 */
final class DomainCheckTable implements Table<DomainCheck> {
  static final DomainCheckTable TABLE = new DomainCheckTable();

  private static final char SEPARATOR = '/';

  private DomainCheckTable() {}

  static String id(CertificateArn arn, String domain) {
    return arn.id() + SEPARATOR + domain;
  }

  /** The domain that a row is about. */
  static String domain(Identity identity) {
    return identity.id().substring(identity.id().indexOf(SEPARATOR) + 1);
  }

  static CertificateArn certificate(Identity identity) {
    return new CertificateArn(
        identity.place().account(),
        identity.place().region(),
        identity.id().substring(0, identity.id().indexOf(SEPARATOR)));
  }

  /**
   * What follows for the rows from a change of the certificate: there is one for each domain that
   * it waits for.
   *
   * @param before the domains that it waited for
   */
  static List<Change> follow(List<String> before, Certificate after, Instant now) {
    CertificateArn arn = after.arn();
    List<String> awaited = after.awaited();
    List<Change> changes = new ArrayList<>();
    for (String domain : awaited) {
      if (!before.contains(domain)) {
        changes.add(put(arn, domain, now));
      }
    }
    for (String domain : before) {
      if (!awaited.contains(domain)) {
        changes.add(remove(arn, domain));
      }
    }
    return changes;
  }

  static Change put(CertificateArn arn, String domain, Instant due) {
    return new Change.Put<>(
        TABLE,
        CertificateTable.place(arn),
        id(arn, domain),
        new DomainCheck(arn.id(), domain, due));
  }

  static Change remove(CertificateArn arn, String domain) {
    return Change.Remove.of(TABLE, CertificateTable.place(arn), id(arn, domain));
  }

  @Override
  public String kind() {
    return "certificate-check";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(DomainCheck check) {
    return Document.builder()
        .put("certificate", check.certificateId())
        .put("domain", check.domain())
        .put("due", check.due())
        .build();
  }

  @Override
  public DomainCheck read(int format, Document document) {
    return new DomainCheck(
        document.text("certificate"), document.text("domain"), document.instant("due"));
  }

  @Override
  public @Nullable Instant due(DomainCheck check) {
    return check.due();
  }
}
