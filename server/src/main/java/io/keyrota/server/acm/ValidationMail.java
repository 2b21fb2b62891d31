package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.DomainValidation;
import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** The mail that asks the owners of a name to approve its certificate. */
public interface ValidationMail {

  /**
   * What sends the mail about one name to the five addresses of its validation domain, with a link
   * that approves or rejects. Older links of the name are void from then on.
   */
  List<Change> ask(Call call, Certificate certificate, DomainValidation name, Snapshot seen);

  /** What makes all links of a certificate void. */
  List<Change> withdraw(Certificate certificate, Snapshot seen);
}
