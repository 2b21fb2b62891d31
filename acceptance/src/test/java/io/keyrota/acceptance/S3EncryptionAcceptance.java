package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.encryption.s3.S3EncryptionClient.withAdditionalConfiguration;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.SdkPartType;
import software.amazon.encryption.s3.S3EncryptionClient;
import software.amazon.encryption.s3.S3EncryptionClientException;
import software.amazon.encryption.s3.materials.KmsKeyring;

/** The Amazon S3 Encryption Client, unmodified: its data keys come from this server. */
class S3EncryptionAcceptance {
  private static final Map<String, String> CONTEXT = Map.of("shelf", "seven");
  private static final Map<String, String> WRONG = Map.of("shelf", "eight");

  @TempDir static Path folder;

  private static RunningServer server;
  private static S3StandIn s3;
  private static S3Client plain;
  private static S3AsyncClient plainAsync;
  private static KmsClient kms;

  @BeforeAll
  static void start() {
    server = RunningServer.start(folder.resolve("data"));
    kms = Clients.root(server).kms();
    s3 = new S3StandIn();
    S3Configuration whole = S3Configuration.builder().chunkedEncodingEnabled(false).build();
    plain =
        S3Client.builder()
            .endpointOverride(s3.uri())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .forcePathStyle(true)
            .serviceConfiguration(whole)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    plainAsync =
        S3AsyncClient.builder()
            .endpointOverride(s3.uri())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .forcePathStyle(true)
            .serviceConfiguration(whole)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .build();
  }

  @AfterAll
  static void stop() {
    plain.close();
    plainAsync.close();
    s3.close();
    server.close();
  }

  /** Clients share what they wrap, so none of them is closed. */
  private static S3EncryptionClient client(KmsClient asked, String arn) {
    return builder(asked, arn).build();
  }

  private static S3EncryptionClient.Builder builder(KmsClient asked, String arn) {
    return S3EncryptionClient.builderV4()
        .wrappedClient(plain)
        .wrappedAsyncClient(plainAsync)
        .keyring(KmsKeyring.builder().kmsClient(asked).wrappingKeyId(arn).build());
  }

