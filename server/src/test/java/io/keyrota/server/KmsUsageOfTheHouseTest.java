package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole house tells of the use of KMS keys, through its door. */
class KmsUsageOfTheHouseTest {
  @TempDir Path folder;

  private final Indoors.Lot lot = Indoors.Lot.at("2026-01-01T00:00:00Z");

  private static String created(SignedCalls root, String json) {
    Reply made = root.kms("CreateKey", json);
    assertThat(made.code()).isEqualTo("ok");
    return made.text("KeyId");
  }

  private static String encrypted(SignedCalls root, String key) {
    Reply made =
        root.kms("Encrypt", "{\"KeyId\":\"%s\",\"Plaintext\":\"c2VjcmV0\"}".formatted(key));
    assertThat(made.code()).isEqualTo("ok");
    return made.text("CiphertextBlob");
  }

  private static Reply decrypted(SignedCalls root, String blob) {
    return root.kms("Decrypt", "{\"CiphertextBlob\":\"%s\"}".formatted(blob));
  }

  private static Reply usage(SignedCalls root, String key) {
    return usage(root, "us-east-1", key);
  }

  private static Reply usage(SignedCalls root, String region, String key) {
    return root.kms(region, "GetKeyLastUsage", "{\"KeyId\":\"%s\"}".formatted(key));
  }

  private static Reply materials(SignedCalls root, String key) {
    return root.keyrota("ListKeyMaterials", "{\"KeyId\":\"%s\"}".formatted(key));
  }

  @Test
  void theLastUsageIsThatOfSuccessfulOperationsAlone() {
    try (Indoors house = Indoors.open(folder.resolve("data"), lot, "--clock", "rehearsal")) {
      SignedCalls root = house.root();
      String key = created(root, "{}");
      Reply never = usage(root, key);
      assertThat(never.code()).isEqualTo("ok");
      assertThat(never.text("KeyId")).isEqualTo(key);
      assertThat(never.body()).doesNotContain("KeyLastUsage");
      assertThat(never.text("TrackingStartDate"))
          .as("the key is younger than the house")
          .isEqualTo(never.text("KeyCreationDate"));
      String blob = encrypted(root, key);
      assertThat(usage(root, key).text("Operation")).isEqualTo("Encrypt");
      root.keyrota("AdvanceClock", "{\"Duration\":\"1h\"}");
      decrypted(root, blob.substring(4));
      decrypted(root, blob.replace(blob.charAt(90), blob.charAt(90) == 'A' ? 'B' : 'A'));
      root.kms("DescribeKey", "{\"KeyId\":\"%s\"}".formatted(key));
      root.kms(
          "Encrypt", "{\"KeyId\":\"%s\",\"Plaintext\":\"eA==\",\"DryRun\":true}".formatted(key));
      assertThat(usage(root, key).text("Operation")).isEqualTo("Encrypt");
      assertThat(decrypted(root, blob).code()).isEqualTo("ok");
      Reply last = usage(root, key);
      assertThat(last.text("Operation")).isEqualTo("Decrypt");
      Reply found = root.keyrota("LookupTrail", "{\"EventName\":\"Decrypt\",\"MaxItems\":1}");
      assertThat(last.text("CloudTrailEventId")).isEqualTo(found.text("EventId"));
      assertThat(found.body()).contains(last.text("KmsRequestId"));
    }
  }

  @Test
  void namesAreIdsAndArnsOfOnesOwnAccount() {
    try (Indoors house = Indoors.open(folder.resolve("data"), lot)) {
      SignedCalls root = house.root();
      String key = created(root, "{}");
      root.kms("CreateAlias", "{\"AliasName\":\"alias/a\",\"TargetKeyId\":\"%s\"}".formatted(key));
      String arn = root.kms("DescribeKey", "{\"KeyId\":\"alias/a\"}").text("Arn");
      assertThat(usage(root, arn).text("KeyId")).isEqualTo(key);
      assertThat(usage(root, "alias/a").code()).isEqualTo("NotFoundException");
      assertThat(usage(root, arn.replace("key/" + key, "alias/a")).code())
          .isEqualTo("InvalidArnException");
      assertThat(usage(root, key.replace(key.charAt(0), key.charAt(0) == 'a' ? 'b' : 'a')).code())
          .isEqualTo("NotFoundException");
      SignedCalls other = root.as(SignedCalls.Keys.of(root.keyrota("CreateAccount", "{}")));
      assertThat(usage(other, arn).code()).isEqualTo("AccessDeniedException");
      assertThat(materials(other, arn).code()).isEqualTo("AccessDeniedException");
      assertThat(materials(root, "alias/a").text("KeyId")).isEqualTo(arn);
      assertThat(materials(root, "alias/none").code()).isEqualTo("NotFoundException");
      assertThat(materials(root, "arn:nonsense").code()).isEqualTo("InvalidArnException");
    }
  }

