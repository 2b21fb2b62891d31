package io.keyrota.server.kms;

import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MultiRegion;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The other rows of a multi-Region key, which change in the same commit as the primary's. */
final class Relatives {
  private Relatives() {}

  /** The key's rows in its other regions. */
  static List<KmsKey> of(KmsKey key, Snapshot seen) {
    List<KmsKey> all = new ArrayList<>();
    for (Region region : key.multiRegion().map(MultiRegion::regions).orElse(List.of())) {
      if (!region.equals(key.region())) {
        all.add(
            KeyTable.find(key.account(), region, key.id(), seen)
                .orElseThrow(
                    () -> new IllegalStateException("a relative is missing: " + key.id())));
      }
    }
    return all;
  }

  /** Every other row, changed. */
  static List<Change> changed(KmsKey key, UnaryOperator<KmsKey> change, Snapshot seen) {
    return of(key, seen).stream().map(change).map(KeyTable::put).toList();
  }

  /** The replicas after the primary's rotation was set. */
  static List<Change> following(KmsKey primary, Snapshot seen) {
    return changed(primary, replica -> KeyRotation.follow(replica, primary), seen);
  }

  /** The replicas after the primary got a new material, which they get too. */
  static List<Change> following(
      KmsKey primary, SealedMaterial material, Sealer sealer, Snapshot seen) {
    List<Change> changes = new ArrayList<>(following(primary, seen));
    for (KmsKey replica : of(primary, seen)) {
      changes.add(MaterialTable.put(material.copiedTo(replica.region(), sealer)));
    }
    return changes;
  }

  /** The replicas of a key with imported material after the primary took its pending one. */
  static List<Change> rotatedToImported(
      KmsKey primary, KeyMaterialId material, Instant now, Snapshot seen) {
    return changed(
        primary,
        replica -> KeyRotation.follow(KeyRotation.onDemand(replica, material, now), primary),
        seen);
  }
}
