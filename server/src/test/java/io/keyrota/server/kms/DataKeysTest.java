package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.GenerateDataKeyPairRequest;
import io.keyrota.models.kms.GenerateDataKeyPairResponse;
import io.keyrota.models.kms.GenerateDataKeyPairWithoutPlaintextRequest;
import io.keyrota.models.kms.GenerateDataKeyPairWithoutPlaintextResponse;
import io.keyrota.models.kms.GenerateDataKeyRequest;
import io.keyrota.models.kms.GenerateDataKeyResponse;
import io.keyrota.models.kms.GenerateDataKeyWithoutPlaintextRequest;
import io.keyrota.models.kms.GenerateRandomRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.RecipientInfo;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MessageType;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.DecodedPrivateKey;
import io.keyrota.server.crypto.DecodedPublicKey;
import io.keyrota.server.crypto.KeyEncapsulation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataKeysTest {
  private static final RecipientInfo ENCLAVE =
      new RecipientInfo("RSAES_OAEP_SHA_256", Blob.of(new byte[9]));

  private final UseRoom room = new UseRoom();

  private GenerateDataKeyResponse make(
      KmsKey key, @Nullable String spec, @Nullable Integer bytes, boolean dryRun) {
    return room.call(
        KmsModel.generateDataKey(),
        new GenerateDataKeyRequest(
            key.arn(), UseRoom.pairs("a", "b"), bytes, spec, null, null, dryRun));
  }

  private byte[] opened(@Nullable Blob blob) {
    return Objects.requireNonNull(room.decrypt(blob, null, "a", "b").plaintext()).reveal();
  }

  @Test
  void aDataKeyIsAnsweredInTheClearAndWrapped() {
    KmsKey key = room.symmetric();
    GenerateDataKeyResponse made = make(key, "AES_256", null, false);
    assertThat(made.keyId()).isEqualTo(key.arn());
    assertThat(made.keyMaterialId()).isEqualTo(key.materials().current().orElseThrow().id().hex());
    byte[] plaintext = Objects.requireNonNull(made.plaintext()).reveal();
    assertThat(plaintext).hasSize(32);
    assertThat(opened(made.ciphertextBlob())).isEqualTo(plaintext);
    assertThat(Objects.requireNonNull(make(key, "AES_128", null, false).plaintext()).length())
        .isEqualTo(16);
    assertThat(Objects.requireNonNull(make(key, null, 1024, false).plaintext()).length())
        .isEqualTo(1024);
    refused(() -> make(key, null, null, false)).as("ValidationException");
    refused(() -> make(key, "AES_256", 32, false)).as("ValidationException");
    refused(() -> make(key, "AES_256", null, true)).as("DryRunOperationException");
  }

  @Test
  void aDataKeyForLaterIsWrappedOnly() {
    KmsKey key = room.symmetric();
    var made =
        room.call(
            KmsModel.generateDataKeyWithoutPlaintext(),
            new GenerateDataKeyWithoutPlaintextRequest(
                key.arn(), UseRoom.pairs("a", "b"), null, 48, null, null));
    assertThat(opened(made.ciphertextBlob())).hasSize(48);
    assertThat(made.keyMaterialId()).isNotNull();
    refused(
            () ->
                room.call(
                    KmsModel.generateDataKeyWithoutPlaintext(),
                    new GenerateDataKeyWithoutPlaintextRequest(
                        key.arn(), null, "AES_256", null, null, true)))
        .as("DryRunOperationException");
  }

  @Test
  void onlyAnEnabledSymmetricKeyWrapsDataKeys() {
    KmsKey rsa = room.key(KeySpec.RSA_2048, KeyUsage.ENCRYPT_DECRYPT);
    refused(() -> make(rsa, "AES_256", null, false)).as("InvalidKeyUsageException");
    KmsKey mac = room.key(KeySpec.HMAC_256, KeyUsage.GENERATE_VERIFY_MAC);
    refused(() -> make(mac, "AES_256", null, false)).as("InvalidKeyUsageException");
    KmsKey disabled = room.symmetric();
    room.put(KeyLife.disable(disabled));
    refused(() -> make(disabled, "AES_256", null, false)).as("DisabledException");
    refused(() -> pair(disabled, KeySpec.ECC_NIST_P256)).as("DisabledException");
  }

  private GenerateDataKeyPairResponse pair(KmsKey key, KeySpec spec) {
    return room.call(
        KmsModel.generateDataKeyPair(),
        new GenerateDataKeyPairRequest(
            UseRoom.pairs("a", "b"), key.arn(), spec.name(), null, null, null));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeySpec.class,
      names = {
        "RSA_2048",
        "ECC_NIST_P256",
        "ECC_NIST_P384",
        "ECC_NIST_P521",
        "ECC_SECG_P256K1",
        "ECC_NIST_EDWARDS25519",
        "SM2",
        "ML_KEM_512",
        "ML_KEM_768",
        "ML_KEM_1024"
      })
  void thePrivateHalfOfAPairIsWrappedAndFitsThePublicOne(KeySpec spec) {
    KmsKey key = room.symmetric();
    GenerateDataKeyPairResponse made = pair(key, spec);
    assertThat(made.keyPairSpec()).isEqualTo(spec.name());
    assertThat(made.keyMaterialId()).isNotNull();
    byte[] plaintext = Objects.requireNonNull(made.privateKeyPlaintext()).reveal();
    assertThat(opened(made.privateKeyCiphertextBlob())).isEqualTo(plaintext);
    fits(spec, plaintext, made.publicKey());
    GenerateDataKeyPairWithoutPlaintextResponse later =
        room.call(
            KmsModel.generateDataKeyPairWithoutPlaintext(),
            new GenerateDataKeyPairWithoutPlaintextRequest(
                UseRoom.pairs("a", "b"), key.arn(), spec.name(), null, null));
    fits(spec, opened(later.privateKeyCiphertextBlob()), later.publicKey());
  }

  private void fits(KeySpec spec, byte[] pkcs8, @Nullable Blob spki) {
    DecodedPrivateKey privateKey =
        room.algorithms.decoding().privateKey(spec, Secret.owning(pkcs8.clone()));
    DecodedPublicKey publicKey =
        room.algorithms.decoding().publicKey(spec, Objects.requireNonNull(spki).bytes());
    if (spec.family() == KeySpec.Family.ML_KEM) {
      // AWS's page: the seed, and so as long for each of the specs.
      assertThat(pkcs8).hasSize(86);
      KeyEncapsulation kem = room.algorithms.encapsulation();
      try (KeyEncapsulation.Encapsulated made = kem.encapsulate(publicKey);
          Secret opened = kem.decapsulate(privateKey, made.ciphertext())) {
        assertThat(opened.reveal()).isEqualTo(made.secret().reveal());
      }
      return;
    }
    var algorithm = spec.signingAlgorithms(KeyUsage.SIGN_VERIFY).getFirst();
    byte[] message = {1, 2, 3};
    byte[] signature =
        room.algorithms.signing().sign(privateKey, algorithm, MessageType.RAW, message);
    assertThat(
            room.algorithms
                .signing()
                .verify(publicKey, algorithm, MessageType.RAW, message, signature))
        .isTrue();
  }

  @Test
  void aPairIsNotMadeInADryRun() {
    KmsKey key = room.symmetric();
    refused(
            () ->
                room.call(
                    KmsModel.generateDataKeyPair(),
                    new GenerateDataKeyPairRequest(null, key.arn(), "RSA_2048", null, null, true)))
        .as("DryRunOperationException");
    refused(
            () ->
                room.call(
                    KmsModel.generateDataKeyPairWithoutPlaintext(),
                    new GenerateDataKeyPairWithoutPlaintextRequest(
                        null, key.arn(), "RSA_2048", null, true)))
        .as("DryRunOperationException");
  }

  @Test
  void nothingIsMadeForAnEnclave() {
    KmsKey key = room.symmetric();
    refused(
            () ->
                room.call(
                    KmsModel.generateDataKey(),
                    new GenerateDataKeyRequest(
                        key.arn(), null, null, "AES_256", null, ENCLAVE, null)))
        .as("UnsupportedOperationException");
    refused(
            () ->
                room.call(
                    KmsModel.generateDataKeyPair(),
                    new GenerateDataKeyPairRequest(
                        null, key.arn(), "RSA_2048", null, ENCLAVE, null)))
        .as("UnsupportedOperationException");
    refused(() -> room.call(KmsModel.generateRandom(), new GenerateRandomRequest(8, null, ENCLAVE)))
        .as("UnsupportedOperationException");
  }

  @Test
  void randomBytesAreAsManyAsAskedForAndNeverTheSame() {
    byte[] one = random(1024);
    assertThat(one).hasSize(1024);
    assertThat(random(1024)).isNotEqualTo(one);
    assertThat(random(1)).hasSize(1);
    refused(() -> room.call(KmsModel.generateRandom(), new GenerateRandomRequest(null, null, null)))
        .as("ValidationException");
    refused(() -> room.call(KmsModel.generateRandom(), new GenerateRandomRequest(8, "cks-1", null)))
        .as("CustomKeyStoreNotFoundException");
  }

  private byte[] random(int count) {
    return Objects.requireNonNull(
            room.call(KmsModel.generateRandom(), new GenerateRandomRequest(count, null, null))
                .plaintext())
        .reveal();
  }
}
