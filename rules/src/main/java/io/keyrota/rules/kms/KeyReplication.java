package io.keyrota.rules.kms;

import io.keyrota.rules.aws.Region;
import java.time.Instant;
import java.util.Optional;

/**
 * How a multi-Region key comes to another region. Every relative's row changes in the same commit:
 * what each becomes is said here one by one.
 */
public final class KeyReplication {

  private KeyReplication() {}

  /**
   * Refuses a key that can not be replicated to that region.
   *
   * @throws io.keyrota.rules.aws.Refusal UnsupportedOperationException for keys of one region and
   *     replicas, and for a region of another partition; DisabledException,
   *     KMSInvalidStateException, ValidationException for the key's own region,
   *     AlreadyExistsException where a relative is there already
   */
  public static void needReplicable(KmsKey key, Region to) {
    needPrimary(key);
    KeyOperation.REPLICATE_KEY.needState(key);
    if (to.equals(key.region())) {
      throw KmsRefusal.validation("The replica region must differ from the region of the primary.");
    }
    if (!to.partition().equals(key.region().partition())) {
      throw KmsRefusal.unsupported(
          "The replica region must be in the same AWS partition as the primary's: "
              + key.region().partition()
              + ".");
    }
    if (relatives(key).regions().contains(to)) {
      throw KmsRefusal.replicaExists(KmsArn.key(key.account(), to, key.id()));
    }
  }

  private static void needPrimary(KmsKey key) {
    if (key.multiRegion().isEmpty()) {
      throw KmsRefusal.unsupported(key.arn() + " is not a multi-Region key.");
    }
    if (key.type() != MultiRegionKeyType.PRIMARY) {
      throw KmsRefusal.unsupported(key.arn() + " is not a multi-Region primary key.");
    }
  }

  private static MultiRegion relatives(KmsKey key) {
    return key.multiRegion().orElseThrow();
  }

  /**
   * The replica: the same id, spec, usage, origin and rotation. Where KMS makes the material it has
   * the primary's; imported material must be imported into it once more.
   */
  public static KmsKey replica(
      KmsKey primary, Region to, String description, KmsTags tags, Instant now) {
    boolean external = primary.origin() == Origin.EXTERNAL;
    return new KmsKey(
        primary.account(),
        to,
        primary.id(),
        primary.spec(),
        primary.usage(),
        primary.origin(),
        primary.manager(),
        KmsKey.date(now),
        external ? KeyState.PENDING_IMPORT : KeyState.ENABLED,
        description,
        tags,
        Optional.empty(),
        primary.rotation(),
        external ? known(primary) : primary.materials(),
        Optional.of(relatives(primary).plus(to)));
  }

  /** The materials that belong to the primary for good, none of their bytes here yet. */
  private static Materials known(KmsKey primary) {
    return new Materials(
        primary.materials().all().stream()
            .filter(m -> !m.state().pending())
            .map(KeyMaterial::withoutBytes)
            .toList());
  }

  /** The primary or another replica, once there is a replica in that region. */
  public static KmsKey withReplica(KmsKey relative, Region added) {
    return KeyImport.notReadyEverywhere(relative.with(relatives(relative).plus(added)));
  }

  /**
   * Refuses a change of primary that can not be. Both keys must be enabled: a primary that waits
   * for its deletion would go before its replicas.
   *
   * @param there the key's row in that region, as it is now; of a key of several regions alone
   * @throws io.keyrota.rules.aws.Refusal UnsupportedOperationException for keys of one region and
   *     replicas, DisabledException, KMSInvalidStateException, ValidationException for the key's
   *     own region, NotFoundException where no replica is there
   */
  public static void needNewPrimary(KmsKey key, Region to, Optional<KmsKey> there) {
    needPrimary(key);
    KeyOperation.UPDATE_PRIMARY_REGION.needState(key);
    if (to.equals(key.region())) {
      throw KmsRefusal.validation("The primary region is already " + to + ".");
    }
    KmsKey replica =
        there
            .filter(it -> relatives(key).replicas().contains(to))
            .orElseThrow(() -> KmsRefusal.keyNotFound(KmsArn.key(key.account(), to, key.id())));
    KeyOperation.UPDATE_PRIMARY_REGION.needState(replica);
  }

  /** Any relative, once the key in that region is the primary; the rotation goes with all. */
  public static KmsKey withPrimary(KmsKey relative, Region next) {
    return relative.with(relatives(relative).withPrimary(next));
  }
}
