package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.CheckPace;
import io.keyrota.rules.acm.DomainFinding;
import io.keyrota.rules.acm.ValidationRecord;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.dns.Resolver;
import io.keyrota.server.dns.ValidationLook;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the Domain Name System about one domain that a certificate waits for: its validation record
 * and its CAA records, in one look. An answer that does not come means not yet, never no.
 */
final class CheckDomain implements Duty<DomainFinding> {
  private final AcmWorks works;
  private final Resolver resolver;

  CheckDomain(AcmWorks works, Resolver resolver) {
    this.works = works;
    this.resolver = resolver;
  }

  @Override
  public String kind() {
    return DomainCheckTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return PrivateKeys.PRINCIPAL;
  }

  @Override
  public String eventName() {
    return "ValidateDomain";
  }

  @Override
  public DomainFinding observe(Due due) {
    String domain = DomainCheckTable.domain(due.identity());
    ValidationRecord record = ValidationRecord.of(due.identity().place().account(), domain);
    return new DomainFinding(
        ValidationLook.record(resolver, record), ValidationLook.caa(resolver, domain));
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, DomainFinding found, Snapshot seen) {
    CertificateArn arn = DomainCheckTable.certificate(due.identity());
    String domain = DomainCheckTable.domain(due.identity());
    Optional<Certificate> certificate =
        CertificateTable.find(arn, seen).filter(row -> row.awaited().contains(domain));
    if (certificate.isEmpty()) {
      return Outcome.of(call.now(), DomainCheckTable.remove(arn, domain));
    }
    Certificate before = certificate.get();
    Instant again = CheckPace.next(before.askedSince(), call.now());
    Optional<Certificate> after =
        CertificateLife.found(before, domain, found, works.policy().caa(), call.now());
    if (after.isEmpty()) {
      return Outcome.of(again);
    }
    List<Change> changes =
        new ArrayList<>(CertificateChanges.of(before, after.get(), works, call.now(), seen));
    if (after.get().awaited().contains(domain)) {
      changes.add(DomainCheckTable.put(arn, domain, again));
    }
    return new Outcome<>(again, changes);
  }
}
