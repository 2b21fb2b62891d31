package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CryptoResult;
import com.amazonaws.encryptionsdk.kmssdkv2.KmsMasterKey;
import com.amazonaws.encryptionsdk.kmssdkv2.KmsMasterKeyProvider;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;

/** The AWS Encryption SDK for Java, unmodified: envelope encryption under a key of this server. */
class EncryptionSdkAcceptance {
  private static final int MEGABYTE = 1 << 20;
  private static final int MEGABYTES = 100;
  private static final Map<String, String> CONTEXT = Map.of("shelf", "seven");

  @TempDir static Path folder;

  private static RunningServer server;
  private static KmsClient kms;

  private final AwsCrypto crypto = AwsCrypto.builder().withEncryptionFrameSize(MEGABYTE).build();

  @BeforeAll
  static void start() {
    server = RunningServer.start(folder.resolve("data"));
    kms = Clients.root(server).kms();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static KmsMasterKeyProvider provider(String arn) {
    return KmsMasterKeyProvider.builder()
        .customRegionalClientSupplier(region -> kms)
        .buildStrict(arn);
  }

  @Test
  void aFileOfAHundredMegabytesOpensAgainAfterARotation() throws Exception {
    String arn = kms.createKey().keyMetadata().arn();
    KmsMasterKeyProvider key = provider(arn);
    Path encrypted = folder.resolve("encrypted");
    MessageDigest before = MessageDigest.getInstance("SHA-256");
    byte[] megabyte = new byte[MEGABYTE];
    try (OutputStream out =
        crypto.createEncryptingStream(
            key, new BufferedOutputStream(Files.newOutputStream(encrypted), MEGABYTE), CONTEXT)) {
      new Random(4).nextBytes(megabyte);
      for (int i = 0; i < MEGABYTES; i++) {
        megabyte[0] = (byte) i;
        before.update(megabyte);
        out.write(megabyte);
      }
    }
    kms.rotateKeyOnDemand(r -> r.keyId(arn));
    assertThat(digest(key, encrypted)).isEqualTo(before.digest());
    assertThat(Files.size(encrypted)).isGreaterThan((long) MEGABYTES * MEGABYTE);
    kms.disableKey(r -> r.keyId(arn));
    assertThatThrownBy(() -> digest(key, encrypted))
        .hasRootCauseInstanceOf(DisabledException.class);
  }

  private byte[] digest(KmsMasterKeyProvider key, Path encrypted)
      throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in =
            crypto.createDecryptingStream(
                key, new BufferedInputStream(Files.newInputStream(encrypted), MEGABYTE));
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
    return digest.digest();
  }

  @Test
  void aMessageIsBoundToItsContextAndItsKey() {
    String arn = kms.createKey().keyMetadata().arn();
    byte[] text = "a secret text".getBytes(StandardCharsets.UTF_8);
    byte[] message = crypto.encryptData(provider(arn), text, CONTEXT).getResult();
    CryptoResult<byte[], KmsMasterKey> opened = crypto.decryptData(provider(arn), message);
    assertThat(opened.getResult()).isEqualTo(text);
    assertThat(opened.getEncryptionContext()).containsAllEntriesOf(CONTEXT);
    assertThat(opened.getMasterKeyIds()).containsExactly(arn);
    String other = kms.createKey().keyMetadata().arn();
    assertThatThrownBy(() -> crypto.decryptData(provider(other), message))
        .isInstanceOf(RuntimeException.class);
    message[message.length / 2] ^= 1;
    assertThatThrownBy(() -> crypto.decryptData(provider(arn), message))
        .isInstanceOf(RuntimeException.class);
  }
}
