package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.GetPublicKeyRequest;
import io.keyrota.models.kms.GetPublicKeyResponse;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.SignRequest;
import io.keyrota.models.kms.SignResponse;
import io.keyrota.models.kms.VerifyRequest;
import io.keyrota.models.kms.VerifyResponse;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MessageType;
import io.keyrota.rules.kms.SigningAlgorithm;
import io.keyrota.rules.secret.Secret;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignaturesTest {
  private final UseRoom room = new UseRoom();

  private SignResponse sign(
      KmsKey key, byte[] message, @Nullable MessageType type, SigningAlgorithm algorithm) {
    return room.call(
        KmsModel.sign(),
        new SignRequest(
            key.id().text(),
            Secret.owning(message.clone()),
            type == null ? null : type.name(),
            null,
            algorithm.name(),
            null));
  }

  private VerifyResponse verify(
      KmsKey key,
      byte[] message,
      @Nullable MessageType type,
      byte[] signature,
      SigningAlgorithm algorithm) {
    return room.call(
        KmsModel.verify(),
        new VerifyRequest(
            key.arn(),
            Secret.owning(message.clone()),
            type == null ? null : type.name(),
            Blob.of(signature),
            algorithm.name(),
            null,
            null));
  }

  private static byte[] signature(SignResponse response) {
    return Objects.requireNonNull(response.signature()).bytes();
  }

  /** A message of a length that the algorithm takes as that type. */
  private static byte[] message(SigningAlgorithm algorithm, MessageType type) {
    int length =
        switch (type) {
          case RAW -> 4096;
          case EXTERNAL_MU -> 64;
          case DIGEST ->
              switch (algorithm.hash()) {
                case SHA_256, SM3 -> 32;
                case SHA_384 -> 48;
                case SHA_512, SHAKE_256 -> 64;
              };
        };
    byte[] message = new byte[length];
    Arrays.fill(message, (byte) 'm');
    return message;
  }

  @ParameterizedTest
  @EnumSource(KeySpec.class)
  void everyKeySpecSignsWithEachOfItsAlgorithmsAndMessageTypes(KeySpec spec) {
    if (!spec.usages().contains(KeyUsage.SIGN_VERIFY)) {
      refusesToSign(spec);
      return;
    }
    KmsKey key = room.key(spec, KeyUsage.SIGN_VERIFY);
    for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
      if (!spec.signingAlgorithms(KeyUsage.SIGN_VERIFY).contains(algorithm)) {
        refused(() -> sign(key, new byte[1], null, algorithm)).as("InvalidKeyUsageException");
        continue;
      }
      for (MessageType type : MessageType.values()) {
        byte[] message = message(algorithm, type);
        if (!algorithm.messageTypes().contains(type)) {
          refused(() -> sign(key, message, type, algorithm)).as("ValidationException");
          continue;
        }
        SignResponse signed = sign(key, message, type, algorithm);
        assertThat(signed.keyId()).isEqualTo(key.arn());
        assertThat(signed.signingAlgorithm()).isEqualTo(algorithm.name());
        byte[] signature = signature(signed);
        assertThat(verify(key, message, type, signature, algorithm))
            .isEqualTo(new VerifyResponse(key.arn(), true, algorithm.name()));
        byte[] spoiled = signature.clone();
        spoiled[spoiled.length - 1] ^= 1;
        refused(() -> verify(key, message, type, spoiled, algorithm))
            .as("KMSInvalidSignatureException", "");
        byte[] other = message.clone();
        other[0] ^= 1;
        refused(() -> verify(key, other, type, signature, algorithm))
            .as("KMSInvalidSignatureException", "");
        refused(() -> verify(key, message, type, new byte[] {1}, algorithm))
            .as("KMSInvalidSignatureException", "");
        if (type != MessageType.RAW) {
          refused(() -> sign(key, Arrays.copyOf(message, message.length - 1), type, algorithm))
              .as("ValidationException");
        }
      }
    }
  }

  private void refusesToSign(KeySpec spec) {
    KmsKey key = room.key(spec, spec.usages().getFirst());
    refused(() -> sign(key, new byte[1], null, SigningAlgorithm.ECDSA_SHA_256))
        .as("InvalidKeyUsageException");
    refused(() -> verify(key, new byte[1], null, new byte[8], SigningAlgorithm.ECDSA_SHA_256))
        .as("InvalidKeyUsageException");
  }

  @Test
  void anotherKeysSignatureIsWrong() {
    KmsKey one = room.key(KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY);
    KmsKey two = room.key(KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY);
    byte[] signature = signature(sign(one, new byte[9], null, SigningAlgorithm.ECDSA_SHA_256));
    refused(() -> verify(two, new byte[9], null, signature, SigningAlgorithm.ECDSA_SHA_256))
        .as("KMSInvalidSignatureException", "");
  }

  @Test
  void aSignatureVerifiesOutsideUnderThePublicKey() throws Exception {
    KmsKey key = room.key(KeySpec.ECC_NIST_P384, KeyUsage.SIGN_VERIFY);
    byte[] message = "message".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] signature = signature(sign(key, message, null, SigningAlgorithm.ECDSA_SHA_384));
    Signature outside = Signature.getInstance("SHA384withECDSA");
    outside.initVerify(
        KeyFactory.getInstance("EC")
            .generatePublic(
                new X509EncodedKeySpec(
                    Objects.requireNonNull(publicKey(key).publicKey()).bytes())));
    outside.update(message);
    assertThat(outside.verify(signature)).isTrue();
  }

  private GetPublicKeyResponse publicKey(KmsKey key) {
    return room.call(KmsModel.getPublicKey(), new GetPublicKeyRequest(key.arn(), null));
  }

  @Test
  void aPublicKeyComesWithWhatItIsFor() {
    GetPublicKeyResponse signing = publicKey(room.key(KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY));
    assertThat(signing.keySpec()).isEqualTo("ECC_NIST_P256");
    assertThat(signing.customerMasterKeySpec()).isEqualTo("ECC_NIST_P256");
    assertThat(signing.keyUsage()).isEqualTo("SIGN_VERIFY");
    assertThat(signing.signingAlgorithms()).containsExactly("ECDSA_SHA_256");
    assertThat(signing.encryptionAlgorithms()).isNull();
    assertThat(signing.keyAgreementAlgorithms()).isNull();
    GetPublicKeyResponse agreeing =
        publicKey(room.key(KeySpec.ECC_NIST_P256, KeyUsage.KEY_AGREEMENT));
    assertThat(agreeing.keyAgreementAlgorithms()).containsExactly("ECDH");
    assertThat(agreeing.signingAlgorithms()).isNull();
  }

  @Test
  void theSpecHasTheSameValueUnderItsFormerNameAlsoWhereTheModelKnowsItUnderTheNewOneOnly() {
    for (KeySpec spec : List.of(KeySpec.ML_DSA_44, KeySpec.ECC_NIST_EDWARDS25519)) {
      GetPublicKeyResponse key = publicKey(room.key(spec, KeyUsage.SIGN_VERIFY));
      assertThat(key.keySpec()).isEqualTo(spec.name());
      assertThat(key.customerMasterKeySpec()).isEqualTo(spec.name());
    }
  }

  @Test
  void onlyUsablePairsShowTheirPublicKey() {
    KmsKey symmetric = room.symmetric();
    refused(() -> publicKey(symmetric)).as("UnsupportedOperationException");
    KmsKey key = room.key(KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY);
    room.put(KeyLife.disable(key));
    refused(() -> publicKey(key)).as("DisabledException");
    refused(() -> sign(key, new byte[1], null, SigningAlgorithm.ECDSA_SHA_256))
        .as("DisabledException");
    refused(() -> verify(key, new byte[1], null, new byte[1], SigningAlgorithm.ECDSA_SHA_256))
        .as("DisabledException");
  }

  @Test
  void aDryRunSignsNothing() {
    KmsKey key = room.key(KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY);
    refused(
            () ->
                room.call(
                    KmsModel.sign(),
                    new SignRequest(
                        key.arn(), Secret.ofText("m"), null, null, "ECDSA_SHA_256", true)))
        .as("DryRunOperationException");
    refused(
            () ->
                room.call(
                    KmsModel.verify(),
                    new VerifyRequest(
                        key.arn(),
                        Secret.ofText("m"),
                        null,
                        Blob.of(new byte[8]),
                        "ECDSA_SHA_256",
                        null,
                        true)))
        .as("KMSInvalidSignatureException");
  }

  @Test
  void theMessageTypesAreKnownToTheTest() {
    // The loop above would pass without looking at anything if these were empty.
    assertThat(SigningAlgorithm.ML_DSA_SHAKE_256.messageTypes())
        .isEqualTo(Set.of(MessageType.RAW, MessageType.EXTERNAL_MU));
  }
}
