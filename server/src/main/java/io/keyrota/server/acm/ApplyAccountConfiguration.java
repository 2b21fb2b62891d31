package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.InwardDuty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells an account's certificates of its new choice, some at a time. */
final class ApplyAccountConfiguration implements InwardDuty {
  private static final int SOME = 100;

  private final AcmWorks works;

  ApplyAccountConfiguration(AcmWorks works) {
    this.works = works;
  }

  @Override
  public String kind() {
    return AccountConfigurationTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return PrivateKeys.PRINCIPAL;
  }

  @Override
  public String eventName() {
    return "ApplyAccountConfiguration";
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Snapshot seen) {
    Place place = due.identity().place();
    AccountConfiguration configuration = AccountConfigurationTable.of(place, seen);
    if (configuration.applied().isEmpty()) {
      return Outcome.of(call.now().plusSeconds(1));
    }
    List<Row<Certificate>> rows =
        seen.page(CertificateTable.TABLE, place, configuration.applied().get(), SOME);
    List<Change> changes = new ArrayList<>();
    for (Row<Certificate> row : rows) {
      CertificateArn arn = row.value().arn();
      // Read once more by its id: what lists give may change unseen.
      CertificateTable.find(arn, seen)
          .ifPresent(certificate -> changes.add(CertificateTable.put(certificate, works, seen)));
    }
    boolean more = rows.size() == SOME;
    changes.add(
        AccountConfigurationTable.put(
            place,
            new AccountConfiguration(
                configuration.events(),
                configuration.token(),
                more ? Optional.of(rows.getLast().identity().id()) : Optional.empty(),
                more ? Optional.of(call.now()) : Optional.empty())));
    return new Outcome<>(call.now(), changes);
  }
}
