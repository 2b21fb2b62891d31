package io.keyrota.server.kms;

import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How grants go. */
final class Grants {
  private Grants() {}

  static List<Change> removal(KmsKey key, Grant grant, Snapshot seen) {
    List<Change> changes = new ArrayList<>(rows(grant));
    changes.add(CountTable.grantsLess(key, 1, seen));
    return changes;
  }

  /** The grant's own rows. */
  static List<Change> rows(Grant grant) {
    return Stream.concat(
            Stream.of(GrantTable.remove(grant)),
            RetirableGrant.of(grant).map(RetirableGrantTable::remove).stream())
        .toList();
  }
}
