package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.CreateGrantRequest;
import io.keyrota.models.kms.DecapsulateRequest;
import io.keyrota.models.kms.DecapsulateResponse;
import io.keyrota.models.kms.EncapsulateRequest;
import io.keyrota.models.kms.EncapsulateResponse;
import io.keyrota.models.kms.GetPublicKeyRequest;
import io.keyrota.models.kms.GetPublicKeyResponse;
import io.keyrota.models.kms.KeyMetadata;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.SignRequest;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Outcome;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.crypto.KEM;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncapsulationTest {
  private final UseRoom room = new UseRoom();

  private KmsKey key(KeySpec spec) {
    return room.key(spec, KeyUsage.ENCAPSULATE_DECAPSULATE);
  }

  private EncapsulateResponse encapsulate(KmsKey key, @Nullable Boolean dryRun) {
    return room.call(
        KmsModel.encapsulate(), new EncapsulateRequest(key.arn(), "ML_KEM", null, dryRun));
  }

  private DecapsulateResponse decapsulate(KmsKey key, byte[] ciphertext, @Nullable Boolean dryRun) {
    return room.call(
        key.account(),
        key.region(),
        KmsModel.decapsulate(),
        new DecapsulateRequest(key.arn(), Blob.of(ciphertext), "ML_KEM", null, dryRun));
  }

  private byte[] secret(KmsKey key, byte[] ciphertext) {
    return Objects.requireNonNull(decapsulate(key, ciphertext, null).sharedSecret()).reveal();
  }

  private static byte[] ciphertext(EncapsulateResponse made) {
    return Objects.requireNonNull(made.sharedSecretCiphertextBlob()).bytes();
  }

  private static byte[] secret(EncapsulateResponse made) {
    return Objects.requireNonNull(made.sharedSecret()).reveal();
  }

  @ParameterizedTest
  @EnumSource(names = "ML_KEM_.*", mode = EnumSource.Mode.MATCH_ALL)
  void whatIsEncapsulatedIsDecapsulated(KeySpec spec) {
    KmsKey key = key(spec);
    EncapsulateResponse made = encapsulate(key, false);
    Outcome<?> outcome = Objects.requireNonNull(room.last);
    assertThat(outcome.changes()).isEmpty();
    assertThat(made.keyId()).isEqualTo(key.arn());
    assertThat(made.encapsulationAlgorithm()).isEqualTo("ML_KEM");
    assertThat(ciphertext(made))
        .hasSize(spec == KeySpec.ML_KEM_512 ? 768 : spec == KeySpec.ML_KEM_768 ? 1088 : 1568);
    DecapsulateResponse opened = decapsulate(key, ciphertext(made), false);
    assertThat(Objects.requireNonNull(room.last).changes()).isEmpty();
    assertThat(opened.keyId()).isEqualTo(key.arn());
    assertThat(opened.encapsulationAlgorithm()).isEqualTo("ML_KEM");
    assertThat(Objects.requireNonNull(opened.sharedSecret()).reveal())
        .hasSize(32)
        .isEqualTo(secret(made));
    EncapsulateResponse another = encapsulate(key, null);
    assertThat(ciphertext(another)).isNotEqualTo(ciphertext(made));
    assertThat(secret(another)).isNotEqualTo(secret(made));
  }

  @ParameterizedTest
  @EnumSource(names = "ML_KEM_.*", mode = EnumSource.Mode.MATCH_ALL)
  void whoeverHasThePublicKeyEncapsulatesWithoutKms(KeySpec spec) throws Exception {
    KmsKey key = key(spec);
    GetPublicKeyResponse answer =
        room.call(KmsModel.getPublicKey(), new GetPublicKeyRequest(key.arn(), null));
    assertThat(answer.keySpec()).isEqualTo(spec.name());
    assertThat(answer.keyUsage()).isEqualTo("ENCAPSULATE_DECAPSULATE");
    assertThat(answer.encapsulationAlgorithms()).containsExactly("ML_KEM");
    assertThat(answer.signingAlgorithms()).isNull();
    assertThat(answer.encryptionAlgorithms()).isNull();
    assertThat(answer.keyAgreementAlgorithms()).isNull();
    byte[] spki = Objects.requireNonNull(answer.publicKey()).bytes();
    KEM.Encapsulated outside =
        KEM.getInstance("ML-KEM")
            .newEncapsulator(
                KeyFactory.getInstance("ML-KEM").generatePublic(new X509EncodedKeySpec(spki)))
            .encapsulate();
    assertThat(secret(key, outside.encapsulation())).isEqualTo(outside.key().getEncoded());
  }

  /** The "Important" of AWS's Decapsulate page. */
  @Test
  void anotherLengthIsRefusedAndAnythingElseGivesAnotherSecret() {
    KmsKey key = key(KeySpec.ML_KEM_768);
    EncapsulateResponse made = encapsulate(key, null);
    byte[] right = ciphertext(made);
    for (int wrong : new int[] {1, 768, 1087, 1089, 1568, 6144}) {
      refused(() -> decapsulate(key, Arrays.copyOf(right, wrong), null))
          .as("InvalidCiphertextException", "");
      refused(() -> decapsulate(key, Arrays.copyOf(right, wrong), true))
          .as("InvalidCiphertextException", "");
    }
    byte[] changed = right.clone();
    changed[500] ^= 2;
    assertThat(secret(key, changed))
        .hasSize(32)
        .isNotEqualTo(secret(made))
        .isEqualTo(secret(key, changed));
    assertThat(secret(key(KeySpec.ML_KEM_768), right)).hasSize(32).isNotEqualTo(secret(made));
    assertThat(secret(key, new byte[1088])).hasSize(32);
  }

  @Test
  void aDryRunMakesAndOpensNothing() {
    KmsKey key = key(KeySpec.ML_KEM_512);
    refused(() -> encapsulate(key, true)).as("DryRunOperationException");
    refused(() -> decapsulate(key, new byte[768], true)).as("DryRunOperationException");
  }

  @Test
  void aKeyOfAnotherUsageOrStateIsRefused() {
    for (KmsKey other :
        List.of(
            room.symmetric(),
            room.key(KeySpec.ECC_NIST_P256, KeyUsage.KEY_AGREEMENT),
            room.key(KeySpec.ML_DSA_44, KeyUsage.SIGN_VERIFY))) {
      refused(() -> encapsulate(other, null)).as("InvalidKeyUsageException");
      refused(() -> decapsulate(other, new byte[768], null)).as("InvalidKeyUsageException");
      refused(() -> encapsulate(other, true)).as("InvalidKeyUsageException");
    }
    KmsKey key = key(KeySpec.ML_KEM_512);
    refused(
            () ->
                room.call(
                    KmsModel.sign(),
                    new SignRequest(
                        key.arn(), Secret.ofText("m"), null, null, "ML_DSA_SHAKE_256", null)))
        .as("InvalidKeyUsageException");
    refused(() -> room.encrypt(key.arn(), "x")).as("InvalidKeyUsageException");
    byte[] made = ciphertext(encapsulate(key, null));
    room.put(KeyLife.disable(key));
    refused(() -> encapsulate(key, null)).as("DisabledException");
    refused(() -> decapsulate(key, made, null)).as("DisabledException");
    room.put(KeyLife.enable(room.stored(key)));
    assertThat(secret(key, made)).hasSize(32);
    KmsKey empty = room.external(KeySpec.ML_KEM_512, KeyUsage.ENCAPSULATE_DECAPSULATE, false);
    refused(() -> encapsulate(empty, null)).as("KMSInvalidStateException");
    refused(() -> decapsulate(empty, made, null)).as("KMSInvalidStateException");
  }

  @Test
  void aReplicaOpensWhatThePrimaryMade() {
    KmsKey primary =
        room.key(
            UseRoom.ACCOUNT,
            UseRoom.HOME,
            KeySpec.ML_KEM_1024,
            KeyUsage.ENCAPSULATE_DECAPSULATE,
            true);
    EncapsulateResponse made = encapsulate(primary, null);
    KmsKey replica = room.replicated(primary);
    assertThat(secret(replica, ciphertext(made))).isEqualTo(secret(made));
  }

  /** What CreateKey, DescribeKey and CreateGrant say of such keys. */
  @Test
  void aKeyIsMadeDescribedAndGranted() {
    KmsHarness kms = new KmsHarness();
    for (String spec : List.of("ML_KEM_512", "ML_KEM_768", "ML_KEM_1024")) {
      refused(() -> kms.create(spec, null, null, false)).as("ValidationException");
      for (String usage :
          List.of("SIGN_VERIFY", "ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT")) {
        refused(() -> kms.create(spec, usage, null, false)).as("ValidationException");
      }
      KeyMetadata made = kms.create(spec, "ENCAPSULATE_DECAPSULATE", null, false);
      assertThat(made).isEqualTo(kms.describe(made.keyId()));
      assertThat(made.keySpec()).isEqualTo(spec);
      assertThat(made.customerMasterKeySpec()).isEqualTo(spec);
      assertThat(made.keyUsage()).isEqualTo("ENCAPSULATE_DECAPSULATE");
      assertThat(made.encapsulationAlgorithms()).containsExactly("ML_KEM");
      assertThat(made.signingAlgorithms()).isNull();
      assertThat(made.currentKeyMaterialId()).isNull();
      grant(kms, made.keyId(), "Encapsulate", "Decapsulate", "GetPublicKey", "DescribeKey");
      refused(() -> grant(kms, made.keyId(), "DeriveSharedSecret")).as("ValidationException");
    }
    for (String spec : List.of("RSA_2048", "ML_DSA_44", "ECC_NIST_P256")) {
      refused(() -> kms.create(spec, "ENCAPSULATE_DECAPSULATE", null, false))
          .as("ValidationException");
    }
    refused(() -> grant(kms, kms.key(), "Encapsulate")).as("ValidationException");
  }

  private static void grant(KmsHarness kms, String key, String... operations) {
    var _ =
        kms.call(
            KmsModel.createGrant(),
            new CreateGrantRequest(
                key,
                Grantees.arn("Alice"),
                null,
                List.of(operations),
                null,
                null,
                null,
                null,
                null,
                null));
  }
}
