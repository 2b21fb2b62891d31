package io.keyrota.rules.kms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How imported material comes and goes. A symmetric key may have several; all that were ever
 * current must be there for it to work. A key pair or HMAC key has one for life.
 */
public final class KeyImport {

  private KeyImport() {}

  /**
   * What ImportKeyMaterial asks for, and the id that the material turned out to have.
   *
   * @param type null where the request leaves it out: NEW the first time, EXISTING afterwards
   * @param expectedId null where the request names none
   * @param description null keeps the one that the material had
   */
  public record Wanted(
      KeyMaterialId id,
      @Nullable ImportType type,
      @Nullable KeyMaterialId expectedId,
      @Nullable String description,
      ImportTerms terms) {}

  /**
   * Refuses keys whose material is not imported.
   *
   * @throws io.keyrota.rules.aws.Refusal UnsupportedOperationException
   */
  public static void needExternal(KmsKey key) {
    if (key.origin() != Origin.EXTERNAL) {
      throw KmsRefusal.originUnsupported(key.arn(), key.origin());
    }
  }

  /**
   * Refuses parameters that the request alone shows to be wrong, before anything is unwrapped.
   *
   * @throws io.keyrota.rules.aws.Refusal UnsupportedOperationException, KMSInvalidStateException,
   *     ValidationException
   */
  public static void needAllowed(
      KmsKey key,
      @Nullable ImportType type,
      @Nullable KeyMaterialId expectedId,
      @Nullable String description) {
    needExternal(key);
    KeyOperation.IMPORT_KEY_MATERIAL.needState(key);
    if (!key.rotatable() && (type != null || expectedId != null || description != null)) {
      throw KmsRefusal.validation(
          "ImportType, KeyMaterialId and KeyMaterialDescription can be specified for symmetric"
              + " encryption keys only.");
    }
    if (expectedId != null && effective(key, type) == ImportType.NEW_KEY_MATERIAL) {
      throw KmsRefusal.validation(
          "You cannot specify a KeyMaterialId when the ImportType is NEW_KEY_MATERIAL.");
    }
    if (type == ImportType.NEW_KEY_MATERIAL && key.type() == MultiRegionKeyType.REPLICA) {
      throw KmsRefusal.unsupported(
          "New key material can be imported into the primary key of a multi-Region key only.");
    }
  }

  private static ImportType effective(KmsKey key, @Nullable ImportType type) {
    if (type != null) {
      return type;
    }
    return key.materials().all().isEmpty() && key.type() == MultiRegionKeyType.PRIMARY
        ? ImportType.NEW_KEY_MATERIAL
        : ImportType.EXISTING_KEY_MATERIAL;
  }

  /**
   * The key with the material. For a replica the primary must be given, since only what is in it
   * can be imported.
   *
   * @throws io.keyrota.rules.aws.Refusal IncorrectKeyMaterialException for known material as new,
   *     unknown as existing, or other than named; KMSInvalidStateException where one is pending
   */
  public static KmsKey imported(KmsKey key, Wanted wanted, Optional<KmsKey> primary, Instant now) {
    needAllowed(key, wanted.type(), wanted.expectedId(), wanted.description());
    if (wanted.expectedId() != null && !wanted.expectedId().equals(wanted.id())) {
      throw KmsRefusal.incorrectKeyMaterial(
          "The key material does not have the specified key material ID.");
    }
    Optional<KeyMaterial> known = key.materials().find(wanted.id());
    if (effective(key, wanted.type()) == ImportType.NEW_KEY_MATERIAL) {
      return opened(added(key, wanted, known, now));
    }
    if (known.isPresent()) {
      KeyMaterial.Import facts = facts(wanted, known.get().imported());
      return opened(key.with(key.materials().changed(wanted.id(), m -> m.with(facts))));
    }
    KeyMaterial ofPrimary =
        primary
            .flatMap(p -> p.materials().find(wanted.id()))
            .orElseThrow(
                () ->
                    KmsRefusal.incorrectKeyMaterial(
                        "The key material is not associated with the key."));
    return opened(
        key.with(key.materials().plus(ofPrimary.with(facts(wanted, ofPrimary.imported())))));
  }

  private static KmsKey added(KmsKey key, Wanted wanted, Optional<KeyMaterial> known, Instant now) {
    if (known.isPresent()) {
      throw KmsRefusal.incorrectKeyMaterial("The key material is already associated with the key.");
    }
    Optional<KeyMaterial> current = key.materials().current();
    if (current.isPresent() && !key.rotatable()) {
      throw KmsRefusal.incorrectKeyMaterial(
          "The key material is not the one that was imported before.");
    }
    if (key.materials().pending().isPresent()) {
      throw KmsRefusal.invalidState(
          key.arn() + " already has key material that is pending rotation.");
    }
    KeyMaterialState state = KeyMaterialState.CURRENT;
    if (current.isPresent()) {
      state =
          key.multiRegion().map(m -> !m.replicas().isEmpty()).orElse(false)
              ? KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION
              : KeyMaterialState.PENDING_ROTATION;
    }
    return key.with(
        key.materials()
            .plus(
                new KeyMaterial(
                    wanted.id(),
                    state,
                    KmsKey.date(now),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(facts(wanted, Optional.empty())))));
  }

