package io.keyrota.rules.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keys to test with. */
final class Keys {
  static final AccountId ACCOUNT = new AccountId("111122223333");
  static final Region REGION = new Region("eu-central-1");
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");
  static final KeyId ID = KeyId.parse("1234abcd-12ab-34cd-56ef-1234567890ab").orElseThrow();
  static final KeyId MRK = KeyId.parse("mrk-1234abcd12ab34cd56ef1234567890ab").orElseThrow();

  private Keys() {}

  static KeyMaterialId material(int number) {
    return KeyMaterialId.of(ID, Secret.owning(new byte[] {(byte) number}));
  }

  static Instant day(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  static KmsKey symmetric() {
    return made(ID, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT);
  }

  static KmsKey multiRegion() {
    return made(MRK, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT);
  }

  static KmsKey of(KeySpec spec, KeyUsage usage) {
    return made(ID, spec, usage);
  }

  private static KmsKey made(KeyId id, KeySpec spec, KeyUsage usage) {
    return KeyLife.create(
        new KeyLife.Wanted(ACCOUNT, REGION, id, spec, usage, Origin.AWS_KMS, "", KmsTags.NONE),
        Optional.of(material(0)),
        NOW);
  }

  static KmsKey external() {
    return external(ID, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT);
  }

  static KmsKey external(KeyId id, KeySpec spec, KeyUsage usage) {
    return KeyLife.create(
        new KeyLife.Wanted(ACCOUNT, REGION, id, spec, usage, Origin.EXTERNAL, "", KmsTags.NONE),
        Optional.empty(),
        NOW);
  }

  static KmsKey managed() {
    return KeyLife.createManaged(ACCOUNT, REGION, ID, "for s3", material(0), NOW);
  }

  /** The key in any state, as the table wants it. */
  static KmsKey in(KeyState state) {
    return state.isPendingAnyDeletion()
        ? symmetric().with(state, new Deletion(7, Optional.empty()))
        : symmetric().with(state);
  }

  static final ImportTerms FOREVER =
      new ImportTerms(ExpirationModel.KEY_MATERIAL_DOES_NOT_EXPIRE, Optional.empty());

  static ImportTerms until(Instant date) {
    return new ImportTerms(ExpirationModel.KEY_MATERIAL_EXPIRES, Optional.of(date));
  }

  static KmsKey imported(KmsKey key, int material, ImportTerms terms) {
    return KeyImport.imported(
        key,
        new KeyImport.Wanted(
            material(material),
            key.materials().find(material(material)).isPresent()
                ? ImportType.EXISTING_KEY_MATERIAL
                : ImportType.NEW_KEY_MATERIAL,
            null,
            null,
            terms),
        Optional.empty(),
        NOW);
  }
}
