package io.keyrota.server.keyrota;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.text.RandomUuid;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The one row of the installation. */
public final class InstallationTable implements Table<Installation> {
  public static final InstallationTable TABLE = new InstallationTable();
  public static final String ID = "installation";

  private InstallationTable() {}

  /** The installation, absent before the first start was finished. */
  public static Optional<Installation> find(Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, ID);
  }

  /** The id of a new installation. */
  public static UUID newId(Entropy entropy) {
    return RandomUuid.of(entropy.bytes(RandomUuid.BYTES));
  }

  /** Gives an installation of before there were ids its own; nothing where it has one. */
  public static List<Change> identified(Snapshot seen, Entropy entropy) {
    return find(seen)
        .filter(installation -> installation.id().isEmpty())
        .<List<Change>>map(
            installation ->
                List.of(
                    new Change.Put<>(TABLE, Place.SYSTEM, ID, installation.withId(newId(entropy)))))
        .orElse(List.of());
  }

  @Override
  public String kind() {
    return "installation";
  }

  /** Format 1 had no id: a program that knows no other would lose it when it moves the clock. */
  @Override
  public int format() {
    return 2;
  }

  @Override
  public Document write(Installation row) {
    Document.Builder document =
        Document.builder().put("operator", row.operator().digits()).put("created", row.created());
    row.id().ifPresent(id -> document.put("id", id.toString()));
    row.rehearsal().ifPresent(distance -> document.put("rehearsal", distance.toMillis()));
    return document.build();
  }

  @Override
  public Installation read(int format, Document document) {
    return new Installation(
        document.members().containsKey("id")
            ? Optional.of(UUID.fromString(document.text("id")))
            : Optional.empty(),
        new AccountId(document.text("operator")),
        document.instant("created"),
        document.members().containsKey("rehearsal")
            ? Optional.of(Duration.ofMillis(document.number("rehearsal")))
            : Optional.empty());
  }
}
