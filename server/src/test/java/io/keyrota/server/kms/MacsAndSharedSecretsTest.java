package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.DeriveSharedSecretRequest;
import io.keyrota.models.kms.DeriveSharedSecretResponse;
import io.keyrota.models.kms.GenerateMacRequest;
import io.keyrota.models.kms.GenerateMacResponse;
import io.keyrota.models.kms.GetPublicKeyRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.RecipientInfo;
import io.keyrota.models.kms.VerifyMacRequest;
import io.keyrota.models.kms.VerifyMacResponse;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MacAlgorithm;
import io.keyrota.rules.secret.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MacsAndSharedSecretsTest {
  private final UseRoom room = new UseRoom();

  private GenerateMacResponse mac(KmsKey key, String message, String algorithm, boolean dryRun) {
    return room.call(
        KmsModel.generateMac(),
        new GenerateMacRequest(Secret.ofText(message), key.arn(), algorithm, null, dryRun));
  }

  private VerifyMacResponse verify(
      KmsKey key, String message, String algorithm, byte[] tag, boolean dryRun) {
    return room.call(
        KmsModel.verifyMac(),
        new VerifyMacRequest(
            Secret.ofText(message), key.arn(), algorithm, Blob.of(tag), null, dryRun));
  }

  @Test
  void everyHmacKeyMakesTagsThatVerify() {
    for (KeySpec spec :
        List.of(KeySpec.HMAC_224, KeySpec.HMAC_256, KeySpec.HMAC_384, KeySpec.HMAC_512)) {
      KmsKey key = room.key(spec, KeyUsage.GENERATE_VERIFY_MAC);
      MacAlgorithm algorithm = spec.macAlgorithms(key.usage()).getFirst();
      GenerateMacResponse made = mac(key, "message", algorithm.name(), false);
      byte[] tag = Objects.requireNonNull(made.mac()).bytes();
      assertThat(made.keyId()).isEqualTo(key.arn());
      assertThat(made.macAlgorithm()).isEqualTo(algorithm.name());
      assertThat(tag).hasSize(spec.size() / 8);
      assertThat(verify(key, "message", algorithm.name(), tag, false))
          .isEqualTo(new VerifyMacResponse(key.arn(), true, algorithm.name()));
      refused(() -> verify(key, "massage", algorithm.name(), tag, false))
          .as("KMSInvalidMacException", "");
      refused(
              () ->
                  verify(
                      key, "message", algorithm.name(), Arrays.copyOf(tag, tag.length - 1), false))
          .as("KMSInvalidMacException", "");
      for (MacAlgorithm other : MacAlgorithm.values()) {
        if (other != algorithm) {
          refused(() -> mac(key, "message", other.name(), false)).as("InvalidKeyUsageException");
        }
      }
      refused(() -> mac(key, "message", algorithm.name(), true)).as("DryRunOperationException");
      refused(() -> verify(key, "message", algorithm.name(), tag, true))
          .as("DryRunOperationException");
      room.put(KeyLife.disable(key));
      refused(() -> mac(key, "message", algorithm.name(), false)).as("DisabledException");
      refused(() -> verify(key, "message", algorithm.name(), tag, false)).as("DisabledException");
    }
    refused(() -> mac(room.symmetric(), "message", "HMAC_SHA_256", false))
        .as("InvalidKeyUsageException");
  }

  private Blob publicKey(KmsKey key) {
    return Objects.requireNonNull(
        room.call(KmsModel.getPublicKey(), new GetPublicKeyRequest(key.arn(), null)).publicKey());
  }

  private DeriveSharedSecretResponse derive(
      KmsKey key, Blob peer, boolean dryRun, @Nullable RecipientInfo recipient) {
    return room.call(
        KmsModel.deriveSharedSecret(),
        new DeriveSharedSecretRequest(key.arn(), "ECDH", peer, null, dryRun, recipient));
  }

  private byte[] secret(KmsKey key, KmsKey peer) {
    return Objects.requireNonNull(derive(key, publicKey(peer), false, null).sharedSecret())
        .reveal();
  }

  @Test
  void twoKeysOnOneCurveAgreeOnASecret() {
    for (KeySpec spec :
        List.of(KeySpec.ECC_NIST_P256, KeySpec.ECC_NIST_P384, KeySpec.ECC_NIST_P521, KeySpec.SM2)) {
      KmsKey alice = room.key(spec, KeyUsage.KEY_AGREEMENT);
      KmsKey bob = room.key(spec, KeyUsage.KEY_AGREEMENT);
      byte[] secret = secret(alice, bob);
      assertThat(secret).isEqualTo(secret(bob, alice)).hasSize((spec.size() + 7) / 8);
      DeriveSharedSecretResponse answer = derive(alice, publicKey(bob), false, null);
      assertThat(answer.keyId()).isEqualTo(alice.arn());
      assertThat(answer.keyAgreementAlgorithm()).isEqualTo("ECDH");
      assertThat(answer.keyOrigin()).isEqualTo("AWS_KMS");
    }
  }

  @Test
  void aPeerOnAnotherCurveIsRefused() {
    KmsKey alice = room.key(KeySpec.ECC_NIST_P256, KeyUsage.KEY_AGREEMENT);
    KmsKey bob = room.key(KeySpec.ECC_NIST_P384, KeyUsage.KEY_AGREEMENT);
    refused(() -> secret(alice, bob)).as("ValidationException");
    refused(() -> derive(alice, Blob.of(new byte[] {1, 2}), false, null)).as("ValidationException");
    refused(() -> derive(alice, publicKey(alice), true, null)).as("DryRunOperationException");
    refused(
            () ->
                derive(
                    alice,
                    publicKey(alice),
                    false,
                    new RecipientInfo("RSAES_OAEP_SHA_256", Blob.of(new byte[9]))))
        .as("UnsupportedOperationException");
    KmsKey signing = room.key(KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY);
    refused(() -> derive(signing, publicKey(alice), false, null)).as("InvalidKeyUsageException");
  }
}