  @Test
  void reEncryptUsesBothKeysAndReplicasAreUsedApart() {
    try (Indoors house = Indoors.open(folder.resolve("data"), lot)) {
      SignedCalls root = house.root();
      String from = created(root, "{}");
      String to = created(root, "{\"MultiRegion\":true}");
      root.kms("ReplicateKey", "{\"KeyId\":\"%s\",\"ReplicaRegion\":\"eu-west-1\"}".formatted(to));
      String blob = encrypted(root, from);
      assertThat(
              root.kms(
                      "ReEncrypt",
                      "{\"CiphertextBlob\":\"%s\",\"DestinationKeyId\":\"%s\"}".formatted(blob, to))
                  .code())
          .isEqualTo("ok");
      assertThat(usage(root, from).text("Operation")).isEqualTo("ReEncrypt");
      assertThat(usage(root, to).text("Operation")).isEqualTo("ReEncrypt");
      assertThat(usage(root, to).text("CloudTrailEventId"))
          .isEqualTo(usage(root, from).text("CloudTrailEventId"));
      assertThat(usage(root, "eu-west-1", to).body()).doesNotContain("KeyLastUsage");
      root.kms("eu-west-1", "Encrypt", "{\"KeyId\":\"%s\",\"Plaintext\":\"eA==\"}".formatted(to));
      assertThat(usage(root, "eu-west-1", to).text("Operation")).isEqualTo("Encrypt");
      assertThat(usage(root, to).text("Operation")).isEqualTo("ReEncrypt");
    }
  }

  @Test
  void theMaterialsTellWhatStillHangsOnThemAcrossCrashesAndRestarts() throws IOException {
    Path data = folder.resolve("data");
    Path crashed = folder.resolve("crashed");
    String key;
    String old;
    try (Indoors house = Indoors.open(data, lot, "--clock", "rehearsal")) {
      SignedCalls root = house.root();
      key = created(root, "{}");
      old = encrypted(root, key);
      root.kms("EnableKeyRotation", "{\"KeyId\":\"%s\"}".formatted(key));
      root.keyrota("AdvanceClock", "{\"Duration\":\"365d\"}");
      encrypted(root, key);
      encrypted(root, key);
      decrypted(root, old);
      counts(root, key, List.of("1", "2"), List.of("1", "0"));
      Folders.copy(data, crashed);
    }
    try (Indoors again = Indoors.open(data, lot, "--clock", "rehearsal")) {
      counts(again.root(), key, List.of("1", "2"), List.of("1", "0"));
    }
    try (Indoors again = Indoors.open(crashed, lot, "--clock", "rehearsal")) {
      SignedCalls root = again.root();
      counts(root, key, List.of("1", "2"), List.of("1", "0"));
      decrypted(root, old);
      counts(root, key, List.of("1", "2"), List.of("2", "0"));
      Reply told = materials(root, key);
      assertThat(told.all("KeyMaterialState")).containsExactly("NON_CURRENT", "CURRENT");
      assertThat(told.all("CurrentUntil")).containsExactly(told.all("CurrentFrom").get(1));
      Reply page =
          root.keyrota("ListKeyMaterials", "{\"KeyId\":\"%s\",\"MaxItems\":1}".formatted(key));
      assertThat(page.text("IsTruncated")).isEqualTo("true");
      assertThat(
              root.keyrota(
                      "ListKeyMaterials",
                      "{\"KeyId\":\"%s\",\"Marker\":\"%s\"}".formatted(key, page.text("Marker")))
                  .all("KeyMaterialState"))
          .containsExactly("CURRENT");
    }
  }

  private static void counts(
      SignedCalls root, String key, List<String> encryptions, List<String> decryptions) {
    Reply told = materials(root, key);
    assertThat(told.all("Encryptions")).isEqualTo(encryptions);
    assertThat(told.all("Decryptions")).isEqualTo(decryptions);
  }
}
