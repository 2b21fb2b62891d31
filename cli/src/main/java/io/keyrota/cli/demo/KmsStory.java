package io.keyrota.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.rules.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlgorithmSpec;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.ExpirationModelType;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.GetParametersForImportResponse;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.WrappingKeySpec;

/**
 * The guide on KMS keys: one that lives three years and is rotated in each, while what was
 * encrypted in the first still opens; and imported material, which expires and is restored by its
 * owner.
 */
public final class KmsStory {
  private static final String TEXT = "Dear diary, the first year is nearly over.";
  private static final int YEARS = 3;

  private final Path data;
  private final Path file;
  private final Narrator tell;
  private boolean asPlanned = true;

  /**
   * Tells a story.
   *
   * @param folder takes the server's data and an encrypted file
   */
  public KmsStory(Path folder, PrintWriter out) {
    this.data = folder.resolve("kms-data");
    this.file = folder.resolve("diary.encrypted");
    this.tell = new Narrator(out);
  }

  /** Tells it; false when any answer was not what the guide promises. */
  public boolean tell() throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start(data);
        KmsClient kms = Clients.kms(server.endpoint())) {
      threeYears(server, kms);
      imported(server, kms);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return asPlanned;
  }

  private void threeYears(ServerProcess server, KmsClient kms)
      throws IOException, GeneralSecurityException {
    tell.chapter("A KMS key lives three years");
    tell.command("aws kms create-key");
    String key = kms.createKey().keyMetadata().keyId();
    tell.answer(key);
    tell.command("aws kms enable-key-rotation --key-id " + key);
    kms.enableKeyRotation(r -> r.keyId(key));
    tell.command("aws kms generate-data-key --key-id " + key + " --key-spec AES_256");
    GenerateDataKeyResponse made =
        kms.generateDataKey(r -> r.keyId(key).keySpec(DataKeySpec.AES_256));
    LocalCipher.encrypt(file, TEXT.getBytes(UTF_8), made.plaintext().asByteArray());
    SdkBytes wrapped = made.ciphertextBlob();
    tell.answer("a file is encrypted with the data key, which is kept beside it, wrapped");
    Set<String> materials = new HashSet<>(Set.of(made.keyMaterialId()));
    for (int year = 1; year <= YEARS; year++) {
      tell.command("keyrota clock advance 365d");
      advance(server, "365d");
      String material = kms.describeKey(r -> r.keyId(key)).keyMetadata().currentKeyMaterialId();
      tell.answer("it is now " + server.client().now() + ", the material is " + brief(material));
      expect("the material changed, the key's id did not", materials.add(material));
    }
    tell.command("aws kms decrypt --ciphertext-blob fileb://wrapped");
    DecryptResponse opened = kms.decrypt(r -> r.ciphertextBlob(wrapped));
    tell.answer("opened with material " + brief(opened.keyMaterialId()));
    byte[] text = LocalCipher.decrypt(file, opened.plaintext().asByteArray());
    expect(
        "the file of the first year still opens, with the first year's material",
        new String(text, UTF_8).equals(TEXT)
            && opened.keyMaterialId().equals(made.keyMaterialId()));
    whatHangsOn(server, key);
  }

  private void whatHangsOn(ServerProcess server, String key) {
    tell.command("keyrota kms materials " + key);
    Json.Obj told = server.client().call("ListKeyMaterials", Map.of("KeyId", new Json.Str(key)));
    boolean first = true;
    if (told.members().get("KeyMaterials") instanceof Json.Arr materials) {
      for (Json item : materials.items()) {
        Json.Obj material = (Json.Obj) item;
        String decrypts = material.number("Decryptions").orElse("");
        tell.answer(
            brief(material.text("KeyMaterialId").orElse(""))
                + "  encrypts "
                + material.number("Encryptions").orElse("")
                + "  decrypts "
                + decrypts);
        if (first) {
          expect("something still hangs on the first material", decrypts.equals("1"));
        }
        first = false;
      }
    }
  }

  private void imported(ServerProcess server, KmsClient kms) throws GeneralSecurityException {
    tell.chapter("Imported material expires, and its owner restores it");
    tell.command("aws kms create-key --origin EXTERNAL");
    String key = kms.createKey(r -> r.origin(OriginType.EXTERNAL)).keyMetadata().keyId();
    tell.answer(key + "  PendingImport");
    byte[] material = kms.generateRandom(r -> r.numberOfBytes(32)).plaintext().asByteArray();
    bring(server, kms, key, material);
    SdkBytes blob =
        kms.encrypt(r -> r.keyId(key).plaintext(SdkBytes.fromUtf8String(TEXT))).ciphertextBlob();
    String rotation = Clients.refusalOf(() -> kms.enableKeyRotation(r -> r.keyId(key)).toString());
    tell.answer("aws kms enable-key-rotation: " + rotation);
    expect("AWS cannot rotate what it did not make", rotation.startsWith("UnsupportedOperation"));
    tell.command("keyrota clock advance 30d");
    advance(server, "30d");
    expect("the material expired and was destroyed", state(kms, key) == KeyState.PENDING_IMPORT);
    String closed = Clients.refusalOf(() -> kms.decrypt(r -> r.ciphertextBlob(blob)).toString());
    tell.answer("aws kms decrypt: " + closed);
    expect("what it encrypted is closed", closed.startsWith("KMSInvalidState"));
    byte[] other = material.clone();
    other[0] ^= 1;
    String wrong =
        Clients.refusalOf(
            () -> {
              try {
                bring(server, kms, key, other);
                return "taken";
              } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
              }
            });
    expect("other material is refused", wrong.startsWith("IncorrectKeyMaterial"));
    bring(server, kms, key, material);
    expect(
        "the same material opens it again",
        kms.decrypt(r -> r.ciphertextBlob(blob)).plaintext().asUtf8String().equals(TEXT));
    Arrays.fill(material, (byte) 0);
  }

  /** Imports, for thirty days. */
  private void bring(ServerProcess server, KmsClient kms, String key, byte[] material)
      throws GeneralSecurityException {
    tell.command("aws kms get-parameters-for-import ...; openssl pkeyutl -encrypt ...");
    GetParametersForImportResponse parameters =
        kms.getParametersForImport(
            r ->
                r.keyId(key)
                    .wrappingAlgorithm(AlgorithmSpec.RSAES_OAEP_SHA_256)
                    .wrappingKeySpec(WrappingKeySpec.RSA_2048));
    byte[] wrapped = LocalCipher.wrap(material, parameters.publicKey().asByteArray());
    Instant validTo = Instant.parse(server.client().now()).plus(Duration.ofDays(30));
    tell.command("aws kms import-key-material --key-id " + key + " --valid-to " + validTo);
    kms.importKeyMaterial(
        r ->
            r.keyId(key)
                .importToken(parameters.importToken())
                .encryptedKeyMaterial(SdkBytes.fromByteArray(wrapped))
                .expirationModel(ExpirationModelType.KEY_MATERIAL_EXPIRES)
                .validTo(validTo));
    tell.answer(state(kms, key).toString() + " until " + validTo);
  }

  private static KeyState state(KmsClient kms, String key) {
    return kms.describeKey(r -> r.keyId(key)).keyMetadata().keyState();
  }

  private static String brief(String material) {
    return material.substring(0, 8) + "...";
  }

  private static void advance(ServerProcess server, String duration) {
    var _ = server.client().call("AdvanceClock", Map.of("Duration", new Json.Str(duration)));
  }

  private void expect(String what, boolean so) {
    tell.answer((so ? "ok: " : "NOT SO: ") + what);
    asPlanned &= so;
  }
}
