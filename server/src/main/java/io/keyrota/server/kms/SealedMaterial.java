package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KmsArn;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The bytes of one material of one key in one region, sealed to the row that carries them: moved to
 * another material, key, region or account they do not open.
 *
 * @param secret symmetric bytes; for a key pair its private key as PKCS#8
 * @param publicKey for a key pair its public key as SubjectPublicKeyInfo; never to be changed
 */
record SealedMaterial(
    AccountId account,
    Region region,
    KeyId key,
    KeyMaterialId id,
    Sealed secret,
    Optional<byte[]> publicKey) {

  /** The secret stays its owner's to close. */
  static SealedMaterial seal(
      KmsKey key, KeyMaterialId id, Secret secret, Optional<byte[]> publicKey, Sealer sealer) {
    return seal(key.account(), key.region(), key.id(), id, secret, publicKey, sealer);
  }

  static SealedMaterial seal(
      AccountId account,
      Region region,
      KeyId key,
      KeyMaterialId id,
      Secret secret,
      Optional<byte[]> publicKey,
      Sealer sealer) {
    return new SealedMaterial(
        account,
        region,
        key,
        id,
        sealer.seal(Sealer.Domain.KMS, identity(account, region, key, id), secret),
        publicKey);
  }

  /**
   * The bytes; who takes them closes them.
   *
   * @throws io.keyrota.rules.aws.Refusal KMSInternalException when the row was changed or is
   *     another's
   */
  Secret open(Sealer sealer) {
    try {
      return sealer.open(Sealer.Domain.KMS, identity(), secret);
    } catch (Sealer.Broken e) {
      throw KmsRefusal.brokenMaterial(KmsArn.key(account, region, key));
    }
  }

  /** The same material for the same key in another region. */
  SealedMaterial copiedTo(Region other, Sealer sealer) {
    try (Secret bytes = open(sealer)) {
      return seal(account, other, key, id, bytes, publicKey, sealer);
    }
  }

  /** Whether it says that it is that material of that key. */
  boolean isOf(KmsKey other, KeyMaterialId material) {
    return account.equals(other.account())
        && region.equals(other.region())
        && key.equals(other.id())
        && id.equals(material);
  }

  Identity identity() {
    return identity(account, region, key, id);
  }

  static Identity identity(AccountId account, Region region, KeyId key, KeyMaterialId id) {
    return new Identity(
        new Place(account, region), MaterialTable.TABLE.kind(), MaterialTable.id(key, id));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedMaterial row
        && identity().equals(row.identity())
        && secret.equals(row.secret)
        && Arrays.equals(publicKey.orElse(null), row.publicKey.orElse(null));
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, id, secret);
  }

  @Override
  public String toString() {
    return "[material " + id + " of " + key + "]";
  }
}