  private static String newKey() {
    return kms.createKey().keyMetadata().arn();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static void put(
      S3EncryptionClient client, String key, Map<String, String> context, byte[] body) {
    client.putObject(
        r ->
            r.bucket("shelves")
                .key(key)
                .overrideConfiguration(withAdditionalConfiguration(context)),
        RequestBody.fromBytes(body));
  }

  private static byte[] get(S3EncryptionClient client, String key, Map<String, String> context) {
    return client
        .getObjectAsBytes(
            r ->
                r.bucket("shelves")
                    .key(key)
                    .overrideConfiguration(withAdditionalConfiguration(context)))
        .asByteArray();
  }

  @Test
  void aFileOpensAgainAfterARotation() throws Exception {
    String arn = newKey();
    S3EncryptionClient client = client(kms, arn);
    byte[] text = random(8 << 20);
    Path file = Files.write(folder.resolve("file"), text);
    client.putObject(
        r ->
            r.bucket("shelves")
                .key("file")
                .overrideConfiguration(withAdditionalConfiguration(CONTEXT)),
        RequestBody.fromFile(file));
    kms.rotateKeyOnDemand(r -> r.keyId(arn));
    assertThat(get(client, "file", CONTEXT)).isEqualTo(text);
    byte[] kept = s3.object("shelves/file").body();
    assertThat(kept).hasSizeGreaterThanOrEqualTo(text.length);
    assertThat(Arrays.copyOf(kept, 64)).isNotEqualTo(Arrays.copyOf(text, 64));
    kms.disableKey(r -> r.keyId(arn));
    assertThatThrownBy(() -> get(client, "file", CONTEXT))
        .hasRootCauseInstanceOf(DisabledException.class);
  }

  @Test
  void anObjectOpensInItsContextAlone() {
    String arn = newKey();
    S3EncryptionClient client = client(kms, arn);
    byte[] text = "a secret text".getBytes(StandardCharsets.UTF_8);
    put(client, "bound", CONTEXT, text);
    assertThat(get(client, "bound", CONTEXT)).isEqualTo(text);
    assertThatThrownBy(() -> get(client, "bound", WRONG))
        .isInstanceOf(S3EncryptionClientException.class);
    // whoever keeps the object may write what it likes beside it: then the server refuses
    S3StandIn.Stored stored = s3.object("shelves/bound");
    String altered = stored.metadata().get("x-amz-t").replace("seven", "eight");
    s3.put("shelves/bound", stored.with("x-amz-t", altered));
    assertThatThrownBy(() -> get(client, "bound", WRONG))
        .hasRootCauseInstanceOf(InvalidCiphertextException.class);
    assertThatThrownBy(() -> get(client(kms, newKey()), "bound", WRONG))
        .hasRootCauseInstanceOf(KmsException.class);
  }

  @Test
  void anUploadInPartsIsReadWholeAndByRange() {
    String arn = newKey();
    S3EncryptionClient client = builder(kms, arn).enableLegacyUnauthenticatedModes(true).build();
    byte[] text = random(11 << 20);
    int part = 5 << 20;
    String id =
        client
            .createMultipartUpload(
                r ->
                    r.bucket("shelves")
                        .key("parts")
                        .overrideConfiguration(withAdditionalConfiguration(CONTEXT)))
            .uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    for (int from = 0; from < text.length; from += part) {
      byte[] bytes = Arrays.copyOfRange(text, from, Math.min(text.length, from + part));
      int number = parts.size() + 1;
      SdkPartType type = from + part >= text.length ? SdkPartType.LAST : SdkPartType.DEFAULT;
      String tag =
          client
              .uploadPart(
                  r ->
                      r.bucket("shelves")
                          .key("parts")
                          .uploadId(id)
                          .partNumber(number)
                          .sdkPartType(type),
                  RequestBody.fromBytes(bytes))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }
    client.completeMultipartUpload(
        r -> r.bucket("shelves").key("parts").uploadId(id).multipartUpload(m -> m.parts(parts)));
    kms.rotateKeyOnDemand(r -> r.keyId(arn));
    assertThat(get(client, "parts", CONTEXT)).isEqualTo(text);
    byte[] range =
        client
            .getObjectAsBytes(
                r ->
                    r.bucket("shelves")
                        .key("parts")
                        .range("bytes=6000000-6000099")
                        .overrideConfiguration(withAdditionalConfiguration(CONTEXT)))
            .asByteArray();
    assertThat(range).isEqualTo(Arrays.copyOfRange(text, 6_000_000, 6_000_100));
  }

  @Test
  void aPolicyMayGiveOneContextAlone() {
    String arn = newKey();
    IamClient iam = Clients.root(server).iam();
    iam.createUser(r -> r.userName("reader"));
    iam.putUserPolicy(
        r ->
            r.userName("reader")
                .policyName("ShelfSeven")
                .policyDocument(
                    """
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow",
                     "Action":["kms:GenerateDataKey","kms:Decrypt"],"Resource":"%s",
                     "Condition":{"StringEquals":{"kms:EncryptionContext:shelf":"seven"}}}}\
                    """
                        .formatted(arn)));
    AccessKey key = iam.createAccessKey(r -> r.userName("reader")).accessKey();
    S3EncryptionClient reader = client(Clients.root(server).as(key).kms(), arn);
    S3EncryptionClient root = client(kms, arn);
    byte[] text = random(100);
    put(reader, "of-seven", CONTEXT, text);
    assertThat(get(reader, "of-seven", CONTEXT)).isEqualTo(text);
    put(root, "of-eight", WRONG, text);
    assertThat(get(root, "of-eight", WRONG)).isEqualTo(text);
    assertThatThrownBy(() -> get(reader, "of-eight", WRONG))
        .rootCause()
        .isInstanceOf(KmsException.class)
        .hasMessageContaining("not authorized to perform: kms:Decrypt");
  }
}
