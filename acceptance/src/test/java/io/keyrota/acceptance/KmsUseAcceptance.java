package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsInvalidSignatureException;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Keys in use: unmodified command line, openssl and SDK against a running server. */
@Order(1) // takes long, so it begins first
class KmsUseAcceptance {
  private static final SdkBytes TEXT = SdkBytes.fromUtf8String("a secret text");

  @TempDir static Path folder;

  private static RunningServer server;
  private static KmsClient kms;

  @BeforeAll
  static void start() {
    server = RunningServer.start(folder.resolve("data"));
    kms = Clients.root(server).kms();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theStoryRunsWithTheCommandLineAndOpenssl() {
    assumeTrue(
        Aws.installed() && Shell.has("openssl") && Shell.has("xxd"),
        "needs the aws command line, openssl and xxd");
    try (RunningServer own = RunningServer.start(folder.resolve("story"))) {
      new Story(own).run("kms-use.story");
    }
  }

  private static String key(KeySpec spec, KeyUsageType usage) {
    return kms.createKey(r -> r.keySpec(spec).keyUsage(usage)).keyMetadata().keyId();
  }

  @Test
  void aCiphertextOpensWithItsContextAlone() {
    String key = key(KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT);
    SdkBytes made =
        kms.encrypt(r -> r.keyId(key).plaintext(TEXT).encryptionContext(Map.of("a", "1", "b", "2")))
            .ciphertextBlob();
    DecryptResponse opened =
        kms.decrypt(r -> r.ciphertextBlob(made).encryptionContext(Map.of("b", "2", "a", "1")));
    assertThat(opened.plaintext()).isEqualTo(TEXT);
    assertThat(opened.keyId()).endsWith(":key/" + key);
    assertThat(opened.keyMaterialId()).matches("[0-9a-f]{64}");
    assertThatThrownBy(() -> kms.decrypt(r -> r.ciphertextBlob(made)))
        .isInstanceOf(InvalidCiphertextException.class);
    String other = key(KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT);
    assertThatThrownBy(() -> kms.decrypt(r -> r.ciphertextBlob(made).keyId(other)))
        .isInstanceOf(IncorrectKeyException.class);
    kms.disableKey(r -> r.keyId(key));
    assertThatThrownBy(() -> kms.encrypt(r -> r.keyId(key).plaintext(TEXT)))
        .isInstanceOf(DisabledException.class);
    assertThatThrownBy(
            () -> kms.encrypt(r -> r.keyId("1234abcd-12ab-34cd-56ef-1234567890ab").plaintext(TEXT)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void dataKeysComeInTheClearAndWrapped() {
    String key = key(KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT);
    GenerateDataKeyResponse made =
        kms.generateDataKey(r -> r.keyId(key).keySpec(DataKeySpec.AES_256));
    assertThat(made.plaintext().asByteArray()).hasSize(32);
    assertThat(kms.decrypt(r -> r.ciphertextBlob(made.ciphertextBlob())).plaintext())
        .isEqualTo(made.plaintext());
  }

  @Test
  void everySigningKeySignsOverTheWire() {
    Map<KeySpec, SigningAlgorithmSpec> all =
        Map.of(
            KeySpec.RSA_2048, SigningAlgorithmSpec.RSASSA_PSS_SHA_256,
            KeySpec.ECC_NIST_P384, SigningAlgorithmSpec.ECDSA_SHA_384,
            KeySpec.ECC_SECG_P256_K1, SigningAlgorithmSpec.ECDSA_SHA_256,
            KeySpec.ML_DSA_65, SigningAlgorithmSpec.ML_DSA_SHAKE_256);
    all.forEach(
        (spec, algorithm) -> {
          String key = key(spec, KeyUsageType.SIGN_VERIFY);
          SdkBytes signature =
              kms.sign(r -> r.keyId(key).message(TEXT).signingAlgorithm(algorithm)).signature();
          assertThat(
                  kms.verify(
                          r ->
                              r.keyId(key)
                                  .message(TEXT)
                                  .messageType(MessageType.RAW)
                                  .signature(signature)
                                  .signingAlgorithm(algorithm))
                      .signatureValid())
              .isTrue();
          assertThatThrownBy(
                  () ->
                      kms.verify(
                          r ->
                              r.keyId(key)
                                  .message(SdkBytes.fromUtf8String("another"))
                                  .signature(signature)
                                  .signingAlgorithm(algorithm)))
              .isInstanceOf(KmsInvalidSignatureException.class);
        });
    String key = key(KeySpec.RSA_2048, KeyUsageType.SIGN_VERIFY);
    assertThatThrownBy(() -> kms.encrypt(r -> r.keyId(key).plaintext(TEXT)))
        .isInstanceOf(InvalidKeyUsageException.class);
  }

  @Test
  void theTrailShowsTheContextAndNeitherTextNorCiphertext() {
    String key = key(KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT);
    SdkBytes made =
        kms.encrypt(r -> r.keyId(key).plaintext(TEXT).encryptionContext(Map.of("shelf", "seven")))
            .ciphertextBlob();
    String material =
        kms.decrypt(r -> r.ciphertextBlob(made).encryptionContext(Map.of("shelf", "seven")))
            .keyMaterialId();
    String trail =
        Texts.text(
            new io.keyrota.cli.KeyrotaClient(server.endpoint())
                .call(
                    "LookupTrail", Map.of("MaxItems", new io.keyrota.rules.json.Json.Num("1000"))));
    assertThat(trail).contains("seven").contains(material).contains("AWS::KMS::Key").contains(key);
    for (String secret : List.of("a secret text", base64(TEXT), base64(made))) {
      assertThat(trail).doesNotContain(secret);
    }
  }

  private static String base64(SdkBytes bytes) {
    return java.util.Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}
