package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateEvent;
import io.keyrota.server.aws.Call;
import io.keyrota.server.events.Detail;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a change of a certificate changes in the store: its row, what is asked about it, events. */
final class CertificateChanges {
  private static final String SOURCE = "aws.acm";
  private static final String DAYS = "DaysToExpiry";

  private CertificateChanges() {}

  /** A new certificate. */
  static List<Change> of(Certificate made, AcmWorks works, Instant now, Snapshot seen) {
    List<Change> changes = new ArrayList<>(of(List.of(), made, works, now, seen));
    changes.add(NewestTable.put(made.arn()));
    return changes;
  }

  /** A certificate that is not what it was. */
  static List<Change> of(
      Certificate before, Certificate after, AcmWorks works, Instant now, Snapshot seen) {
    return of(before.awaited(), after, works, now, seen);
  }

  private static List<Change> of(
      List<String> awaited, Certificate after, AcmWorks works, Instant now, Snapshot seen) {
    List<Change> changes = new ArrayList<>();
    changes.add(CertificateTable.put(after, works, seen));
    changes.addAll(DomainCheckTable.follow(awaited, after, now));
    return changes;
  }

  /** A certificate that is no more. */
  static List<Change> removal(Certificate certificate) {
    List<Change> changes = new ArrayList<>();
    changes.add(CertificateTable.remove(certificate));
    changes.add(NewestTable.remove(certificate.arn()));
    if (certificate.facts().isPresent()) {
      changes.add(CertificateBodyTable.remove(certificate.arn()));
    }
    certificate
        .awaited()
        .forEach(domain -> changes.add(DomainCheckTable.remove(certificate.arn(), domain)));
    return changes;
  }

  /** An event of the certificate, at the call's instant. */
  static Change event(Certificate certificate, CertificateEvent event, AcmWorks works, Call call) {
    Detail detail = Detail.empty();
    for (var member : event.detail().entrySet()) {
      detail =
          member.getKey().equals(DAYS)
              ? detail.with(DAYS, Long.parseLong(member.getValue()))
              : detail.with(member.getKey(), member.getValue());
    }
    return works
        .events()
        .happened(
            new EventLog.Moment(
                certificate.arn().account(),
                certificate.arn().region(),
                call.now(),
                call.entropy()),
            SOURCE,
            event.detailType(),
            certificate.arn().text(),
            detail);
  }
}
