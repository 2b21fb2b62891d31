package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.DomainStatus;
import io.keyrota.rules.acm.DomainValidation;
import io.keyrota.rules.acm.ValidationMethod;
import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** How a renewal begins, and how the owners of names are asked once more. */
final class Renewals {
  private Renewals() {}

  static List<Change> begin(Certificate certificate, AcmWorks works, Call call, Snapshot seen) {
    works.expectPair(certificate);
    Certificate next = CertificateLife.renewing(certificate, call.now());
    List<Change> changes =
        new ArrayList<>(CertificateChanges.of(certificate, next, works, call.now(), seen));
    changes.addAll(mails(next, works, call, seen));
    return changes;
  }

  /** The mail about every name that waits for one. */
  static List<Change> mails(Certificate certificate, AcmWorks works, Call call, Snapshot seen) {
    List<Change> changes = new ArrayList<>();
    for (DomainValidation name : certificate.proofs()) {
      if (name.method() == ValidationMethod.EMAIL
          && name.status() == DomainStatus.PENDING_VALIDATION) {
        changes.addAll(works.mail().ask(call, certificate, name, seen));
      }
    }
    return changes;
  }
}
