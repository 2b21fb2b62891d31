package io.keyrota.server.keyrota;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Duration;
import java.util.Optional;

/** The one row of the installation. */
public final class InstallationTable implements Table<Installation> {
  public static final InstallationTable TABLE = new InstallationTable();
  public static final String ID = "installation";

  private InstallationTable() {}

  /** The installation, absent before the first start was finished. */
  public static Optional<Installation> find(Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, ID);
  }

  @Override
  public String kind() {
    return "installation";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Installation row) {
    Document.Builder document =
        Document.builder().put("operator", row.operator().digits()).put("created", row.created());
    row.rehearsal().ifPresent(distance -> document.put("rehearsal", distance.toMillis()));
    return document.build();
  }

  @Override
  public Installation read(int format, Document document) {
    return new Installation(
        new AccountId(document.text("operator")),
        document.instant("created"),
        document.members().containsKey("rehearsal")
            ? Optional.of(Duration.ofMillis(document.number("rehearsal")))
            : Optional.empty());
  }
}
