package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.cryptography.dbencryptionsdk.dynamodb.itemencryptor.DynamoDbItemEncryptor;
import software.amazon.cryptography.dbencryptionsdk.dynamodb.itemencryptor.model.DecryptItemInput;
import software.amazon.cryptography.dbencryptionsdk.dynamodb.itemencryptor.model.DynamoDbItemEncryptorConfig;
import software.amazon.cryptography.dbencryptionsdk.dynamodb.itemencryptor.model.EncryptItemInput;
import software.amazon.cryptography.dbencryptionsdk.structuredencryption.model.CryptoAction;
import software.amazon.cryptography.materialproviders.IKeyring;
import software.amazon.cryptography.materialproviders.MaterialProviders;
import software.amazon.cryptography.materialproviders.model.CreateAwsKmsKeyringInput;
import software.amazon.cryptography.materialproviders.model.MaterialProvidersConfig;

/**
 * The AWS Database Encryption SDK for DynamoDB, unmodified, as what it does to items before they
 * reach a table: its data keys come from this server, bound to the table and to the item's key.
 */
class DatabaseEncryptionAcceptance {
  private static final Map<String, AttributeValue> ITEM =
      Map.of(
          "shelf", AttributeValue.fromS("seven"),
          "place", AttributeValue.fromN("12"),
          "title", AttributeValue.fromS("a secret title"));

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

  private static DynamoDbItemEncryptor encryptor(String arn, String table) {
    IKeyring keyring =
        MaterialProviders.builder()
            .MaterialProvidersConfig(MaterialProvidersConfig.builder().build())
            .build()
            .CreateAwsKmsKeyring(
                CreateAwsKmsKeyringInput.builder().kmsKeyId(arn).kmsClient(kms).build());
    return DynamoDbItemEncryptor.builder()
        .DynamoDbItemEncryptorConfig(
            DynamoDbItemEncryptorConfig.builder()
                .logicalTableName(table)
                .partitionKeyName("shelf")
                .sortKeyName("place")
                .attributeActionsOnEncrypt(
                    Map.of(
                        "shelf", CryptoAction.SIGN_ONLY,
                        "place", CryptoAction.SIGN_ONLY,
                        "title", CryptoAction.ENCRYPT_AND_SIGN))
                .keyring(keyring)
                .build())
        .build();
  }

  private static Map<String, AttributeValue> encrypt(DynamoDbItemEncryptor with) {
    return with.EncryptItem(EncryptItemInput.builder().plaintextItem(ITEM).build()).encryptedItem();
  }

  private static Map<String, AttributeValue> decrypt(
      DynamoDbItemEncryptor with, Map<String, AttributeValue> item) {
    return with.DecryptItem(DecryptItemInput.builder().encryptedItem(item).build()).plaintextItem();
  }

  @Test
  void anItemOpensAgainAfterARotation() {
    String arn = kms.createKey().keyMetadata().arn();
    DynamoDbItemEncryptor encryptor = encryptor(arn, "books");
    Map<String, AttributeValue> kept = encrypt(encryptor);
    assertThat(kept).containsEntry("shelf", ITEM.get("shelf"));
    assertThat(kept.get("title").b()).isNotNull();
    kms.rotateKeyOnDemand(r -> r.keyId(arn));
    assertThat(decrypt(encryptor, kept)).containsAllEntriesOf(ITEM);
    kms.disableKey(r -> r.keyId(arn));
    assertThatThrownBy(() -> decrypt(encryptor, kept))
        .hasMessageContaining(DisabledException.class.getSimpleName());
  }

  @Test
  void anItemIsBoundToItsTableAndItsKey() {
    String arn = kms.createKey().keyMetadata().arn();
    DynamoDbItemEncryptor encryptor = encryptor(arn, "books");
    Map<String, AttributeValue> kept = encrypt(encryptor);
    String refused = InvalidCiphertextException.class.getSimpleName();
    assertThatThrownBy(() -> decrypt(encryptor(arn, "letters"), kept))
        .hasMessageContaining(refused);
    Map<String, AttributeValue> moved = new HashMap<>(kept);
    moved.put("shelf", AttributeValue.fromS("eight"));
    assertThatThrownBy(() -> decrypt(encryptor, moved)).hasMessageContaining(refused);
  }
}
