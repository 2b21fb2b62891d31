package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.DecryptRequest;
import io.keyrota.models.kms.DecryptResponse;
import io.keyrota.models.kms.EncryptRequest;
import io.keyrota.models.kms.EncryptResponse;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.RecipientInfo;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.audit.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EncryptDecryptTest {
  private final UseRoom room = new UseRoom();

  private static Blob blob(EncryptResponse made) {
    return Objects.requireNonNull(made.ciphertextBlob());
  }

  private static String text(DecryptResponse opened) {
    return Objects.requireNonNull(opened.plaintext()).revealText();
  }

  @Test
  void aCiphertextTellsItsKeyAndMaterial() {
    KmsKey key = room.symmetric();
    EncryptResponse made = room.encrypt(key.id().text(), "hello");
    assertThat(made.keyId()).isEqualTo(key.arn());
    assertThat(made.encryptionAlgorithm()).isEqualTo("SYMMETRIC_DEFAULT");
    DecryptResponse opened = room.decrypt(blob(made), null);
    assertThat(text(opened)).isEqualTo("hello");
    assertThat(opened.keyId()).isEqualTo(key.arn());
    assertThat(opened.encryptionAlgorithm()).isEqualTo("SYMMETRIC_DEFAULT");
    assertThat(opened.keyMaterialId())
        .isEqualTo(key.materials().current().orElseThrow().id().hex());
  }

  @Test
  void theTrailHearsOfKeyAndMaterialAndOfNoChange() {
    KmsKey key = room.symmetric();
    room.encrypt(key.arn(), "hello");
    var last = Objects.requireNonNull(room.last);
    String material = key.materials().current().orElseThrow().id().hex();
    assertThat(last.changes()).isEmpty();
    assertThat(last.noted().resources())
        .containsExactly(new Resource("AWS::KMS::Key", key.arn(), Optional.of(material)));
    assertThat(last.noted().additional()).containsEntry("keyMaterialId", material);
  }

  @Test
  void theSamePlaintextHasAnotherCiphertextEachTime() {
    KmsKey key = room.symmetric();
    Set<Blob> made = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      made.add(blob(room.encrypt(key.arn(), "same")));
    }
    assertThat(made).hasSize(20);
  }

  @Test
  void theContextMustBeTheSameInAnyOrder() {
    KmsKey key = room.symmetric();
    Blob made = blob(room.encrypt(key.arn(), "x", "a", "1", "b", "2"));
    assertThat(text(room.decrypt(made, null, "b", "2", "a", "1"))).isEqualTo("x");
    refused(() -> room.decrypt(made, null, "a", "1")).as("InvalidCiphertextException", "");
    refused(() -> room.decrypt(made, null)).as("InvalidCiphertextException", "");
    refused(() -> room.decrypt(made, null, "A", "1", "b", "2"))
        .as("InvalidCiphertextException", "");
    refused(() -> room.decrypt(made, null, "a", "1", "b", "2", "c", ""))
        .as("InvalidCiphertextException", "");
  }

  @Test
  void anyChangedBitOrLengthIsAnInvalidCiphertext() {
    KmsKey key = room.symmetric();
    byte[] made = blob(room.encrypt(key.arn(), "some bytes")).bytes();
    for (int i = 0; i < made.length; i++) {
      byte[] changed = made.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      refused(() -> room.decrypt(Blob.of(changed), key.arn())).as("InvalidCiphertextException", "");
      refused(() -> room.decrypt(Blob.of(changed), null)).as("InvalidCiphertextException", "");
    }
    refused(() -> room.decrypt(Blob.of(java.util.Arrays.copyOf(made, made.length - 1)), null))
        .as("InvalidCiphertextException");
    refused(() -> room.decrypt(Blob.of(java.util.Arrays.copyOf(made, made.length + 1)), null))
        .as("InvalidCiphertextException");
  }

  @Test
  void tenMaterialsLaterEveryOldCiphertextOpens() {
    KmsKey key = room.symmetric();
    List<Blob> made = new ArrayList<>();
    List<String> materials = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      made.add(blob(room.encrypt(key.arn(), "text " + i)));
      materials.add(room.stored(key).materials().current().orElseThrow().id().hex());
      room.rotated(key);
      room.clock.advance(Duration.ofDays(1));
    }
    for (int i = 0; i < 10; i++) {
      DecryptResponse opened = room.decrypt(made.get(i), null);
      assertThat(text(opened)).isEqualTo("text " + i);
      assertThat(opened.keyMaterialId()).isEqualTo(materials.get(i));
    }
    assertThat(new HashSet<>(materials)).hasSize(10);
  }

  @Test
  void anotherKeyThanTheCiphertextsIsIncorrect() {
    Blob made = blob(room.encrypt(room.symmetric().arn(), "x"));
    KmsKey other = room.symmetric();
    refused(() -> room.decrypt(made, other.arn())).as("IncorrectKeyException");
    refused(() -> room.decrypt(made, other.id().text())).as("IncorrectKeyException");
    refused(() -> room.decrypt(made, "0000abcd-12ab-34cd-56ef-1234567890ab"))
        .as("NotFoundException");
  }

  @Test
  void aCiphertextOfAKeyThatIsNotHereSaysNothingOfWhy() {
    KmsKey key =
        room.key(
            UseRoom.ACCOUNT,
            UseRoom.AWAY,
            KeySpec.SYMMETRIC_DEFAULT,
            KeyUsage.ENCRYPT_DECRYPT,
            false);
    EncryptResponse made =
        room.call(
            UseRoom.ACCOUNT,
            UseRoom.AWAY,
            KmsModel.encrypt(),
            new EncryptRequest(key.arn(), Secret.ofText("x"), null, null, null, null));
    refused(() -> room.decrypt(blob(made), null)).as("AccessDeniedException");
  }

  @Test
  void aMultiRegionKeysCiphertextOpensInEachOfItsRegions() {
    KmsKey primary =
        room.key(
            UseRoom.ACCOUNT,
            UseRoom.HOME,
            KeySpec.SYMMETRIC_DEFAULT,
            KeyUsage.ENCRYPT_DECRYPT,
            true);
    KmsKey replica = room.replicated(primary);
    Blob made = blob(room.encrypt(primary.arn(), "everywhere"));
    DecryptResponse opened =
        room.call(
            UseRoom.ACCOUNT,
            UseRoom.AWAY,
            KmsModel.decrypt(),
            new DecryptRequest(made, null, null, null, null, null, null, null));
    assertThat(text(opened)).isEqualTo("everywhere");
    assertThat(opened.keyId()).isEqualTo(replica.arn()).contains(":eu-central-1:");
  }

  @Test
  void aPlaintextHasAtMostFourKibibytes() {
    KmsKey key = room.symmetric();
    String most = "x".repeat(4096);
    assertThat(text(room.decrypt(blob(room.encrypt(key.arn(), most)), null))).isEqualTo(most);
    refused(() -> room.encrypt(key.arn(), most + "x")).as("ValidationException");
  }

  @Test
  void publicKeysEncryptWhatFitsUnderEveryAlgorithm() {
    for (KeySpec spec :
        List.of(KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096, KeySpec.SM2)) {
      KmsKey key = room.key(spec, KeyUsage.ENCRYPT_DECRYPT);
      for (EncryptionAlgorithm algorithm : spec.encryptionAlgorithms(key.usage())) {
        int most =
            switch (algorithm) {
              case RSAES_OAEP_SHA_1 -> spec.size() / 8 - 42;
              case RSAES_OAEP_SHA_256 -> spec.size() / 8 - 66;
              default -> 1024;
            };
        EncryptResponse made = encrypt(key, "x".repeat(most), algorithm.name(), false);
        assertThat(made.encryptionAlgorithm()).isEqualTo(algorithm.name());
        DecryptResponse opened = decrypt(blob(made), key.arn(), algorithm.name());
        assertThat(text(opened)).hasSize(most);
        assertThat(opened.keyMaterialId()).isNull();
        byte[] changed = blob(made).bytes().clone();
        changed[changed.length - 1] ^= 1;
        refused(() -> decrypt(Blob.of(changed), key.arn(), algorithm.name()))
            .as("InvalidCiphertextException", "");
        refused(() -> encrypt(key, "x".repeat(most + 1), algorithm.name(), false))
            .as("ValidationException");
        refused(() -> decrypt(blob(made), null, algorithm.name())).as("ValidationException");
        refused(() -> decrypt(blob(made), key.arn(), null)).as("InvalidKeyUsageException");
        refused(
                () ->
                    room.call(
                        KmsModel.encrypt(),
                        new EncryptRequest(
                            key.arn(),
                            Secret.ofText("x"),
                            UseRoom.pairs("a", "b"),
                            null,
                            algorithm.name(),
                            null)))
            .as("ValidationException");
      }
    }
  }

  private EncryptResponse encrypt(
      KmsKey key, String text, @Nullable String algorithm, boolean dryRun) {
    return room.call(
        KmsModel.encrypt(),
        new EncryptRequest(key.arn(), Secret.ofText(text), null, null, algorithm, dryRun));
  }

  private DecryptResponse decrypt(Blob blob, @Nullable String key, @Nullable String algorithm) {
    return room.call(
        KmsModel.decrypt(), new DecryptRequest(blob, null, null, key, algorithm, null, null, null));
  }

  @Test
  void keysForOtherThingsAreRefused() {
    KmsKey signing = room.key(KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY);
    refused(() -> room.encrypt(signing.arn(), "x"))
        .as(
            "InvalidKeyUsageException",
            signing.arn() + " key usage is SIGN_VERIFY which is not valid for Encrypt.");
    refused(() -> encrypt(room.symmetric(), "x", "RSAES_OAEP_SHA_256", false))
        .as("InvalidKeyUsageException");
  }

  @Test
  void aDisabledKeyNeitherEncryptsNorDecrypts() {
    KmsKey key = room.symmetric();
    Blob made = blob(room.encrypt(key.arn(), "x"));
    room.put(KeyLife.disable(key));
    refused(() -> room.encrypt(key.arn(), "x"))
        .as("DisabledException", key.arn() + " is disabled.");
    refused(() -> room.decrypt(made, null)).as("DisabledException");
    room.put(KeyLife.scheduleDeletion(key, 7, room.clock.now()));
    refused(() -> room.encrypt(key.arn(), "x"))
        .as("KMSInvalidStateException", key.arn() + " is pending deletion.");
    refused(() -> room.decrypt(made, key.arn())).as("KMSInvalidStateException");
    room.clock.advance(Duration.ofDays(8));
    refused(() -> room.encrypt(key.arn(), "x")).as("NotFoundException");
    refused(() -> room.decrypt(made, key.arn())).as("NotFoundException");
    refused(() -> room.decrypt(made, null)).as("AccessDeniedException");
  }

  @Test
  void aDryRunThatWouldSucceedSaysSo() {
    KmsKey key = room.symmetric();
    refused(() -> encrypt(key, "x", null, true)).as("DryRunOperationException");
    Blob made = blob(room.encrypt(key.arn(), "x"));
    refused(() -> tried(made, null, List.of())).as("DryRunOperationException");
    refused(() -> tried(Blob.of(new byte[99]), key.arn(), List.of()))
        .as("InvalidCiphertextException");
    refused(() -> tried(null, key.arn(), List.of("IGNORE_CIPHERTEXT")))
        .as("DryRunOperationException");
    refused(() -> tried(null, null, List.of("IGNORE_CIPHERTEXT"))).as("ValidationException");
    refused(() -> tried(null, key.arn(), List.of())).as("ValidationException");
    room.put(KeyLife.disable(key));
    refused(() -> tried(null, key.arn(), List.of("IGNORE_CIPHERTEXT"))).as("DisabledException");
    refused(() -> encrypt(key, "x", null, true)).as("DisabledException");
  }

  private DecryptResponse tried(@Nullable Blob blob, @Nullable String key, List<String> modifiers) {
    return room.call(
        KmsModel.decrypt(), new DecryptRequest(blob, null, null, key, null, null, true, modifiers));
  }

  @Test
  void whatWasMeantForAnEnclaveIsNotHandedOutInTheClear() {
    Blob made = blob(room.encrypt(room.symmetric().arn(), "x"));
    refused(
            () ->
                room.call(
                    KmsModel.decrypt(),
                    new DecryptRequest(
                        made,
                        null,
                        null,
                        null,
                        null,
                        new RecipientInfo("RSAES_OAEP_SHA_256", Blob.of(new byte[9])),
                        null,
                        null)))
        .as("UnsupportedOperationException");
  }

  @Test
  void aGrantTokenMustBeOne() {
    KmsKey key = room.symmetric();
    refused(
            () ->
                room.call(
                    KmsModel.encrypt(),
                    new EncryptRequest(
                        key.arn(), Secret.ofText("x"), null, List.of("no token"), null, null)))
        .as("InvalidGrantTokenException");
  }

  @Test
  void anAwsManagedKeyComesIntoBeingWithItsFirstUse() {
    // Its service uses it for the account; whoever asks directly does not.
    refused(() -> room.encrypt("alias/aws/s3", "first")).as("AccessDenied");
    room.as("s3.amazonaws.com");
    EncryptResponse made = room.encrypt("alias/aws/s3", "first");
    assertThat(Objects.requireNonNull(room.last).changes()).isNotEmpty();
    DecryptResponse opened = room.decrypt(blob(made), "alias/aws/s3");
    assertThat(text(opened)).isEqualTo("first");
    assertThat(opened.keyId()).isEqualTo(made.keyId());
    room.as("rds.amazonaws.com");
    refused(() -> room.decrypt(blob(made), "alias/aws/s3")).as("AccessDenied");
  }
}
