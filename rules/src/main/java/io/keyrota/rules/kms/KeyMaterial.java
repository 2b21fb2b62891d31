package io.keyrota.rules.kms;

import java.time.Instant;
import java.util.Optional;

/**
 * One material of a key, without its bytes.
 *
 * @param attached when it first came to the key
 * @param rotationDate when a rotation made it current; absent for the first and for pending ones
 * @param rotationType of that rotation
 * @param imported present for materials of EXTERNAL keys
 */
public record KeyMaterial(
    KeyMaterialId id,
    KeyMaterialState state,
    Instant attached,
    Optional<Instant> rotationDate,
    Optional<RotationType> rotationType,
    Optional<Import> imported) {

  /**
   * What is known of an imported material.
   *
   * @param state whether its bytes are here; they are destroyed when it expires or is deleted
   * @param description kept until another is given
   * @param validTo when it expires; present exactly with KEY_MATERIAL_EXPIRES
   */
  public record Import(
      ImportState state,
      Optional<String> description,
      ExpirationModel expirationModel,
      Optional<Instant> validTo) {

    public Import {
      if (validTo.isPresent() != (expirationModel == ExpirationModel.KEY_MATERIAL_EXPIRES)) {
        throw new IllegalArgumentException("only material that expires has a date for it");
      }
    }

    Import with(ImportState next) {
      return new Import(next, description, expirationModel, validTo);
    }
  }

  /** Material that KMS makes for a new key. */
  static KeyMaterial first(KeyMaterialId id, Instant now) {
    return new KeyMaterial(
        id, KeyMaterialState.CURRENT, now, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether its bytes are here. */
  public boolean present() {
    return imported.isEmpty() || imported.get().state() == ImportState.IMPORTED;
  }

  /** When its bytes are to be destroyed; nothing when they do not expire or are not here. */
  public Optional<Instant> expires() {
    return imported.filter(facts -> facts.state() == ImportState.IMPORTED).flatMap(Import::validTo);
  }

  KeyMaterial with(KeyMaterialState next) {
    return new KeyMaterial(id, next, attached, rotationDate, rotationType, imported);
  }

  KeyMaterial with(Import facts) {
    return new KeyMaterial(id, state, attached, rotationDate, rotationType, Optional.of(facts));
  }

  /** The material once a rotation made it current. */
  KeyMaterial rotatedIn(Instant now, RotationType type) {
    return new KeyMaterial(
        id, KeyMaterialState.CURRENT, attached, Optional.of(now), Optional.of(type), imported);
  }

  /** The material without its bytes. */
  KeyMaterial withoutBytes() {
    return imported.map(facts -> with(facts.with(ImportState.PENDING_IMPORT))).orElse(this);
  }
}
