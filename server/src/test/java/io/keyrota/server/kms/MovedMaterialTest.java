package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.EncryptRequest;
import io.keyrota.models.kms.GetPublicKeyRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.VerifyRequest;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who can write to the data file can still not use one key's material as another's. */
class MovedMaterialTest {
  private final UseRoom room = new UseRoom();

  private SealedMaterial row(KmsKey key) {
    return MaterialTable.find(key, current(key), room.store.snapshot()).orElseThrow();
  }

  private static KeyMaterialId current(KmsKey key) {
    return key.materials().current().orElseThrow().id();
  }

  /** Puts a row where the key looks for its material. */
  private void put(KmsKey key, SealedMaterial row) {
    room.commit(
        room.store.snapshot(),
        List.of(
            new Change.Put<>(
                MaterialTable.TABLE,
                new Place(key.account(), key.region()),
                MaterialTable.id(key.id(), current(key)),
                row)));
  }

  private void refuses(KmsKey key, SealedMaterial row) {
    put(key, row);
    refused(() -> room.encrypt(key.arn(), "x")).as("KMSInternalException");
  }

  @Test
  void aRowCopiedWholeOrRelabelledDoesNotOpen() {
    KmsKey mine = room.symmetric();
    KmsKey other = room.symmetric();
    SealedMaterial good = row(mine);
    refuses(mine, row(other));
    refuses(
        mine,
        new SealedMaterial(
            mine.account(),
            mine.region(),
            mine.id(),
            current(mine),
            row(other).secret(),
            row(other).publicKey()));
    put(mine, good);
    assertThat(room.encrypt(mine.arn(), "x").ciphertextBlob()).isNotNull();
  }

  @Test
  void noPartOfWhereItBelongsCanBeAnother() {
    KmsKey key = room.symmetric();
    SealedMaterial good = row(key);
    AccountId account = UseRoom.OTHER;
    Region region = UseRoom.AWAY;
    KmsKey elsewhere =
        room.key(account, region, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, false);
    put(
        elsewhere,
        new SealedMaterial(
            account, region, elsewhere.id(), current(elsewhere), good.secret(), good.publicKey()));
    SealedMaterial moved =
        MaterialTable.find(elsewhere, current(elsewhere), room.store.snapshot()).orElseThrow();
    refused(() -> moved.open(room.sealer)).as("KMSInternalException");
  }

  static Stream<KeySpec> pairs() {
    return Stream.of(KeySpec.values()).filter(KeySpec::asymmetric);
  }

  /** It lies in the clear, since everybody may know it. */
  @ParameterizedTest
  @MethodSource("pairs")
  void anotherPublicKeyBesideThePrivateOneIsRefused(KeySpec spec) {
    KeyUsage usage = spec.usages().getFirst();
    KmsKey mine = room.key(spec, usage);
    KmsKey other = room.key(spec, usage);
    SealedMaterial good = row(mine);
    byte[] told = publicKey(mine);
    assertThat(told).isEqualTo(good.publicKey().orElseThrow());
    put(mine, withPublicKey(good, row(other).publicKey()));
    refused(() -> publicKey(mine)).as("KMSInternalException");
    put(mine, withPublicKey(good, Optional.empty()));
    refused(() -> publicKey(mine)).as("KMSInternalException");
    put(mine, good);
    assertThat(publicKey(mine)).isEqualTo(told);
  }

  @Test
  void nobodyVerifiesOrEncryptsWithAPublicKeyThatWasPutThere() {
    KmsKey signing = room.key(KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY);
    KmsKey encrypting = room.key(KeySpec.RSA_2048, KeyUsage.ENCRYPT_DECRYPT);
    KmsKey others = room.key(KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY);
    KmsKey theirs = room.key(KeySpec.RSA_2048, KeyUsage.ENCRYPT_DECRYPT);
    byte[] signature = new byte[70];
    refused(() -> verify(signing, signature)).as("KMSInvalidSignatureException");
    put(signing, withPublicKey(row(signing), row(others).publicKey()));
    refused(() -> verify(signing, signature)).as("KMSInternalException");
    put(encrypting, withPublicKey(row(encrypting), row(theirs).publicKey()));
    refused(
            () ->
                room.call(
                    KmsModel.encrypt(),
                    new EncryptRequest(
                        encrypting.arn(),
                        Secret.ofText("x"),
                        null,
                        null,
                        "RSAES_OAEP_SHA_256",
                        null)))
        .as("KMSInternalException");
  }

  private void verify(KmsKey key, byte[] signature) {
    room.call(
        KmsModel.verify(),
        new VerifyRequest(
            key.arn(), Secret.ofText("x"), "RAW", Blob.of(signature), "ECDSA_SHA_256", null, null));
  }

  private byte[] publicKey(KmsKey key) {
    return Objects.requireNonNull(
            room.call(KmsModel.getPublicKey(), new GetPublicKeyRequest(key.arn(), null))
                .publicKey())
        .bytes();
  }

  private static SealedMaterial withPublicKey(SealedMaterial row, Optional<byte[]> other) {
    return new SealedMaterial(
        row.account(), row.region(), row.key(), row.id(), row.secret(), other);
  }
}