  private static KeyMaterial.Import facts(Wanted wanted, Optional<KeyMaterial.Import> before) {
    return new KeyMaterial.Import(
        ImportState.IMPORTED,
        Optional.ofNullable(wanted.description())
            .or(() -> before.flatMap(KeyMaterial.Import::description)),
        wanted.terms().model(),
        wanted.terms().validTo());
  }

  /** PendingImport ends when nothing is missing any more; a disabled key stays disabled. */
  private static KmsKey opened(KmsKey key) {
    return key.state() == KeyState.PENDING_IMPORT && key.materials().complete()
        ? key.with(KeyState.ENABLED)
        : key;
  }

  /**
   * The primary once every replica has its pending material too: ready to be rotated in.
   *
   * @param replicas all of them
   */
  public static KmsKey readyEverywhere(KmsKey primary, List<KmsKey> replicas) {
    return primary
        .materials()
        .pending()
        .filter(m -> m.state() == KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION)
        .filter(m -> replicas.stream().allMatch(r -> r.holds(m.id())))
        .map(m -> primary.with(pendingRotation(primary.materials(), m.id())))
        .orElse(primary);
  }

  /**
   * A multi-Region key's rows after one changed or went or the primary moved, its pending material
   * ready where every replica that is left has it: in the primary, and in the replicas as in it.
   */
  public static List<KmsKey> readied(List<KmsKey> family) {
    List<KmsKey> replicas =
        family.stream().filter(key -> key.type() == MultiRegionKeyType.REPLICA).toList();
    return family.stream()
        .filter(key -> key.type() == MultiRegionKeyType.PRIMARY)
        .findFirst()
        .map(primary -> readyEverywhere(primary, replicas))
        .map(primary -> family.stream().map(key -> following(key, primary)).toList())
        .orElse(family);
  }

  private static KmsKey following(KmsKey key, KmsKey primary) {
    if (key.type() == MultiRegionKeyType.PRIMARY) {
      return primary;
    }
    return primary
        .materials()
        .pending()
        .filter(m -> key.materials().find(m.id()).isPresent())
        .map(m -> key.with(key.materials().changed(m.id(), it -> it.with(m.state()))))
        .orElse(key);
  }

  /** The key once there is a replica that has not its pending material. */
  static KmsKey notReadyEverywhere(KmsKey key) {
    return key.materials()
        .pending()
        .map(
            m ->
                key.with(
                    key.materials()
                        .changed(
                            m.id(),
                            it ->
                                it.with(
                                    KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION))))
        .orElse(key);
  }

  private static Materials pendingRotation(Materials materials, KeyMaterialId id) {
    return materials.changed(id, m -> m.with(KeyMaterialState.PENDING_ROTATION));
  }

  /**
   * The material that DeleteImportedKeyMaterial means.
   *
   * @param id null for the current one
   * @throws io.keyrota.rules.aws.Refusal UnsupportedOperationException, KMSInvalidStateException,
   *     NotFoundException for an id that is not the key's; nothing where there is none to delete
   */
  public static Optional<KeyMaterial> toDelete(KmsKey key, @Nullable KeyMaterialId id) {
    needExternal(key);
    KeyOperation.DELETE_IMPORTED_KEY_MATERIAL.needState(key);
    if (id == null) {
      return key.materials().current();
    }
    return Optional.of(
        key.materials().find(id).orElseThrow(() -> KmsRefusal.materialNotFound(id, key.arn())));
  }

  /**
   * The key without the bytes of a material, because it was deleted or has expired. A pending one
   * goes altogether; without any other the key waits for its import, unless it is to be deleted.
   */
  public static KmsKey withoutBytes(KmsKey key, KeyMaterialId id) {
    Optional<KeyMaterial> gone = key.materials().find(id);
    if (gone.isEmpty()) {
      return key;
    }
    if (gone.get().state().pending()) {
      return key.with(key.materials().without(id));
    }
    KmsKey next = key.with(key.materials().changed(id, KeyMaterial::withoutBytes));
    return next.state() == KeyState.ENABLED || next.state() == KeyState.DISABLED
        ? next.with(KeyState.PENDING_IMPORT)
        : next;
  }
}
