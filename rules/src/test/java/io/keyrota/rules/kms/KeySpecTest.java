package io.keyrota.rules.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Specs, usages and algorithms, as the pages of CreateKey and DescribeKey list them. */
class KeySpecTest {
  private static final String RSA_SIGNING =
      "RSASSA_PKCS1_V1_5_SHA_256,RSASSA_PKCS1_V1_5_SHA_384,RSASSA_PKCS1_V1_5_SHA_512,"
          + "RSASSA_PSS_SHA_256,RSASSA_PSS_SHA_384,RSASSA_PSS_SHA_512";

  private static String expected(KeySpec spec, KeyUsage usage) {
    return switch (spec + " " + usage) {
      case "SYMMETRIC_DEFAULT ENCRYPT_DECRYPT" -> "SYMMETRIC_DEFAULT";
      case "RSA_2048 ENCRYPT_DECRYPT", "RSA_3072 ENCRYPT_DECRYPT", "RSA_4096 ENCRYPT_DECRYPT" ->
          "RSAES_OAEP_SHA_1,RSAES_OAEP_SHA_256";
      case "RSA_2048 SIGN_VERIFY", "RSA_3072 SIGN_VERIFY", "RSA_4096 SIGN_VERIFY" -> RSA_SIGNING;
      case "ECC_NIST_P256 SIGN_VERIFY", "ECC_SECG_P256K1 SIGN_VERIFY" -> "ECDSA_SHA_256";
      case "ECC_NIST_P384 SIGN_VERIFY" -> "ECDSA_SHA_384";
      case "ECC_NIST_P521 SIGN_VERIFY" -> "ECDSA_SHA_512";
      case "ECC_NIST_P256 KEY_AGREEMENT",
          "ECC_NIST_P384 KEY_AGREEMENT",
          "ECC_NIST_P521 KEY_AGREEMENT",
          "SM2 KEY_AGREEMENT" ->
          "ECDH";
      case "ECC_NIST_EDWARDS25519 SIGN_VERIFY" -> "ED25519_SHA_512,ED25519_PH_SHA_512";
      case "SM2 SIGN_VERIFY" -> "SM2DSA";
      case "SM2 ENCRYPT_DECRYPT" -> "SM2PKE";
      case "ML_DSA_44 SIGN_VERIFY", "ML_DSA_65 SIGN_VERIFY", "ML_DSA_87 SIGN_VERIFY" ->
          "ML_DSA_SHAKE_256";
      case "ML_KEM_512 ENCAPSULATE_DECAPSULATE",
          "ML_KEM_768 ENCAPSULATE_DECAPSULATE",
          "ML_KEM_1024 ENCAPSULATE_DECAPSULATE" ->
          "ML_KEM";
      case "HMAC_224 GENERATE_VERIFY_MAC" -> "HMAC_SHA_224";
      case "HMAC_256 GENERATE_VERIFY_MAC" -> "HMAC_SHA_256";
      case "HMAC_384 GENERATE_VERIFY_MAC" -> "HMAC_SHA_384";
      case "HMAC_512 GENERATE_VERIFY_MAC" -> "HMAC_SHA_512";
      default -> "";
    };
  }

