package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.cli.KeyrotaClient;
import io.keyrota.rules.json.Json;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlgorithmSpec;
import software.amazon.awssdk.services.kms.model.ExpirationModelType;
import software.amazon.awssdk.services.kms.model.GetParametersForImportResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyMaterialException;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;
import software.amazon.awssdk.services.kms.model.WrappingKeySpec;

/** Imported material is its owner's to rotate, to renew and to restore. */
class ImportedMaterialAcceptance {
  private static final SdkBytes TEXT = SdkBytes.fromUtf8String("a secret text");

  @TempDir Path folder;

  static void bring(KmsClient kms, String key, byte[] material, Instant validTo)
      throws GeneralSecurityException {
    GetParametersForImportResponse parameters =
        kms.getParametersForImport(
            r ->
                r.keyId(key)
                    .wrappingAlgorithm(AlgorithmSpec.RSAES_OAEP_SHA_256)
                    .wrappingKeySpec(WrappingKeySpec.RSA_2048));
    Cipher oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
    oaep.init(
        Cipher.ENCRYPT_MODE,
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(parameters.publicKey().asByteArray())),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    byte[] wrapped = oaep.doFinal(material);
    kms.importKeyMaterial(
        r ->
            r.keyId(key)
                .importToken(parameters.importToken())
                .encryptedKeyMaterial(SdkBytes.fromByteArray(wrapped))
                .expirationModel(ExpirationModelType.KEY_MATERIAL_EXPIRES)
                .validTo(validTo));
  }

  @Test
  void itExpiresAndOnlyTheSameMaterialRestoresIt() throws GeneralSecurityException {
    try (RunningServer server =
        RunningServer.start(folder.resolve("data"), "--clock", "rehearsal")) {
      KmsClient kms = Clients.root(server).kms();
      KeyrotaClient client = new KeyrotaClient(server.endpoint());
      String key = kms.createKey(r -> r.origin(OriginType.EXTERNAL)).keyMetadata().keyId();
      byte[] material = kms.generateRandom(r -> r.numberOfBytes(32)).plaintext().asByteArray();
      Instant validTo = Instant.parse(client.now()).plus(Duration.ofDays(30));
      bring(kms, key, material, validTo);
      assertThat(kms.describeKey(r -> r.keyId(key)).keyMetadata().validTo()).isEqualTo(validTo);
      SdkBytes blob = kms.encrypt(r -> r.keyId(key).plaintext(TEXT)).ciphertextBlob();
      assertThatThrownBy(() -> kms.enableKeyRotation(r -> r.keyId(key)))
          .isInstanceOf(UnsupportedOperationException.class);
      client.call("AdvanceClock", Map.of("Duration", new Json.Str("30d")));
      assertThat(kms.describeKey(r -> r.keyId(key)).keyMetadata().keyState())
          .isEqualTo(KeyState.PENDING_IMPORT);
      assertThatThrownBy(() -> kms.decrypt(r -> r.ciphertextBlob(blob)))
          .isInstanceOf(KmsInvalidStateException.class);
      Instant later = validTo.plus(Duration.ofDays(30));
      byte[] other = material.clone();
      other[0] ^= 1;
      assertThatThrownBy(() -> bring(kms, key, other, later))
          .isInstanceOf(IncorrectKeyMaterialException.class);
      bring(kms, key, material, later);
      assertThat(kms.decrypt(r -> r.ciphertextBlob(blob)).plaintext()).isEqualTo(TEXT);
      assertThat(Texts.text(client.call("ListEvents", Map.of())))
          .as("the events of the client's own region")
          .doesNotContain("KMS CMK Rotation");
    }
  }
}
