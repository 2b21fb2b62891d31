package io.keyrota.rules.kms;

import io.keyrota.rules.aws.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * What a key knows of its relatives in other regions. All of them carry the same primary and
 * replicas, and are changed in one commit.
 *
 * @param replicas in the order of their making; never the primary
 */
public record MultiRegion(Region primary, List<Region> replicas) {

  public MultiRegion {
    replicas = List.copyOf(replicas);
  }

  /** What the key in that region is. */
  public MultiRegionKeyType typeIn(Region region) {
    return region.equals(primary) ? MultiRegionKeyType.PRIMARY : MultiRegionKeyType.REPLICA;
  }

  /** All regions, the primary's first. */
  public List<Region> regions() {
    List<Region> all = new ArrayList<>();
    all.add(primary);
    all.addAll(replicas);
    return List.copyOf(all);
  }

  MultiRegion plus(Region replica) {
    List<Region> next = new ArrayList<>(replicas);
    next.add(replica);
    return new MultiRegion(primary, next);
  }

  MultiRegion without(Region replica) {
    return new MultiRegion(primary, replicas.stream().filter(r -> !r.equals(replica)).toList());
  }

  /** With a replica as primary, and the former primary in its place. */
  MultiRegion withPrimary(Region next) {
    return new MultiRegion(next, replicas.stream().map(r -> r.equals(next) ? primary : r).toList());
  }
}