  private static String names(List<? extends Enum<?>> algorithms) {
    return algorithms.stream().map(Enum::name).collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @EnumSource
  void eachUsageOffersItsAlgorithmsAndNoOther(KeySpec spec) {
    for (KeyUsage usage : KeyUsage.values()) {
      String offered =
          names(spec.encryptionAlgorithms(usage))
              + names(spec.signingAlgorithms(usage))
              + names(spec.macAlgorithms(usage))
              + names(spec.keyAgreementAlgorithms(usage))
              + names(spec.encapsulationAlgorithms(usage));
      assertThat(offered).as("%s %s", spec, usage).isEqualTo(expected(spec, usage));
      assertThat(spec.usages().contains(usage)).isEqualTo(!offered.isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlySymmetricEncryptionKeysNeedNoUsage(KeySpec spec) {
    if (spec == KeySpec.SYMMETRIC_DEFAULT) {
      assertThat(spec.usage(null)).isEqualTo(KeyUsage.ENCRYPT_DECRYPT);
    } else {
      assertThat(Refusals.line(() -> spec.usage(null)))
          .isEqualTo(
              "ValidationException: You must specify a KeyUsage value for all KMS keys except for"
                  + " symmetric encryption keys.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aUsageThatDoesNotFitIsRefused(KeySpec spec) {
    for (KeyUsage usage : KeyUsage.values()) {
      if (spec.usages().contains(usage)) {
        assertThat(spec.usage(usage)).isEqualTo(usage);
      } else {
        assertThat(Refusals.line(() -> spec.usage(usage)))
            .isEqualTo(
                "ValidationException: KeyUsage "
                    + usage
                    + " is not compatible with KeySpec "
                    + spec);
      }
    }
  }

  @Test
  void plaintextsAreAsLongAsTheEncryptPageSays() {
    assertThat(limits(EncryptionAlgorithm.RSAES_OAEP_SHA_1)).containsExactly(214, 342, 470);
    assertThat(limits(EncryptionAlgorithm.RSAES_OAEP_SHA_256)).containsExactly(190, 318, 446);
    assertThat(
            KmsLimits.plaintext(EncryptionAlgorithm.SYMMETRIC_DEFAULT, KeySpec.SYMMETRIC_DEFAULT))
        .isEqualTo(4096);
    assertThat(KmsLimits.plaintext(EncryptionAlgorithm.SM2PKE, KeySpec.SM2)).isEqualTo(1024);
    assertThat(
            Refusals.code(
                () ->
                    KmsLimits.needPlaintext(
                        EncryptionAlgorithm.RSAES_OAEP_SHA_256, KeySpec.RSA_2048, 191)))
        .isEqualTo("ValidationException");
    KmsLimits.needPlaintext(EncryptionAlgorithm.RSAES_OAEP_SHA_256, KeySpec.RSA_2048, 190);
  }

  @Test
  void encapsulatedSecretsAreAsLongAsTheEncapsulatePageSays() {
    EncapsulationAlgorithm algorithm = EncapsulationAlgorithm.ML_KEM;
    assertThat(algorithm.ciphertextBytes(KeySpec.ML_KEM_512)).isEqualTo(768);
    assertThat(algorithm.ciphertextBytes(KeySpec.ML_KEM_768)).isEqualTo(1088);
    assertThat(algorithm.ciphertextBytes(KeySpec.ML_KEM_1024)).isEqualTo(1568);
    algorithm.needCiphertext(KeySpec.ML_KEM_768, 1088);
    for (int wrong : List.of(0, 768, 1087, 1089, 1568)) {
      assertThat(Refusals.code(() -> algorithm.needCiphertext(KeySpec.ML_KEM_768, wrong)))
          .isEqualTo("InvalidCiphertextException");
    }
  }

  @Test
  void pairsForUseOutsideAreOfEverySpecButThoseOfMlDsa() {
    for (KeySpec spec : KeySpec.values()) {
      assertThat(spec.dataKeyPair())
          .as("%s", spec)
          .isEqualTo(spec.asymmetric() && !spec.name().startsWith("ML_DSA"));
    }
  }

  private static List<Integer> limits(EncryptionAlgorithm algorithm) {
    return List.of(
        KmsLimits.plaintext(algorithm, KeySpec.RSA_2048),
        KmsLimits.plaintext(algorithm, KeySpec.RSA_3072),
        KmsLimits.plaintext(algorithm, KeySpec.RSA_4096));
  }

  @ParameterizedTest
  @EnumSource
  void eachAlgorithmTakesItsMessageTypesAndLengths(SigningAlgorithm algorithm) {
    int digest =
        switch (algorithm) {
          case RSASSA_PSS_SHA_384, RSASSA_PKCS1_V1_5_SHA_384, ECDSA_SHA_384 -> 48;
          case RSASSA_PSS_SHA_512, RSASSA_PKCS1_V1_5_SHA_512, ECDSA_SHA_512, ED25519_PH_SHA_512 ->
              64;
          default -> 32;
        };
    switch (algorithm) {
      case ED25519_SHA_512 -> {
        algorithm.needMessage(MessageType.RAW, 4096);
        refuses(algorithm, MessageType.DIGEST, 64);
        refuses(algorithm, MessageType.EXTERNAL_MU, 64);
      }
      case ML_DSA_SHAKE_256 -> {
        algorithm.needMessage(MessageType.RAW, 1);
        algorithm.needMessage(MessageType.EXTERNAL_MU, 64);
        refuses(algorithm, MessageType.EXTERNAL_MU, 63);
        refuses(algorithm, MessageType.DIGEST, 64);
      }
      case ED25519_PH_SHA_512 -> {
        algorithm.needMessage(MessageType.DIGEST, digest);
        refuses(algorithm, MessageType.RAW, 64);
        refuses(algorithm, MessageType.DIGEST, 32);
      }
      default -> {
        algorithm.needMessage(MessageType.RAW, 4096);
        algorithm.needMessage(MessageType.DIGEST, digest);
        refuses(algorithm, MessageType.DIGEST, digest - 1);
        refuses(algorithm, MessageType.DIGEST, digest + 1);
        refuses(algorithm, MessageType.EXTERNAL_MU, 64);
      }
    }
  }

  private static void refuses(SigningAlgorithm algorithm, MessageType type, int length) {
    assertThat(Refusals.code(() -> algorithm.needMessage(type, length)))
        .isEqualTo("ValidationException");
  }

  @Test
  void wrapsFitWhatAwsSaysTheyFit() {
    for (WrappingAlgorithm algorithm : WrappingAlgorithm.values()) {
      for (WrappingKeySpec wrapping : WrappingKeySpec.values()) {
        for (KeySpec spec : KeySpec.values()) {
          boolean fits =
              switch (algorithm) {
                case RSAES_PKCS1_V1_5 -> false;
                case RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_256 ->
                    wrapping != WrappingKeySpec.SM2
                        && !spec.name().startsWith("RSA")
                        && !(spec == KeySpec.ECC_NIST_P521 && wrapping == WrappingKeySpec.RSA_2048);
                case RSA_AES_KEY_WRAP_SHA_1, RSA_AES_KEY_WRAP_SHA_256 ->
                    wrapping != WrappingKeySpec.SM2 && spec.asymmetric();
                case SM2PKE -> wrapping == WrappingKeySpec.SM2 && !spec.name().startsWith("RSA");
              };
          if (fits) {
            algorithm.needFit(spec, wrapping);
          } else {
            assertThat(Refusals.code(() -> algorithm.needFit(spec, wrapping)))
                .isEqualTo(
                    algorithm == WrappingAlgorithm.RSAES_PKCS1_V1_5
                        ? "UnsupportedOperationException"
                        : "ValidationException");
          }
        }
      }
    }
  }

  @Test
  void aDataKeyHasEitherASpecOrALength() {
    assertThat(DataKeySize.bytes("AES_128", null)).isEqualTo(16);
    assertThat(DataKeySize.bytes("AES_256", null)).isEqualTo(32);
    assertThat(DataKeySize.bytes(null, 1024)).isEqualTo(1024);
    assertThat(Refusals.line(() -> DataKeySize.bytes(null, null)))
        .isEqualTo("ValidationException: Please specify either number of bytes or key spec.");
    assertThat(Refusals.code(() -> DataKeySize.bytes("AES_256", 32)))
        .isEqualTo("ValidationException");
  }

  @Test
  void aKeyIsUsedForWhatItIsMadeForAlone() {
    KmsKey signing = Keys.of(KeySpec.RSA_2048, KeyUsage.SIGN_VERIFY);
    assertThat(Refusals.line(() -> KeyPurpose.encryption(signing, null, KeyOperation.ENCRYPT)))
        .isEqualTo(
            "InvalidKeyUsageException: "
                + signing.arn()
                + " key usage is SIGN_VERIFY which is not valid for Encrypt.");
    assertThat(
            Refusals.line(
                () ->
                    KeyPurpose.signing(signing, SigningAlgorithm.ECDSA_SHA_256, KeyOperation.SIGN)))
        .isEqualTo(
            "InvalidKeyUsageException: Algorithm ECDSA_SHA_256 and key spec RSA_2048 are"
                + " incompatible.");
    KmsKey rsa = Keys.of(KeySpec.RSA_2048, KeyUsage.ENCRYPT_DECRYPT);
    assertThat(Refusals.code(() -> KeyPurpose.encryption(rsa, null, KeyOperation.ENCRYPT)))
        .isEqualTo("InvalidKeyUsageException");
    assertThat(Refusals.code(() -> KeyPurpose.needSymmetric(rsa, KeyOperation.GENERATE_DATA_KEY)))
        .isEqualTo("InvalidKeyUsageException");
    assertThat(KeyPurpose.encryption(Keys.symmetric(), null, KeyOperation.ENCRYPT))
        .isEqualTo(EncryptionAlgorithm.SYMMETRIC_DEFAULT);
    KmsKey kem = Keys.of(KeySpec.ML_KEM_768, KeyUsage.ENCAPSULATE_DECAPSULATE);
    assertThat(
            KeyPurpose.encapsulation(kem, EncapsulationAlgorithm.ML_KEM, KeyOperation.ENCAPSULATE))
        .isEqualTo(EncapsulationAlgorithm.ML_KEM);
    assertThat(
            Refusals.line(
                () ->
                    KeyPurpose.encapsulation(
                        signing, EncapsulationAlgorithm.ML_KEM, KeyOperation.DECAPSULATE)))
        .isEqualTo(
            "InvalidKeyUsageException: "
                + signing.arn()
                + " key usage is SIGN_VERIFY which is not valid for Decapsulate.");
    assertThat(
            Refusals.code(
                () -> KeyPurpose.signing(kem, SigningAlgorithm.ECDSA_SHA_256, KeyOperation.SIGN)))
        .isEqualTo("InvalidKeyUsageException");
    KmsKey mac = Keys.of(KeySpec.HMAC_256, KeyUsage.GENERATE_VERIFY_MAC);
    assertThat(KeyPurpose.mac(mac, MacAlgorithm.HMAC_SHA_256, KeyOperation.GENERATE_MAC))
        .isEqualTo(MacAlgorithm.HMAC_SHA_256);
    assertThat(
            Refusals.code(
                () -> KeyPurpose.mac(mac, MacAlgorithm.HMAC_SHA_512, KeyOperation.VERIFY_MAC)))
        .isEqualTo("InvalidKeyUsageException");
  }
}
