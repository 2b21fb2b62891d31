package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.ReEncryptRequest;
import io.keyrota.models.kms.ReEncryptResponse;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReEncryptTest {
  private final UseRoom room = new UseRoom();

  private ReEncryptResponse reEncrypt(
      @Nullable Blob blob,
      @Nullable SequencedMap<String, String> from,
      @Nullable String source,
      String destination,
      @Nullable SequencedMap<String, String> to,
      @Nullable String sourceAlgorithm,
      @Nullable String destinationAlgorithm,
      boolean dryRun) {
    return room.call(
        KmsModel.reEncrypt(),
        new ReEncryptRequest(
            blob,
            from,
            source,
            destination,
            to,
            sourceAlgorithm,
            destinationAlgorithm,
            null,
            dryRun,
            null));
  }

  private Blob made(KmsKey key, String text, String... context) {
    return Objects.requireNonNull(room.encrypt(key.arn(), text, context).ciphertextBlob());
  }

  private String text(ReEncryptResponse again, String... context) {
    return Objects.requireNonNull(
            room.decrypt(again.ciphertextBlob(), again.keyId(), context).plaintext())
        .revealText();
  }

  @Test
  void aCiphertextGoesUnderAnotherKeyAndContext() {
    KmsKey from = room.symmetric();
    KmsKey to = room.symmetric();
    Blob blob = made(from, "text", "a", "1");
    ReEncryptResponse again =
        reEncrypt(
            blob,
            UseRoom.pairs("a", "1"),
            null,
            to.arn(),
            UseRoom.pairs("b", "2"),
            null,
            null,
            false);
    assertThat(text(again, "b", "2")).isEqualTo("text");
    assertThat(again.sourceKeyId()).isEqualTo(from.arn());
    assertThat(again.keyId()).isEqualTo(to.arn());
    assertThat(again.sourceEncryptionAlgorithm()).isEqualTo("SYMMETRIC_DEFAULT");
    assertThat(again.destinationEncryptionAlgorithm()).isEqualTo("SYMMETRIC_DEFAULT");
    var noted = Objects.requireNonNull(room.last).noted();
    assertThat(noted.resources()).isNotEmpty();
    refused(() -> reEncrypt(blob, null, null, to.arn(), null, null, null, false))
        .as("InvalidCiphertextException", "");
  }

  @Test
  void aRotatedKeysCiphertextMovesToTheNewestMaterial() {
    KmsKey key = room.symmetric();
    Blob old = made(key, "text");
    KmsKey after = room.rotated(key);
    ReEncryptResponse again = reEncrypt(old, null, key.arn(), key.arn(), null, null, null, false);
    assertThat(again.sourceKeyMaterialId())
        .isEqualTo(key.materials().current().orElseThrow().id().hex());
    assertThat(again.destinationKeyMaterialId())
        .isEqualTo(after.materials().current().orElseThrow().id().hex());
    assertThat(Objects.requireNonNull(room.last).noted().additional())
        .containsEntry("sourceKeyMaterialId", again.sourceKeyMaterialId())
        .containsEntry("destinationKeyMaterialId", again.destinationKeyMaterialId());
    assertThat(text(again)).isEqualTo("text");
  }

  @Test
  void aCiphertextGoesFromAndToAKeyPair() {
    KmsKey symmetric = room.symmetric();
    KmsKey rsa = room.key(KeySpec.RSA_2048, KeyUsage.ENCRYPT_DECRYPT);
    ReEncryptResponse under =
        reEncrypt(
            made(symmetric, "text"),
            null,
            null,
            rsa.arn(),
            null,
            null,
            "RSAES_OAEP_SHA_256",
            false);
    assertThat(under.destinationKeyMaterialId()).isNull();
    ReEncryptResponse back =
        reEncrypt(
            under.ciphertextBlob(),
            null,
            rsa.arn(),
            symmetric.arn(),
            null,
            "RSAES_OAEP_SHA_256",
            null,
            false);
    assertThat(back.sourceKeyMaterialId()).isNull();
    assertThat(text(back)).isEqualTo("text");
    refused(
            () ->
                reEncrypt(
                    made(symmetric, "x".repeat(191)),
                    null,
                    null,
                    rsa.arn(),
                    null,
                    null,
                    "RSAES_OAEP_SHA_256",
                    false))
        .as("ValidationException");
    refused(
            () ->
                reEncrypt(
                    under.ciphertextBlob(),
                    null,
                    null,
                    symmetric.arn(),
                    null,
                    "RSAES_OAEP_SHA_256",
                    null,
                    false))
        .as("ValidationException");
  }

  @Test
  void bothKeysMustBeUsable() {
    KmsKey from = room.symmetric();
    KmsKey to = room.symmetric();
    Blob blob = made(from, "text");
    room.put(KeyLife.disable(to));
    refused(() -> reEncrypt(blob, null, null, to.arn(), null, null, null, false))
        .as("DisabledException", to.arn() + " is disabled.");
    room.put(to, KeyLife.disable(from));
    refused(() -> reEncrypt(blob, null, null, to.arn(), null, null, null, false))
        .as("DisabledException", from.arn() + " is disabled.");
    KmsKey mac = room.key(KeySpec.HMAC_256, KeyUsage.GENERATE_VERIFY_MAC);
    room.put(from);
    refused(() -> reEncrypt(blob, null, null, mac.arn(), null, null, null, false))
        .as("InvalidKeyUsageException");
    refused(() -> reEncrypt(blob, null, to.arn(), to.arn(), null, null, null, false))
        .as("IncorrectKeyException");
    refused(() -> reEncrypt(blob, null, null, to.arn(), null, null, null, true))
        .as("DryRunOperationException");
  }
}
