package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.cli.KeyrotaClient;
import io.keyrota.rules.json.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeyPairSpec;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** What somebody finds who gets a heap dump, a core dump or /proc of a running server. */
@Order(1) // takes long, so it begins first
class MemoryAcceptance {
  private static final SdkBytes TEXT = SdkBytes.fromUtf8String("not looked for");

  /** A young generation in which the garbage of many requests stays where it was. */
  private static final Map<String, String> ROOMY =
      Map.of("JDK_JAVA_OPTIONS", "-Xms700m -Xmx700m -Xmn500m");

  @TempDir Path folder;

  private final Random random = new Random(30);
  private RunningServer server;
  private KmsClient kms;
  private ProcessMemory memory;

  @BeforeEach
  void start() {
    server = RunningServer.start(folder.resolve("data"), ROOMY, "--clock", "rehearsal");
    kms = Clients.root(server).kms();
    memory = new ProcessMemory(server.pid());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private String key() {
    return kms.createKey().keyMetadata().keyId();
  }

  private Instant inAMonth() {
    return Instant.parse(new KeyrotaClient(server.endpoint()).now()).plus(Duration.ofDays(30));
  }

  @Test
  void aHeapDumpHoldsNoSecretOfAFinishedRequestNotEvenAsGarbage() throws Exception {
    Needles secrets = new Needles();
    String key = key();
    for (int i = 0; i < 200; i++) {
      secrets.bytes(
          "a data key",
          kms.generateDataKey(r -> r.keyId(key).keySpec(DataKeySpec.AES_256))
              .plaintext()
              .asByteArray());
      secrets.bytes(
          "random bytes", kms.generateRandom(r -> r.numberOfBytes(48)).plaintext().asByteArray());
      // In JSON the short ones lie within one block of SHA-256.
      byte[] text = bytes(i % 2 == 0 ? 16 + i % 25 : 64 + i * 20);
      secrets.bytes("a plaintext", text);
      SdkBytes blob =
          kms.encrypt(r -> r.keyId(key).plaintext(SdkBytes.fromByteArray(text))).ciphertextBlob();
      kms.decrypt(r -> r.ciphertextBlob(blob));
    }
    IamClient iam = Clients.root(server).iam();
    for (int i = 0; i < 60; i++) {
      String user = "user-" + i;
      iam.createUser(r -> r.userName(user));
      AccessKey made = iam.createAccessKey(r -> r.userName(user)).accessKey();
      secrets.text("a secret access key", made.secretAccessKey());
      Clients.root(server).as(made).sts().getCallerIdentity();
      secrets.text(
          "a session's secret",
          Clients.root(server).as(made).sts().getSessionToken().credentials().secretAccessKey());
    }
    // The search is known to find things: this the last request has told.
    String seen = kms.describeKey(r -> r.keyId(key)).keyMetadata().arn();
    assertThat(memory.findInHeap(new Needles().text("an ARN", seen), folder, true))
        .containsKey("an ARN");
    assertThat(memory.findInHeap(secrets, folder, true)).as("with garbage").isEmpty();
    assertThat(memory.findInHeap(secrets, folder, false)).isEmpty();
  }

  @Test
  void noPrivateKeyStaysInTheHeapWhenItsRequestsAreOver() throws Exception {
    Needles secrets = new Needles();
    String wrapping = key();
    for (int i = 0; i < 20; i++) {
      byte[] pkcs8 =
          kms.generateDataKeyPair(r -> r.keyId(wrapping).keyPairSpec(DataKeyPairSpec.ECC_NIST_P256))
              .privateKeyPlaintext()
              .asByteArray();
      secrets.bytes("a data key pair", pkcs8);
    }
    String imported = importedPair(secrets);
    for (int i = 0; i < 20; i++) {
      sign(imported);
    }
    assertThat(memory.findInHeap(secrets, folder, false)).isEmpty();
  }

  @Test
  void theRootKeyIsNowhereOnceTheServerListens() throws Exception {
    assumeTrue(memory.readable(), "needs to look into /proc/PID/mem");
    Needles wanted =
        new Needles().bytes("the root key", HexFormat.of().parseHex(rootKey())).text("i", key());
    assertThat(memory.find(wanted)).containsOnlyKeys("i");
    Path proc = Path.of("/proc/" + server.pid());
    String secret = server.endpoint().credentials().secretAccessKey();
    for (String told : new String[] {"environ", "cmdline"}) {
      assertThat(Files.readString(proc.resolve(told), StandardCharsets.ISO_8859_1))
          .doesNotContain(rootKey(), secret);
    }
    server.restart();
    memory = new ProcessMemory(server.pid());
    kms = Clients.root(server).kms();
    key();
    assertThat(memory.find(wanted)).doesNotContainKey("the root key");
  }

  private String rootKey() throws Exception {
    return Files.readAllLines(server.data().resolve("root.key")).get(1);
  }

  @Test
  void heldMaterialLiesInOnePlaceOutsideTheHeapAndIsErasedWithItsDestruction() throws Exception {
    assumeTrue(memory.readable(), "needs to look into /proc/PID/mem");
    byte[] material = bytes(32);
    Needles secrets = new Needles().bytes("material", material);
    String imported = kms.createKey(r -> r.origin(OriginType.EXTERNAL)).keyMetadata().keyId();
    ImportedMaterialAcceptance.bring(kms, imported, material, inAMonth());
    for (int i = 0; i < 100; i++) {
      kms.encrypt(r -> r.keyId(imported).plaintext(TEXT));
    }
    assertThat(memory.findInHeap(secrets, folder, true)).as("with garbage").isEmpty();
    assertThat(memory.findOutsideHeap(secrets)).isEqualTo(Map.of("material", 1));
    kms.deleteImportedKeyMaterial(r -> r.keyId(imported));
    goneFromMemory(secrets);
  }

  @Test
  void aDeletedKeyPairIsGoneFromMemory() throws Exception {
    assumeTrue(memory.readable(), "needs to look into /proc/PID/mem");
    Needles secrets = new Needles();
    String imported = importedPair(secrets);
    sign(imported);
    kms.scheduleKeyDeletion(r -> r.keyId(imported).pendingWindowInDays(7));
    new KeyrotaClient(server.endpoint())
        .call("AdvanceClock", Map.of("Duration", new Json.Str("8d")));
    goneFromMemory(secrets);
  }

  /** The server looks about once a second for what was destroyed; a look of ours takes as long. */
  private void goneFromMemory(Needles secrets) throws Exception {
    long patience = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    do {
      assertThat(memory.findInHeap(secrets, folder, false)).isEmpty();
      if (memory.findOutsideHeap(secrets).isEmpty()) {
        return;
      }
    } while (System.nanoTime() < patience);
    assertThat(memory.findOutsideHeap(secrets)).isEmpty();
  }

  /** A pair made elsewhere, whose private number is looked for. */
  private String importedPair(Needles secrets) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    BigInteger d = ((ECPrivateKey) pair.getPrivate()).getS();
    byte[] number = d.toByteArray();
    secrets.bytes("a private key", Arrays.copyOfRange(number, number.length - 28, number.length));
    String imported =
        kms.createKey(
                r ->
                    r.origin(OriginType.EXTERNAL)
                        .keySpec(KeySpec.ECC_NIST_P256)
                        .keyUsage(KeyUsageType.SIGN_VERIFY))
            .keyMetadata()
            .keyId();
    ImportedMaterialAcceptance.bring(kms, imported, pair.getPrivate().getEncoded(), inAMonth());
    return imported;
  }

  private void sign(String key) {
    kms.sign(r -> r.keyId(key).message(TEXT).signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256));
  }
}
