package io.keyrota.rules.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a key comes into being, is disabled and enabled, and goes. */
public final class KeyLife {

  private KeyLife() {}

  /**
   * What a new key is to be.
   *
   * @param id {@code mrk-…} makes it a multi-Region primary
   */
  public record Wanted(
      AccountId account,
      Region region,
      KeyId id,
      KeySpec spec,
      KeyUsage usage,
      Origin origin,
      String description,
      KmsTags tags) {}

  /**
   * A new key that customers manage: Enabled with its first material, or PendingImport.
   *
   * @param material the id of the material that KMS made; absent exactly for EXTERNAL keys
   */
  public static KmsKey create(Wanted wanted, Optional<KeyMaterialId> material, Instant now) {
    if (material.isPresent() != (wanted.origin() == Origin.AWS_KMS)) {
      throw new IllegalArgumentException("exactly keys of origin AWS_KMS begin with a material");
    }
    Instant created = KmsKey.date(now);
    return new KmsKey(
        wanted.account(),
        wanted.region(),
        wanted.id(),
        wanted.spec(),
        wanted.usage(),
        wanted.origin(),
        KeyManagerType.CUSTOMER,
        created,
        material.isPresent() ? KeyState.ENABLED : KeyState.PENDING_IMPORT,
        wanted.description(),
        wanted.tags(),
        Optional.empty(),
        Rotation.OFF,
        material
            .map(id -> Materials.NONE.plus(KeyMaterial.first(id, created)))
            .orElse(Materials.NONE),
        wanted.id().multiRegion()
            ? Optional.of(new MultiRegion(wanted.region(), List.of()))
            : Optional.empty());
  }

  /** A new AWS-managed key: symmetric, enabled, rotated every 365 days from now on. */
  public static KmsKey createManaged(
      AccountId account,
      Region region,
      KeyId id,
      String description,
      KeyMaterialId material,
      Instant now) {
    Instant created = KmsKey.date(now);
    return new KmsKey(
        account,
        region,
        id,
        KeySpec.SYMMETRIC_DEFAULT,
        KeyUsage.ENCRYPT_DECRYPT,
        Origin.AWS_KMS,
        KeyManagerType.AWS,
        created,
        KeyState.ENABLED,
        description,
        KmsTags.NONE,
        Optional.empty(),
        Rotation.OFF.enabled(null, created),
        Materials.NONE.plus(KeyMaterial.first(material, created)),
        Optional.empty());
  }

  /**
   * The key enabled. Whoever commits it rotates it in the same commit when {@link
   * KeyRotation#dueOnEnabling} says so.
   *
   * @throws io.keyrota.rules.aws.Refusal KMSInvalidStateException
   */
  public static KmsKey enable(KmsKey key) {
    KeyOperation.ENABLE_KEY.needState(key);
    return key.state() == KeyState.DISABLED ? key.with(KeyState.ENABLED) : key;
  }

  /**
   * The key disabled; its rotation schedule stays and stands still.
   *
   * @throws io.keyrota.rules.aws.Refusal KMSInvalidStateException
   */
  public static KmsKey disable(KmsKey key) {
    KeyOperation.DISABLE_KEY.needState(key);
    return key.state() == KeyState.ENABLED ? key.with(KeyState.DISABLED) : key;
  }

  /**
   * The key with its deletion scheduled. A primary key that has replicas waits for them to go, with
   * its waiting period standing still.
   *
   * @param windowInDays 7 to 30; null for 30
   * @throws io.keyrota.rules.aws.Refusal KMSInvalidStateException, ValidationException
   */
  public static KmsKey scheduleDeletion(KmsKey key, @Nullable Integer windowInDays, Instant now) {
    int days = Deletion.window(windowInDays);
    if (days < Deletion.SHORTEST_WINDOW || days > Deletion.LONGEST_WINDOW) {
      throw KmsRefusal.validation("PendingWindowInDays must be between 7 and 30 (inclusive).");
    }
    KeyOperation.SCHEDULE_KEY_DELETION.needState(key);
    if (key.type() == MultiRegionKeyType.PRIMARY
        && key.multiRegion().map(m -> !m.replicas().isEmpty()).orElse(false)) {
      return key.with(KeyState.PENDING_REPLICA_DELETION, new Deletion(days, Optional.empty()));
    }
    return key.with(KeyState.PENDING_DELETION, deletion(days, now));
  }

  private static Deletion deletion(int days, Instant now) {
    return new Deletion(days, Optional.of(KmsKey.date(now).plus(Duration.ofDays(days))));
  }

  /**
   * The key with its deletion cancelled: Disabled, or PendingImport where a material is missing,
   * since enabling it would otherwise make a key that can not work.
   *
   * @throws io.keyrota.rules.aws.Refusal KMSInvalidStateException
   */
  public static KmsKey cancelDeletion(KmsKey key) {
    KeyOperation.CANCEL_KEY_DELETION.needState(key);
    return key.with(key.materials().complete() ? KeyState.DISABLED : KeyState.PENDING_IMPORT);
  }

  /** Whether the waiting period is over: the key and all its materials are to be destroyed. */
  public static boolean deletionDue(KmsKey key, Instant now) {
    return key.deletion().flatMap(Deletion::date).map(at -> !now.isBefore(at)).orElse(false);
  }

  /**
   * What a relative of a multi-Region key becomes when the replica in {@code gone} was deleted; the
   * waiting period of a primary whose last replica it was begins now.
   */
  public static KmsKey replicaDeleted(KmsKey relative, Region gone, Instant now) {
    KmsKey left = relative.multiRegion().map(m -> relative.with(m.without(gone))).orElse(relative);
    boolean last = left.multiRegion().map(m -> m.replicas().isEmpty()).orElse(false);
    if (left.state() != KeyState.PENDING_REPLICA_DELETION || !last) {
      return left;
    }
    int days = left.deletion().map(Deletion::windowInDays).orElse(Deletion.LONGEST_WINDOW);
    return left.with(KeyState.PENDING_DELETION, deletion(days, now));
  }

  /**
   * Refuses operations of its owner on an AWS-managed key: its policy lets them look only.
   *
   * @throws io.keyrota.rules.aws.Refusal AccessDeniedException
   */
  public static void needCustomerManaged(KmsKey key, KeyOperation operation, String callerArn) {
    if (key.awsManaged()) {
      throw KmsRefusal.awsManaged(callerArn, operation.action(), key.arn());
    }
  }
}
