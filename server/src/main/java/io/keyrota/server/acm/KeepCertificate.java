package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateEnd;
import io.keyrota.rules.acm.CertificateEvent;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.CertificateSchedule;
import io.keyrota.rules.acm.CertificateSchedule.Task;
import io.keyrota.rules.acm.Migrations;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What time asks of certificates: to be given up, signed, renewed, told of, expired, and those of
 * ACME clients forgotten. One thing at a time, in the order of the schedule.
 */
final class KeepCertificate implements InwardDuty {
  /** When to look again at a row of which time turned out to want nothing yet. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** The same while another authority has not signed yet: its order wakes nobody. */
  private static final Duration WHILE_ORDERED = Duration.ofMinutes(1);

  private final AcmWorks works;

  KeepCertificate(AcmWorks works) {
    this.works = works;
  }

  @Override
  public String kind() {
    return CertificateTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return PrivateKeys.PRINCIPAL;
  }

  @Override
  public String eventName() {
    return "KeepCertificate";
  }

  @Override
  public String eventName(Due due, Instant now, Snapshot seen) {
    return row(due, seen)
        .flatMap(certificate -> task(certificate, now, seen))
        .map(
            task ->
                switch (task) {
                  case END_MIGRATION -> "EndValidationMigration";
                  case TIME_OUT -> "TimeOutValidation";
                  case ISSUE -> "IssueCertificate";
                  case EXPIRE -> "ExpireCertificate";
                  case BEGIN_RENEWAL -> "BeginCertificateRenewal";
                  case NOTICE -> "NoticeCertificateRenewal";
                  case TELL_APPROACH -> "TellCertificateExpiry";
                  case FORGET -> "ForgetCertificate";
                })
        .orElse(eventName());
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    Optional<Certificate> row = row(due, seen);
    List<Change> changes =
        row.flatMap(
                certificate ->
                    task(certificate, call.now(), seen)
                        .map(task -> done(task, certificate, call, seen)))
            .orElse(List.of());
    boolean elsewhere =
        row.flatMap(certificate -> UpstreamOrderTable.find(certificate.arn(), seen)).isPresent();
    return new Outcome<>(call.now().plus(elsewhere ? WHILE_ORDERED : AGAIN), changes);
  }

  private static Optional<Certificate> row(Due due, Snapshot seen) {
    return CertificateTable.find(
        new CertificateArn(
            due.identity().place().account(), due.identity().place().region(), due.identity().id()),
        seen);
  }

  private Optional<Task> task(Certificate certificate, Instant now, Snapshot seen) {
    return works
        .schedule(certificate.type(), CertificateTable.place(certificate.arn()), seen)
        .dueAt(certificate, now);
  }

  private List<Change> done(Task task, Certificate certificate, Call call, Snapshot seen) {
    return switch (task) {
      case END_MIGRATION -> changed(certificate, Migrations.ended(certificate), call, seen);
      case TIME_OUT -> timedOut(certificate, call, seen);
      case ISSUE -> issued(certificate, call, seen);
      case EXPIRE -> expired(certificate, call, seen);
      case BEGIN_RENEWAL -> Renewals.begin(certificate, works, call, seen);
      case NOTICE -> noticed(certificate, call, seen);
      case TELL_APPROACH -> told(certificate, call, seen);
      case FORGET -> forgotten(certificate, seen);
    };
  }

  private static List<Change> forgotten(Certificate certificate, Snapshot seen) {
    List<Change> changes = new ArrayList<>(CertificateChanges.removal(certificate));
    changes.add(CertificateCountTable.oneLess(certificate, seen));
    return changes;
  }

  private List<Change> changed(Certificate before, Certificate after, Call call, Snapshot seen) {
    return new ArrayList<>(CertificateChanges.of(before, after, works, call.now(), seen));
  }

  private List<Change> timedOut(Certificate certificate, Call call, Snapshot seen) {
    List<Change> changes = changed(certificate, CertificateEnd.timedOut(certificate), call, seen);
    changes.addAll(works.mail().withdraw(certificate, seen));
    return changes;
  }

  private List<Change> issued(Certificate certificate, Call call, Snapshot seen) {
    return CertificateLife.ready(certificate, call.now())
        ? Issuance.of(certificate, works, call, seen)
        // Some CAA records were asked too long ago: they are asked once more before anything is
        // signed.
        : changed(certificate, CertificateLife.asking(certificate, call.now()), call, seen);
  }

  private List<Change> expired(Certificate certificate, Call call, Snapshot seen) {
    Certificate next = CertificateEnd.expired(certificate, call.now());
    List<Change> changes = changed(certificate, next, call, seen);
    changes.addAll(works.mail().withdraw(certificate, seen));
    changes.add(CertificateChanges.event(next, CertificateEvent.expired(next), works, call));
    return changes;
  }

  private List<Change> noticed(Certificate certificate, Call call, Snapshot seen) {
    int days = CertificateSchedule.noticeAt(certificate, call.now());
    Certificate next = CertificateLife.noticed(certificate, days);
    List<Change> changes = changed(certificate, next, call, seen);
    changes.addAll(Renewals.mails(next, works, call, seen));
    changes.add(
        CertificateChanges.event(
            next, CertificateEvent.renewalActionRequired(next, call.now()), works, call));
    return changes;
  }

  private List<Change> told(Certificate certificate, Call call, Snapshot seen) {
    Certificate next = CertificateLife.told(certificate, call.now());
    List<Change> changes = changed(certificate, next, call, seen);
    changes.add(
        CertificateChanges.event(
            next, CertificateEvent.approaching(next, call.now()), works, call));
    return changes;
  }
}
