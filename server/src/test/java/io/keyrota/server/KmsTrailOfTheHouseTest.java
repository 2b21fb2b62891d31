package io.keyrota.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the trail of a whole house tells of KMS, member by member, as CloudTrail's examples have it.
 */
class KmsTrailOfTheHouseTest {
  @TempDir Path folder;

  private final Indoors.Lot lot = Indoors.Lot.at("2026-01-01T00:00:00Z");

  private Indoors house() {
    return Indoors.open(folder.resolve("data"), lot, "--clock", "rehearsal");
  }

  private static Reply done(Reply reply) {
    assertThat(reply.code()).as(reply.body()).isEqualTo("ok");
    return reply;
  }

  private static Reply kms(SignedCalls root, String operation, String json) {
    return done(root.kms(operation, json.replace('\'', '"')));
  }

  private static String key(SignedCalls root, String json) {
    return kms(root, "CreateKey", json).text("KeyId");
  }

  /** The records of that name, of a house that was closed, oldest first. */
  private List<String> told(String event) {
    try (Stream<Path> files = Files.list(folder.resolve("data/audit"))) {
      return files
          .filter(file -> file.toString().endsWith(".trail"))
          .sorted()
          .flatMap(KmsTrailOfTheHouseTest::lines)
          .filter(line -> line.contains(",\"event\":\"" + event + "\","))
          .map(line -> line.substring(line.indexOf(",\"record\":")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String only(String event) {
    List<String> all = told(event);
    assertThat(all).as(event).hasSize(1);
    return all.getFirst();
  }

  private static String arn(Indoors house, String region, String key) {
    return "arn:aws:kms:" + region + ":" + house.operator() + ":key/" + key;
  }

  /** Since December 2022 CloudTrail adds the key's ARN where the answer does not have it. */
  @Test
  void aChangeOfAKeyAnswersItsArn() {
    String arn;
    try (Indoors house = house()) {
      SignedCalls root = house.root();
      String key = key(root, "{}");
      arn = arn(house, "us-east-1", key);
      String of = "{'KeyId':'" + key + "'";
      kms(root, "DisableKey", of + "}");
      kms(root, "EnableKey", of + "}");
      kms(root, "EnableKeyRotation", of + "}");
      kms(root, "DisableKeyRotation", of + "}");
      kms(root, "UpdateKeyDescription", of + ",'Description':'d'}");
      kms(root, "TagResource", of + ",'Tags':[{'TagKey':'a','TagValue':'b'}]}");
      kms(root, "UntagResource", of + ",'TagKeys':['a']}");
      String alias = "{'AliasName':'alias/a'";
      String target = alias + ",'TargetKeyId':'" + key + "'}";
      kms(root, "CreateAlias", target);
      kms(root, "UpdateAlias", target);
      kms(root, "DeleteAlias", alias + "}");
      String policy = kms(root, "GetKeyPolicy", of + "}").body();
      done(
          root.kms(
              "PutKeyPolicy",
              policy.substring(0, policy.length() - 1) + ",\"KeyId\":\"" + key + "\"}"));
    }
    for (String event :
        List.of(
            "DisableKey",
            "EnableKey",
            "EnableKeyRotation",
            "DisableKeyRotation",
            "UpdateKeyDescription",
            "TagResource",
            "UntagResource",
            "CreateAlias",
            "UpdateAlias",
            "DeleteAlias",
            "PutKeyPolicy")) {
      assertThat(only(event)).contains("\"responseElements\":{\"keyId\":\"" + arn + "\"}");
    }
    for (String event : List.of("CreateAlias", "UpdateAlias", "DeleteAlias")) {
      assertThat(only(event))
          .as("the alias is told beside the key")
          .contains("\"ARN\":\"" + arn.replaceAll("key/.*", "alias/a") + "\"}")
          .contains("\"ARN\":\"" + arn + "\"}");
    }
  }

  @Test
  void anAnswerThatHasTheKeyItselfTellsItOnce() {
    try (Indoors house = house()) {
      SignedCalls root = house.root();
      String of = "{'KeyId':'" + key(root, "{}") + "'}";
      kms(root, "ScheduleKeyDeletion", of);
      kms(root, "CancelKeyDeletion", of);
    }
    assertThat(only("ScheduleKeyDeletion").split("\"keyId\"", -1)).hasSize(3);
    assertThat(only("CancelKeyDeletion").split("\"keyId\"", -1)).hasSize(3);
    assertThat(only("CreateKey")).doesNotContain("\"responseElements\":{\"keyId\"");
  }

  /** Of a grant its id is told, never its token. */
  @Test
  void grantsAreToldByTheirIds() {
    String arn;
    String token;
    String id;
    String other;
    try (Indoors house = house()) {
      SignedCalls root = house.root();
      String key = key(root, "{}");
      arn = arn(house, "us-east-1", key);
      String grant =
          "{'KeyId':'"
              + key
              + "','GranteePrincipal':'arn:aws:iam::"
              + house.operator()
              + ":root','Operations':['Encrypt','RetireGrant']}";
      Reply made = kms(root, "CreateGrant", grant);
      token = made.text("GrantToken");
      id = made.text("GrantId");
      String tokens = "'GrantTokens':['" + token + "']";
      kms(root, "Encrypt", "{'KeyId':'" + key + "','Plaintext':'aGk='," + tokens + "}");
      kms(root, "RetireGrant", "{'GrantToken':'" + token + "'}");
      other = kms(root, "CreateGrant", grant).text("GrantId");
      kms(root, "RevokeGrant", "{'KeyId':'" + key + "','GrantId':'" + other + "'}");
    }
    assertThat(told("CreateGrant").getFirst())
        .contains("\"responseElements\":{\"grantId\":\"" + id + "\",\"keyId\":\"" + arn + "\"}")
        .doesNotContain(token);
    assertThat(only("Encrypt")).contains("\"keyId\":").doesNotContain(token, "grantTokens");
    assertThat(only("RetireGrant"))
        .contains(
            "\"requestParameters\":null,\"responseElements\":null,"
                + "\"additionalEventData\":{\"grantId\":\""
                + id
                + "\"}")
        .doesNotContain(token);
    assertThat(only("RevokeGrant"))
        .contains("\"grantId\":\"" + other + "\"},\"responseElements\":null,");
  }

  @Test
  void whatHasNoParametersHasNullThere() {
    try (Indoors house = house()) {
      done(house.root().sts("GetCallerIdentity"));
    }
    assertThat(only("GetCallerIdentity"))
        .contains("\"requestParameters\":null,\"responseElements\":null,");
  }

  @Test
  void whatKmsDoesByItselfHasDetails() {
    String key;
    String first;
    String second;
    String third;
    try (Indoors house = house()) {
      SignedCalls root = house.root();
      key = key(root, "{}");
      String of = "{'KeyId':'" + key + "'}";
      first = current(root, of);
      kms(root, "EnableKeyRotation", of);
      done(root.keyrota("AdvanceClock", "{\"Duration\":\"365d\"}"));
      second = current(root, of);
      kms(root, "RotateKeyOnDemand", of);
      third = current(root, of);
      kms(root, "ScheduleKeyDeletion", of);
      done(root.keyrota("AdvanceClock", "{\"Duration\":\"30d\"}"));
    }
    List<String> rotations = told("RotateKey");
    assertThat(rotations).hasSize(2);
    assertThat(rotations.getFirst()).contains(rotation("AUTOMATIC", first, second, key));
    assertThat(rotations.getLast())
        .contains(rotation("ON_DEMAND", second, third, key))
        .contains("\"invokedBy\":\"kms.amazonaws.com\"", "\"eventType\":\"AwsServiceEvent\"")
        .contains("\"ARN\":\"arn:aws:kms:us-east-1:");
    assertThat(only("DeleteKey"))
        .contains("\"serviceEventDetails\":{\"keyId\":\"" + key + "\"},\"eventCategory\"");
  }

  private static String current(SignedCalls root, String of) {
    return kms(root, "DescribeKey", of).text("CurrentKeyMaterialId");
  }

  private static String rotation(String type, String before, String after, String key) {
    return ("'serviceEventDetails':{'rotationType':'%s','keyOrigin':'AWS_KMS',"
            + "'previousKeyMaterialId':'%s','currentKeyMaterialId':'%s','keyId':'%s'},"
            + "'eventCategory'")
        .formatted(type, before, after, key)
        .replace('\'', '"');
  }

  @Test
  void aRotationThatEnablingMadeUpForIsToldToo() {
    try (Indoors house = house()) {
      SignedCalls root = house.root();
      String of = "{'KeyId':'" + key(root, "{}") + "'}";
      kms(root, "EnableKeyRotation", of);
      kms(root, "DisableKey", of);
      done(root.keyrota("AdvanceClock", "{\"Duration\":\"400d\"}"));
      kms(root, "EnableKey", of);
    }
    assertThat(only("RotateKey")).contains("\"rotationType\":\"AUTOMATIC\"");
  }

  /** ReplicateKey also is a CreateKey where the replica is. */
  @Test
  void aReplicaIsMadeInItsOwnRegion() {
    String replica;
    String request;
    try (Indoors house = house()) {
      SignedCalls root = house.root();
      String key = key(root, "{'MultiRegion':true}");
      replica = arn(house, "eu-west-1", key);
      kms(root, "ReplicateKey", "{'KeyId':'" + key + "','ReplicaRegion':'eu-west-1'}");
    }
    String replicated = only("ReplicateKey");
    assertThat(replicated)
        .contains("\"awsRegion\":\"us-east-1\"", "\"responseElements\":{\"replicaKeyMetadata\":{")
        .doesNotContain("\"invokedBy\"");
    request = member(replicated, "requestID");
    List<String> creations = told("CreateKey");
    assertThat(creations).hasSize(2);
    assertThat(creations.getLast())
        .contains("\"userIdentity\":{\"type\":\"Root\"", "\"invokedBy\":\"kms.amazonaws.com\"}")
        .contains("\"awsRegion\":\"eu-west-1\"", "\"requestID\":\"" + request + "\"")
        .contains("\"arn\":\"" + replica + "\"", "\"multiRegion\":true")
        .contains("\"ARN\":\"" + replica + "\"}]", "\"eventType\":\"AwsApiCall\"");
    assertThat(member(creations.getLast(), "eventID")).isNotEqualTo(member(replicated, "eventID"));
  }

  /** It is told in the regions of the former and of the new primary. */
  @Test
  void aMoveOfThePrimaryIsToldInBothRegions() {
    String id;
    String here;
    String there;
    try (Indoors house = house()) {
      SignedCalls root = house.root();
      id = key(root, "{'MultiRegion':true}");
      here = arn(house, "us-east-1", id);
      there = arn(house, "eu-west-1", id);
      kms(root, "ReplicateKey", "{'KeyId':'" + id + "','ReplicaRegion':'eu-west-1'}");
      kms(root, "UpdatePrimaryRegion", "{'KeyId':'" + id + "','PrimaryRegion':'eu-west-1'}");
    }
    List<String> moves = told("UpdatePrimaryRegion");
    assertThat(moves).hasSize(2);
    assertThat(moves.getFirst())
        .contains("\"awsRegion\":\"us-east-1\"", "\"keyId\":\"" + id + "\"")
        .contains("\"responseElements\":{\"keyId\":\"" + here + "\"}");
    assertThat(moves.getLast())
        .contains("\"awsRegion\":\"eu-west-1\"", "\"invokedBy\":\"kms.amazonaws.com\"}")
        .contains("\"requestParameters\":{\"keyId\":\"" + there + "\",\"primaryRegion\"")
        .contains("\"responseElements\":{\"keyId\":\"" + there + "\"}");
    assertThat(member(moves.getLast(), "requestID"))
        .isEqualTo(member(moves.getFirst(), "requestID"));
  }

  private static String member(String record, String name) {
    String from = record.substring(record.indexOf("\"" + name + "\":\"") + name.length() + 4);
    return from.substring(0, from.indexOf('"'));
  }
}
