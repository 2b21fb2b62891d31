package io.keyrota.server.kms;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.kms.DecapsulateRequest;
import io.keyrota.models.kms.DeleteImportedKeyMaterialRequest;
import io.keyrota.models.kms.DeleteImportedKeyMaterialResponse;
import io.keyrota.models.kms.GetParametersForImportRequest;
import io.keyrota.models.kms.GetParametersForImportResponse;
import io.keyrota.models.kms.ImportKeyMaterialRequest;
import io.keyrota.models.kms.ImportKeyMaterialResponse;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.RotateKeyOnDemandRequest;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.ImportState;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyMaterialState;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyState;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MessageType;
import io.keyrota.rules.kms.SigningAlgorithm;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.KeyEncapsulation;
import io.keyrota.server.crypto.KeyPair;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportTest {
  private static final String OAEP = "RSAES_OAEP_SHA_256";

  private final UseRoom room = new UseRoom();

  private GetParametersForImportResponse parameters(KmsKey key, String algorithm, String spec) {
    return room.call(
        UseRoom.ACCOUNT,
        key.region(),
        KmsModel.getParametersForImport(),
        new GetParametersForImportRequest(key.arn(), algorithm, spec));
  }

  /** Wraps as AWS's guide shows, with the JDK's RSA. */
  private static Blob wrapped(
      GetParametersForImportResponse parameters, String algorithm, byte[] material) {
    try {
      PublicKey key =
          KeyFactory.getInstance("RSA")
              .generatePublic(
                  new X509EncodedKeySpec(Objects.requireNonNull(parameters.publicKey()).reveal()));
      String hash = algorithm.endsWith("SHA_1") ? "SHA-1" : "SHA-256";
      Cipher oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
      oaep.init(
          Cipher.ENCRYPT_MODE,
          key,
          new OAEPParameterSpec(
              hash, "MGF1", new MGF1ParameterSpec(hash), PSource.PSpecified.DEFAULT));
      if (!algorithm.startsWith("RSA_AES")) {
        return Blob.of(oaep.doFinal(material));
      }
      byte[] aes = new byte[32];
      Cipher kwp = Cipher.getInstance("AES/KWP/NoPadding");
      kwp.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(aes, "AES"));
      byte[] first = oaep.doFinal(aes);
      byte[] second = kwp.doFinal(material);
      return Blob.of(
          ByteBuffer.allocate(first.length + second.length).put(first).put(second).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private ImportKeyMaterialResponse imported(KmsKey key, byte[] material, @Nullable String type) {
    return imported(key, material, OAEP, null, type);
  }

  private ImportKeyMaterialResponse imported(
      KmsKey key, byte[] material, String algorithm, @Nullable Instant to, @Nullable String type) {
    GetParametersForImportResponse parameters = parameters(key, algorithm, "RSA_2048");
    return send(key, parameters, wrapped(parameters, algorithm, material), to, type, null);
  }

  private ImportKeyMaterialResponse send(
      KmsKey key,
      GetParametersForImportResponse parameters,
      Blob wrapped,
      @Nullable Instant to,
      @Nullable String type,
      @Nullable String materialId) {
    return room.call(
        UseRoom.ACCOUNT,
        key.region(),
        KmsModel.importKeyMaterial(),
        new ImportKeyMaterialRequest(
            key.arn(),
            Objects.requireNonNull(parameters.importToken()),
            wrapped,
            to,
            to == null ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : "KEY_MATERIAL_EXPIRES",
            type,
            null,
            materialId));
  }

  private DeleteImportedKeyMaterialResponse delete(KmsKey key, @Nullable String materialId) {
    return room.call(
        UseRoom.ACCOUNT,
        key.region(),
        KmsModel.deleteImportedKeyMaterial(),
        new DeleteImportedKeyMaterialRequest(key.arn(), materialId));
  }

  private static byte[] material(int seed) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) seed);
    return bytes;
  }

  private KmsKey symmetric() {
    return room.external(KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, false);
  }

  private Blob encrypted(KmsKey key, String text) {
    return Objects.requireNonNull(room.encrypt(key.arn(), text).ciphertextBlob());
  }

  private String decrypted(Blob blob) {
    return Objects.requireNonNull(room.decrypt(blob, null).plaintext()).revealText();
  }

  @Test
  void importedMaterialMakesTheKeyUsable() {
    KmsKey key = symmetric();
    refused(() -> encrypted(key, "x")).as("KMSInvalidStateException");
    ImportKeyMaterialResponse made = imported(key, material(1), null);
    assertThat(made.keyId()).isEqualTo(key.arn());
    assertThat(made.keyMaterialId())
        .isEqualTo(KeyMaterialId.of(key.id(), Secret.owning(material(1))).hex());
    assertThat(room.stored(key).state()).isEqualTo(KeyState.ENABLED);
    assertThat(decrypted(encrypted(key, "mine"))).isEqualTo("mine");
  }

  @Test
  void everyWrappingAlgorithmThatFitsIsTaken() {
    try (KeyPair pair = room.algorithms.pairs().generate(KeySpec.ECC_NIST_P256)) {
      byte[] pkcs8 = pair.privateKey().reveal();
      for (String algorithm :
          List.of(
              "RSAES_OAEP_SHA_1",
              "RSAES_OAEP_SHA_256",
              "RSA_AES_KEY_WRAP_SHA_1",
              "RSA_AES_KEY_WRAP_SHA_256")) {
        KmsKey key = room.external(KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY, false);
        imported(key, pkcs8, algorithm, null, null);
        assertThat(
                MaterialTable.find(
                        room.stored(key),
                        room.stored(key).materials().current().orElseThrow().id(),
                        room.store.snapshot())
                    .orElseThrow()
                    .publicKey()
                    .orElseThrow())
            .isEqualTo(pair.publicKey());
      }
    }
    KmsKey key = symmetric();
    refused(() -> parameters(key, "RSAES_PKCS1_V1_5", "RSA_2048"))
        .as("UnsupportedOperationException");
    refused(() -> parameters(key, OAEP, "SM2")).as("ValidationException");
    for (String spec : List.of("RSA_3072", "RSA_4096")) {
      KmsKey other = symmetric();
      GetParametersForImportResponse parameters = parameters(other, OAEP, spec);
      send(other, parameters, wrapped(parameters, OAEP, material(1)), null, null, null);
      assertThat(room.stored(other).state()).isEqualTo(KeyState.ENABLED);
    }
  }

  @Test
  void anRsaKeyIsImportedTwiceWrapped() {
    KmsKey key = room.external(KeySpec.RSA_2048, KeyUsage.SIGN_VERIFY, false);
    try (KeyPair pair = room.algorithms.pairs().generate(KeySpec.RSA_2048)) {
      imported(key, pair.privateKey().reveal(), "RSA_AES_KEY_WRAP_SHA_256", null, null);
      byte[] signature =
          Objects.requireNonNull(
                  room.call(
                          KmsModel.sign(),
                          new io.keyrota.models.kms.SignRequest(
                              key.arn(),
                              Secret.ofText("m"),
                              null,
                              null,
                              "RSASSA_PSS_SHA_256",
                              null))
                      .signature())
              .bytes();
      assertThat(
              room.algorithms
                  .signing()
                  .verify(
                      room.algorithms.decoding().publicKey(KeySpec.RSA_2048, pair.publicKey()),
                      SigningAlgorithm.RSASSA_PSS_SHA_256,
                      MessageType.RAW,
                      new byte[] {'m'},
                      signature))
          .isTrue();
    }
    refused(() -> parameters(key, OAEP, "RSA_4096")).as("ValidationException");
  }

  @Test
  void anMlKemKeyIsImportedAsItsSeed() {
    for (String algorithm : List.of("RSAES_OAEP_SHA_1", OAEP, "RSA_AES_KEY_WRAP_SHA_256")) {
      KmsKey key = room.external(KeySpec.ML_KEM_768, KeyUsage.ENCAPSULATE_DECAPSULATE, false);
      try (KeyPair pair = room.algorithms.pairs().generate(KeySpec.ML_KEM_768);
          KeyPair other = room.algorithms.pairs().generate(KeySpec.ML_KEM_512)) {
        refused(() -> imported(key, other.privateKey().reveal(), null))
            .as("IncorrectKeyMaterialException");
        imported(key, pair.privateKey().reveal(), algorithm, null, null);
        KeyEncapsulation.Encapsulated made =
            room.algorithms
                .encapsulation()
                .encapsulate(
                    room.algorithms.decoding().publicKey(KeySpec.ML_KEM_768, pair.publicKey()));
        DecapsulateRequest opening =
            new DecapsulateRequest(key.arn(), Blob.of(made.ciphertext()), "ML_KEM", null, null);
        assertThat(
                Objects.requireNonNull(room.call(KmsModel.decapsulate(), opening).sharedSecret())
                    .reveal())
            .isEqualTo(made.secret().reveal());
        delete(key, null);
        refused(() -> room.call(KmsModel.decapsulate(), opening)).as("KMSInvalidStateException");
        imported(key, pair.privateKey().reveal(), algorithm, null, null);
        var _ = room.call(KmsModel.decapsulate(), opening);
      }
    }
  }

  @Test
  void materialOfTheWrongKindIsRefused() {
    KmsKey key = symmetric();
    refused(() -> imported(key, new byte[31], null)).as("IncorrectKeyMaterialException");
    KmsKey curve = room.external(KeySpec.ECC_NIST_P384, KeyUsage.SIGN_VERIFY, false);
    try (KeyPair other = room.algorithms.pairs().generate(KeySpec.ECC_NIST_P256)) {
      refused(() -> imported(curve, other.privateKey().reveal(), null))
          .as("IncorrectKeyMaterialException");
    }
    KmsKey hmac = room.external(KeySpec.HMAC_512, KeyUsage.GENERATE_VERIFY_MAC, false);
    refused(() -> imported(hmac, material(1), null)).as("IncorrectKeyMaterialException");
    imported(hmac, new byte[64], null);
    byte[] another = new byte[64];
    another[0] = 1;
    refused(() -> imported(hmac, another, null)).as("IncorrectKeyMaterialException");
    refused(() -> imported(hmac, new byte[64], "NEW_KEY_MATERIAL")).as("ValidationException");
  }

  /** What a padding oracle would need: that some spoilt ciphertexts fail otherwise than others. */
  @Test
  void everySpoiltWrappingIsTheSameRefusal() {
    KmsKey key = symmetric();
    GetParametersForImportResponse parameters = parameters(key, OAEP, "RSA_2048");
    byte[] good = wrapped(parameters, OAEP, material(1)).bytes();
    Random random = new Random(28);
    for (int i = 0; i < 300; i++) {
      byte[] spoilt = good.clone();
      switch (i % 3) {
        case 0 -> spoilt[i % spoilt.length] ^= (byte) (1 << (i % 8));
        case 1 -> random.nextBytes(spoilt);
        default -> spoilt = java.util.Arrays.copyOf(spoilt, 1 + i % (2 * spoilt.length));
      }
      if (!java.util.Arrays.equals(spoilt, good)) {
        Blob wrong = Blob.of(spoilt);
        refused(() -> send(key, parameters, wrong, null, null, null))
            .as("InvalidCiphertextException", "");
      }
    }
    send(key, parameters, Blob.of(good), null, null, null);
  }

  @Test
  void tokenAndWrappingKeyBelongTogetherAndToTheKeyForADay() {
    KmsKey key = symmetric();
    GetParametersForImportResponse one = parameters(key, OAEP, "RSA_2048");
    GetParametersForImportResponse two = parameters(key, OAEP, "RSA_2048");
    assertThat(one.parametersValidTo()).isEqualTo(room.clock.now().plus(Duration.ofHours(24)));
    assertThat(Objects.requireNonNull(one.importToken()).size()).isLessThanOrEqualTo(6144);
    refused(() -> send(key, one, wrapped(two, OAEP, material(1)), null, null, null))
        .as("InvalidCiphertextException", "");
    KmsKey other = symmetric();
    refused(() -> send(other, one, wrapped(one, OAEP, material(1)), null, null, null))
        .as("InvalidImportTokenException");
    byte[] spoiled = Objects.requireNonNull(one.importToken()).bytes().clone();
    spoiled[spoiled.length / 2] ^= 1;
    refused(
            () ->
                send(
                    key,
                    new GetParametersForImportResponse(
                        one.keyId(), Blob.of(spoiled), one.publicKey(), one.parametersValidTo()),
                    wrapped(one, OAEP, material(1)),
                    null,
                    null,
                    null))
        .as("InvalidImportTokenException");
    room.clock.advance(Duration.ofHours(24));
    refused(() -> send(key, one, wrapped(one, OAEP, material(1)), null, null, null))
        .as("ExpiredImportTokenException");
  }

  @Test
  void deletedMaterialIsGoneAndOnlyTheSameBringsTheKeyBack() {
    KmsKey key = symmetric();
    ImportKeyMaterialResponse made = imported(key, material(1), null);
    Blob blob = encrypted(key, "kept");
    DeleteImportedKeyMaterialResponse deleted = delete(key, null);
    assertThat(deleted.keyId()).isEqualTo(key.arn());
    assertThat(deleted.keyMaterialId()).isEqualTo(made.keyMaterialId());
    assertThat(room.stored(key).state()).isEqualTo(KeyState.PENDING_IMPORT);
    assertThat(bytes(key)).isEmpty();
    refused(() -> decrypted(blob)).as("KMSInvalidStateException");
    refused(() -> imported(key, material(2), null)).as("IncorrectKeyMaterialException");
    refused(() -> imported(key, material(1), "NEW_KEY_MATERIAL"))
        .as("IncorrectKeyMaterialException");
    imported(key, material(1), null);
    assertThat(decrypted(blob)).isEqualTo("kept");
  }

  private List<SealedMaterial> bytes(KmsKey key) {
    List<SealedMaterial> found = new ArrayList<>();
    for (KeyMaterial material : room.stored(key).materials().all()) {
      MaterialTable.find(key, material.id(), room.store.snapshot()).ifPresent(found::add);
    }
    return found;
  }

  @Test
  void expiredMaterialIsNotThereAnyMoreAndCanBeImportedAgain() {
    KmsKey key = symmetric();
    Instant end = room.clock.now().plus(Duration.ofDays(30));
    imported(key, material(1), OAEP, end, null);
    Blob blob = encrypted(key, "kept");
    room.clock.advance(Duration.ofDays(30));
    refused(() -> decrypted(blob)).as("KMSInvalidStateException");
    // Its row is still there, since time has not been asked to act on it.
    assertThat(bytes(key)).hasSize(1);
    imported(key, material(1), null);
    assertThat(decrypted(blob)).isEqualTo("kept");
    refused(() -> imported(key, material(1), OAEP, room.clock.now(), null))
        .as("ValidationException");
    refused(
            () ->
                imported(key, material(1), OAEP, room.clock.now().plus(Duration.ofDays(366)), null))
        .as("ValidationException");
  }

  @Test
  void aNewMaterialWaitsForItsRotationAndOldCiphertextsOpen() {
    KmsKey key = symmetric();
    imported(key, material(1), null);
    Blob first = encrypted(key, "first");
    String second = imported(key, material(2), "NEW_KEY_MATERIAL").keyMaterialId();
    assertThat(room.stored(key).materials().pending().orElseThrow().id().hex()).isEqualTo(second);
    refused(() -> imported(key, material(3), "NEW_KEY_MATERIAL")).as("KMSInvalidStateException");
    room.put(
        KeyRotation.onDemand(
            room.stored(key), new KeyMaterialId(Objects.requireNonNull(second)), room.clock.now()));
    assertThat(decrypted(first)).isEqualTo("first");
    assertThat(room.decrypt(encrypted(key, "second"), null).keyMaterialId()).isEqualTo(second);
    delete(key, room.stored(key).materials().all().getFirst().id().hex());
    refused(() -> decrypted(first)).as("KMSInvalidStateException");
    refused(() -> encrypted(key, "x")).as("KMSInvalidStateException");
    refused(() -> delete(key, "0".repeat(64))).as("NotFoundException");
  }

  @Test
  void aReplicaTakesOnlyWhatThePrimaryHasAndReadiesItsRotation() {
    KmsKey primary = room.external(KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, true);
    imported(primary, material(1), null);
    KmsKey replica = room.replicated(primary);
    assertThat(replica.state()).isEqualTo(KeyState.PENDING_IMPORT);
    refused(() -> imported(replica, material(2), null)).as("IncorrectKeyMaterialException");
    imported(replica, material(1), null);
    assertThat(room.stored(replica).state()).isEqualTo(KeyState.ENABLED);
    imported(primary, material(2), "NEW_KEY_MATERIAL");
    assertThat(pending(primary))
        .contains(KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION);
    imported(replica, material(2), "EXISTING_KEY_MATERIAL");
    assertThat(pending(primary)).contains(KeyMaterialState.PENDING_ROTATION);
    assertThat(pending(replica)).contains(KeyMaterialState.PENDING_ROTATION);
    delete(primary, room.stored(primary).materials().pending().orElseThrow().id().hex());
    assertThat(pending(primary)).isEmpty();
    assertThat(pending(replica)).isEmpty();
    assertThat(room.stored(replica).materials().current().orElseThrow().imported().orElseThrow())
        .extracting(KeyMaterial.Import::state)
        .isEqualTo(ImportState.IMPORTED);
    Region away = room.stored(replica).region();
    assertThat(away).isEqualTo(UseRoom.AWAY);
  }

  @Test
  void aKeyDoesNotRotateToMaterialThatAReplicaHasLost() {
    KmsKey primary = room.external(KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, true);
    imported(primary, material(1), null);
    KmsKey replica = room.replicated(primary);
    imported(replica, material(1), null);
    imported(primary, material(2), "NEW_KEY_MATERIAL");
    imported(replica, material(2), "EXISTING_KEY_MATERIAL");
    delete(replica, room.stored(replica).materials().pending().orElseThrow().id().hex());
    assertThat(pending(primary)).contains(KeyMaterialState.PENDING_ROTATION);
    refused(() -> rotate(primary)).as("KMSInvalidStateException");
    imported(replica, material(2), "EXISTING_KEY_MATERIAL");
    rotate(primary);
    assertThat(room.stored(replica).materials().current())
        .map(KeyMaterial::id)
        .isEqualTo(room.stored(primary).materials().current().map(KeyMaterial::id));
  }

  private void rotate(KmsKey key) {
    room.call(
        UseRoom.ACCOUNT,
        key.region(),
        KmsModel.rotateKeyOnDemand(),
        new RotateKeyOnDemandRequest(key.arn()));
  }

  private Optional<KeyMaterialState> pending(KmsKey key) {
    return room.stored(key).materials().pending().map(KeyMaterial::state);
  }

  @Test
  void onlyKeysOfExternalOriginTakePartInImports() {
    KmsKey key = room.symmetric();
    refused(() -> parameters(key, OAEP, "RSA_2048")).as("UnsupportedOperationException");
    refused(() -> delete(key, null)).as("UnsupportedOperationException");
    KmsKey waiting = symmetric();
    assertThat(delete(waiting, null).keyMaterialId()).isNull();
    GetParametersForImportResponse parameters = parameters(waiting, OAEP, "RSA_2048");
    refused(() -> send(key, parameters, wrapped(parameters, OAEP, material(1)), null, null, null))
        .as("UnsupportedOperationException");
  }
}
