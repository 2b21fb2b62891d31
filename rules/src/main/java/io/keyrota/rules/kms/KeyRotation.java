package io.keyrota.rules.kms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a key's material changes: by time every 90 to 2560 days, or on demand. Who rotates makes the
 * new material first (for EXTERNAL keys it was imported) and says its id here.
 */
public final class KeyRotation {

  /** An on-demand rotation is refused this long before an automatic one. */
  public static final Duration QUIET_BEFORE = Duration.ofMinutes(20);

  private KeyRotation() {}

  /**
   * The key with automatic rotation, first one period from now.
   *
   * @param periodInDays 90 to 2560, checked by the model; null for 365
   * @throws io.keyrota.rules.aws.Refusal UnsupportedOperationException for keys that do not rotate
   *     automatically and for replicas, DisabledException, KMSInvalidStateException
   */
  public static KmsKey enable(KmsKey key, @Nullable Integer periodInDays, Instant now) {
    needAutomatic(key);
    KeyOperation.ENABLE_KEY_ROTATION.needState(key);
    return key.with(key.rotation().enabled(periodInDays, KmsKey.date(now)));
  }

  /**
   * The key without automatic rotation; all its materials stay.
   *
   * @throws io.keyrota.rules.aws.Refusal as for {@link #enable}
   */
  public static KmsKey disable(KmsKey key) {
    needAutomatic(key);
    KeyOperation.DISABLE_KEY_ROTATION.needState(key);
    return key.with(key.rotation().disabled());
  }

  /**
   * Refuses keys that never have more than one material: ListKeyRotations.
   *
   * @throws io.keyrota.rules.aws.Refusal UnsupportedOperationException
   */
  public static void needRotatable(KmsKey key) {
    if (key.spec() != KeySpec.SYMMETRIC_DEFAULT) {
      throw KmsRefusal.specUnsupported(key.arn(), key.spec());
    }
    if (!key.rotatable()) {
      throw KmsRefusal.originUnsupported(key.arn(), key.origin());
    }
  }

  private static void needAutomatic(KmsKey key) {
    needRotatable(key);
    if (!key.rotatesAutomatically()) {
      throw KmsRefusal.originUnsupported(key.arn(), key.origin());
    }
    needPrimary(key);
  }

  private static void needPrimary(KmsKey key) {
    if (key.type() == MultiRegionKeyType.REPLICA) {
      throw KmsRefusal.unsupported(
          key.arn()
              + " is a multi-Region replica key. Rotation is set on the primary key, in "
              + key.multiRegion().orElseThrow().primary()
              + ".");
    }
  }

  /**
   * When the next automatic rotation is due. Nothing while the key is not enabled, and for
   * replicas, which follow their primary.
   */
  public static Optional<Instant> due(KmsKey key) {
    boolean runs = key.enabled() || key.state() == KeyState.UPDATING;
    return runs && key.type() == MultiRegionKeyType.PRIMARY
        ? key.rotation().next()
        : Optional.empty();
  }

  /** Whether time is to rotate the key now. */
  public static boolean dueNow(KmsKey key, Instant now) {
    return due(key).map(at -> !now.isBefore(at)).orElse(false);
  }

  /** Whether EnableKey rotates this disabled key in the same commit: its rotation is overdue. */
  public static boolean dueOnEnabling(KmsKey key, Instant now) {
    return key.state() == KeyState.DISABLED
        && key.type() == MultiRegionKeyType.PRIMARY
        && key.rotation().due(now);
  }

  /** The key after an automatic rotation on its schedule. */
  public static KmsKey automatic(KmsKey key, KeyMaterialId fresh, Instant now) {
    Instant date = KmsKey.date(now);
    return key.with(key.rotation().after(date))
        .with(
            key.materials()
                .rotatedTo(KeyMaterial.first(fresh, date), date, RotationType.AUTOMATIC));
  }

  /**
   * The key enabled and, being overdue, rotated; the next rotation comes one period from now.
   *
   * @throws io.keyrota.rules.aws.Refusal KMSInvalidStateException
   */
  public static KmsKey enableOverdue(KmsKey key, KeyMaterialId fresh, Instant now) {
    Instant date = KmsKey.date(now);
    KmsKey enabled = KeyLife.enable(key);
    return enabled
        .with(enabled.rotation().resumed(date))
        .with(
            enabled
                .materials()
                .rotatedTo(KeyMaterial.first(fresh, date), date, RotationType.AUTOMATIC));
  }

  /**
   * Refuses a rotation on demand that can not be.
   *
   * @throws io.keyrota.rules.aws.Refusal UnsupportedOperationException, DisabledException,
   *     KMSInvalidStateException (also where an EXTERNAL key has no material pending),
   *     LimitExceededException after the 25th, ConflictException within 20 minutes of an automatic
   *     one
   */
  public static void needOnDemand(KmsKey key, KmsQuotas quotas, Instant now) {
    needRotatable(key);
    needPrimary(key);
    KeyOperation.ROTATE_KEY_ON_DEMAND.needState(key);
    int limit = quotas.of(KmsQuota.ON_DEMAND_ROTATIONS_PER_KEY);
    if (key.rotation().onDemand() >= limit) {
      throw KmsRefusal.tooManyRotations(key.arn(), limit);
    }
    if (due(key).map(at -> !now.isBefore(at.minus(QUIET_BEFORE))).orElse(false)) {
      throw KmsRefusal.rotationSoon();
    }
    if (key.origin() == Origin.EXTERNAL
        && key.materials()
            .pending()
            .filter(m -> m.state() == KeyMaterialState.PENDING_ROTATION && m.present())
            .isEmpty()) {
      throw KmsRefusal.invalidState(
          key.arn() + " does not have key material that is pending rotation.");
    }
  }

  /**
   * Refuses to rotate to imported material that a replica lacks, since it was deleted there, has
   * expired, or the replica is younger: the replica could encrypt nothing afterwards.
   *
   * @param replicas all of them, as they are now
   * @throws io.keyrota.rules.aws.Refusal KMSInvalidStateException
   */
  public static void needImportedIn(KmsKey primary, List<KmsKey> replicas) {
    for (KmsKey replica : replicas) {
      if (primary.materials().pending().filter(m -> !replica.holds(m.id())).isPresent()) {
        throw KmsRefusal.invalidState(
            primary.arn()
                + " has key material pending rotation that is not imported into "
                + replica.arn()
                + ".");
      }
    }
  }

  /**
   * The key after a rotation on demand, which {@link #needOnDemand} allowed; the schedule of
   * automatic rotations does not move.
   *
   * @param fresh the id of a new material; for EXTERNAL keys the pending one's
   */
  public static KmsKey onDemand(KmsKey key, KeyMaterialId fresh, Instant now) {
    Instant date = KmsKey.date(now);
    KeyMaterial next = key.materials().find(fresh).orElseGet(() -> KeyMaterial.first(fresh, date));
    return key.with(key.rotation().afterOnDemand())
        .with(key.materials().rotatedTo(next, date, RotationType.ON_DEMAND));
  }

  /** A replica after its primary changed: the same rotation and, where KMS makes it, material. */
  public static KmsKey follow(KmsKey replica, KmsKey primary) {
    KmsKey next = replica.with(primary.rotation());
    return primary.origin() == Origin.AWS_KMS ? next.with(primary.materials()) : next;
  }
}
