package io.keyrota.rules.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A KMS key without the bytes of its materials: what DescribeKey tells, and all that decides what
 * may be done with it. Its transitions are in {@link KeyLife}, {@link KeyRotation}, {@link
 * KeyImport} and {@link KeyReplication}.
 *
 * @param created in whole milliseconds, as all dates of KMS
 * @param deletion present exactly while the state is PendingDeletion or PendingReplicaDeletion
 * @param materials none for a key that waits for its first import; one for key pairs and HMAC keys
 * @param multiRegion present for multi-Region keys
 */
public record KmsKey(
    AccountId account,
    Region region,
    KeyId id,
    KeySpec spec,
    KeyUsage usage,
    Origin origin,
    KeyManagerType manager,
    Instant created,
    KeyState state,
    String description,
    KmsTags tags,
    Optional<Deletion> deletion,
    Rotation rotation,
    Materials materials,
    Optional<MultiRegion> multiRegion) {

  public KmsKey {
    if (state.isPendingAnyDeletion() != deletion.isPresent()) {
      throw new IllegalArgumentException("exactly a key pending deletion has one scheduled");
    }
    if (id.multiRegion() != multiRegion.isPresent()) {
      throw new IllegalArgumentException("exactly multi-Region keys have relatives");
    }
  }

  /** KMS's dates have milliseconds. */
  public static Instant date(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  public String arn() {
    return KmsArn.key(account, region, id);
  }

  /** Whether the key can have several materials: symmetric encryption keys, made or imported. */
  public boolean rotatable() {
    return spec == KeySpec.SYMMETRIC_DEFAULT
        && (origin == Origin.AWS_KMS || origin == Origin.EXTERNAL);
  }

  /** Whether the bytes of that material are here. */
  boolean holds(KeyMaterialId material) {
    return materials.find(material).map(KeyMaterial::present).orElse(false);
  }

  /** Whether time may rotate it: symmetric encryption keys whose material KMS makes. */
  public boolean rotatesAutomatically() {
    return spec == KeySpec.SYMMETRIC_DEFAULT && origin == Origin.AWS_KMS;
  }

  public boolean enabled() {
    return state == KeyState.ENABLED;
  }

  public boolean awsManaged() {
    return manager == KeyManagerType.AWS;
  }

  /** PRIMARY for keys of one region too. */
  public MultiRegionKeyType type() {
    return multiRegion.map(m -> m.typeIn(region)).orElse(MultiRegionKeyType.PRIMARY);
  }

  /** The expiration model that DescribeKey shows; absent unless the key's material is imported. */
  public Optional<ExpirationModel> expirationModel() {
    if (origin != Origin.EXTERNAL || !materials.complete()) {
      return Optional.empty();
    }
    return Optional.of(
        materials.validTo().isPresent()
            ? ExpirationModel.KEY_MATERIAL_EXPIRES
            : ExpirationModel.KEY_MATERIAL_DOES_NOT_EXPIRE);
  }

  /** What GetKeyRotationStatus shows: false while the deletion is scheduled. */
  public boolean rotationShown() {
    return rotation.enabled() && !state.isPendingAnyDeletion();
  }

  /**
   * When time next has something to do with the key: delete it, rotate it, or destroy an expired
   * material. What the store's index of due times holds.
   */
  public Optional<Instant> due() {
    return Stream.of(
            deletion.flatMap(Deletion::date), KeyRotation.due(this), materials.nextExpiry())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  public KmsKey described(String text) {
    return copy(state, text, tags, deletion, rotation, materials, multiRegion);
  }

  public KmsKey with(KmsTags next) {
    return copy(state, description, next, deletion, rotation, materials, multiRegion);
  }

  KmsKey with(KeyState next) {
    return copy(next, description, tags, Optional.empty(), rotation, materials, multiRegion);
  }

  KmsKey with(KeyState next, Deletion scheduled) {
    return copy(next, description, tags, Optional.of(scheduled), rotation, materials, multiRegion);
  }

  KmsKey with(Rotation next) {
    return copy(state, description, tags, deletion, next, materials, multiRegion);
  }

  KmsKey with(Materials next) {
    return copy(state, description, tags, deletion, rotation, next, multiRegion);
  }

  KmsKey with(MultiRegion next) {
    return copy(state, description, tags, deletion, rotation, materials, Optional.of(next));
  }

  private KmsKey copy(
      KeyState newState,
      String newDescription,
      KmsTags newTags,
      Optional<Deletion> newDeletion,
      Rotation newRotation,
      Materials newMaterials,
      Optional<MultiRegion> newMultiRegion) {
    return new KmsKey(
        account,
        region,
        id,
        spec,
        usage,
        origin,
        manager,
        created,
        newState,
        newDescription,
        newTags,
        newDeletion,
        newRotation,
        newMaterials,
        newMultiRegion);
  }
}
