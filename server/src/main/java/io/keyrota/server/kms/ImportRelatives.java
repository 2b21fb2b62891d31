package io.keyrota.server.kms;

import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyImport;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MultiRegion;
import io.keyrota.rules.kms.MultiRegionKeyType;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A multi-Region key's relatives in other regions, as far as importing material concerns them.
 *
 * @param primary the key itself where it is the primary
 * @param replicas all of them, the key itself among them where it is one
 */
record ImportRelatives(KmsKey key, Optional<KmsKey> primary, List<KmsKey> replicas) {

  /** None for keys of one region. */
  static ImportRelatives of(KmsKey key, Snapshot seen) {
    if (key.multiRegion().isEmpty()) {
      return new ImportRelatives(key, Optional.empty(), List.of());
    }
    MultiRegion regions = key.multiRegion().get();
    return new ImportRelatives(
        key,
        in(regions.primary(), key, seen).findFirst(),
        regions.replicas().stream().flatMap(region -> in(region, key, seen)).toList());
  }

  private static Stream<KmsKey> in(Region region, KmsKey key, Snapshot seen) {
    return region.equals(key.region())
        ? Stream.of(key)
        : KeyTable.find(key.account(), region, key.id(), seen).stream();
  }

  /** Whether one of them is just so. */
  boolean has(KmsKey row) {
    return primary.filter(row::equals).isPresent() || replicas.contains(row);
  }

  /** The primary, where the key is a replica of it. */
  Optional<KmsKey> primaryOfReplica() {
    return key.type() == MultiRegionKeyType.REPLICA ? primary : Optional.empty();
  }

  /**
   * All of them as they are to be once the key has become {@code next}: where the last replica got
   * it, their pending material is ready for rotation. The key alone where it has no relatives.
   */
  List<KmsKey> readyWith(KmsKey next) {
    if (primary.isEmpty()) {
      return List.of(next);
    }
    return KeyImport.readied(
        Stream.concat(primary.stream(), replicas.stream())
            .map(row -> row.region().equals(next.region()) ? next : row)
            .toList());
  }
}
