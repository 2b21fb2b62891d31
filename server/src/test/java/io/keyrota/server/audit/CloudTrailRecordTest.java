package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Vouched;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudTrailRecordTest {
  private static final Instant AT = Instant.parse("2026-11-24T12:00:00.987Z");
  private static final Caller.Credential KEY =
      new Caller.Credential("AKIAIOSFODNN7EXAMPLE", Optional.empty());

  private static CloudTrailRecord record(Caller caller) {
    return new CloudTrailRecord("7116c6a1-0000-4000-8000-000000000001", AT, caller)
        .event("iam.amazonaws.com", "CreateAccessKey", "us-east-1", false)
        .from("192.0.2.1", "aws-cli/2.9.19")
        .request("ddf5140f-0000-4000-8000-000000000002", "{\"userName\":\"Bob\"}");
  }

  private static String text(AuditEntry entry) {
    return new String(entry.record(), StandardCharsets.UTF_8);
  }

  @Test
  void aUsersRequestHasCloudTrailsMembers() {
    AuditEntry entry =
        record(
                new Caller.User(
                    Entries.ACCOUNT, "/ops/", "Alice", "AIDAALICE", Set.of(), Optional.of(KEY)))
            .response("{\"accessKey\":{\"accessKeyId\":\"AKIANEW\"}}")
            .additional("{\"conflicts\":1}")
            .signed()
            .entry();
    assertThat(text(entry))
        .isEqualTo(
            """
            {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDAALICE",\
            "arn":"arn:aws:iam::123456789012:user/ops/Alice","accountId":"123456789012",\
            "accessKeyId":"AKIAIOSFODNN7EXAMPLE","userName":"Alice"},\
            "eventTime":"2026-11-24T12:00:00Z","eventSource":"iam.amazonaws.com",\
            "eventName":"CreateAccessKey","awsRegion":"us-east-1","sourceIPAddress":"192.0.2.1",\
            "userAgent":"aws-cli/2.9.19","requestParameters":{"userName":"Bob"},\
            "responseElements":{"accessKey":{"accessKeyId":"AKIANEW"}},\
            "additionalEventData":{"conflicts":1},\
            "requestID":"ddf5140f-0000-4000-8000-000000000002",\
            "eventID":"7116c6a1-0000-4000-8000-000000000001","readOnly":false,\
            "eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"123456789012",\
            "eventCategory":"Management"}\
            """);
    assertThat(entry.accessKeyId()).contains("AKIAIOSFODNN7EXAMPLE");
    assertThat(entry.userName()).isEqualTo("Alice");
    assertThat(entry.accountId()).isEqualTo("123456789012");
    assertThat(entry.signed()).isTrue();
    assertThat(entry.errorCode()).isEmpty();
  }

  @Test
  void whatWasUsedIsListedAndKeptWithTheEntry() {
    String key = "arn:aws:kms:eu-central-1:444455556666:key/1234";
    Resource used = new Resource("AWS::KMS::Key", key, Optional.of("abc"));
    Resource other = new Resource("AWS::KMS::Key", key + "\"5", Optional.empty());
    AuditEntry entry =
        record(new Caller.Root(Entries.ACCOUNT, Optional.of(KEY)))
            .noted(new Noted(List.of(used, other), Map.of("keyMaterialId", "abc")))
            .entry();
    assertThat(text(entry))
        .contains(
            "\"readOnly\":false,\"resources\":[{\"accountId\":\"444455556666\","
                + "\"type\":\"AWS::KMS::Key\",\"ARN\":\""
                + key
                + "\"},{\"accountId\":\"444455556666\",\"type\":\"AWS::KMS::Key\",\"ARN\":\""
                + key
                + "\\\"5\"}],\"eventType\"")
        .contains("\"additionalEventData\":{\"keyMaterialId\":\"abc\"}");
    assertThat(entry.resources()).containsExactly(used, other);
    assertThat(AuditEntry.decode(entry.encoded())).isEqualTo(entry);
  }

  @Test
  void aRefusalHasItsCodeAndMessage() {
    AuditEntry entry =
        record(new Caller.Root(Entries.ACCOUNT, Optional.of(KEY)))
            .error("NoSuchEntity", "The user with name Bob cannot be found.")
            .entry();
    assertThat(text(entry))
        .contains(
            "\"userIdentity\":{\"type\":\"Root\",\"principalId\":\"123456789012\","
                + "\"arn\":\"arn:aws:iam::123456789012:root\",\"accountId\":\"123456789012\","
                + "\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\"}")
        .contains(
            "\"errorCode\":\"NoSuchEntity\","
                + "\"errorMessage\":\"The user with name Bob cannot be found.\",")
        .contains("\"responseElements\":null");
    assertThat(entry.userName()).isEqualTo("root");
    assertThat(entry.errorCode()).contains("NoSuchEntity");
  }

  @Test
  void temporaryCredentialsHaveASessionContext() {
    Caller.Session session =
        new Caller.Session("AKIAPARENT", AT.minusSeconds(60), AT.plusSeconds(3600));
    Caller.Credential temporary = new Caller.Credential("ASIAEXAMPLE", Optional.of(session));
    assertThat(text(record(new Caller.Root(Entries.ACCOUNT, Optional.of(temporary))).entry()))
        .contains(
            "\"accessKeyId\":\"ASIAEXAMPLE\",\"sessionContext\":{\"attributes\":"
                + "{\"creationDate\":\"2026-11-24T11:59:00Z\",\"mfaAuthenticated\":\"false\"}}}")
        .doesNotContain("AKIAPARENT");
  }

  @Test
  void aSessionOfARoleNamesItsRoleAndWhoBeganIt() {
    Caller.Session session =
        new Caller.Session(
                "AKIAPARENT",
                AT.minusSeconds(60),
                AT.plusSeconds(3600),
                List.of("{}"),
                List.of(),
                new LinkedHashMap<>(),
                Set.of(),
                Optional.of("alice"),
                Optional.empty(),
                false,
                Map.of("aws:FederatedProvider", List.of("arn:aws:iam::1:oidc-provider/e.com")))
            .withMfa(AT.minusSeconds(70));
    Caller.Credential temporary = new Caller.Credential("ASIAEXAMPLE", Optional.of(session));
    AuditEntry entry =
        record(
                new Caller.AssumedRole(
                    Entries.ACCOUNT, "/ops/", "Deploy", "AROAX", "run-1", Optional.of(temporary)))
            .entry();
    assertThat(text(entry))
        .contains(
            "\"userIdentity\":{\"type\":\"AssumedRole\",\"principalId\":\"AROAX:run-1\","
                + "\"arn\":\"arn:aws:sts::123456789012:assumed-role/Deploy/run-1\","
                + "\"accountId\":\"123456789012\",\"accessKeyId\":\"ASIAEXAMPLE\","
                + "\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\","
                + "\"principalId\":\"AROAX\","
                + "\"arn\":\"arn:aws:iam::123456789012:role/ops/Deploy\","
                + "\"accountId\":\"123456789012\",\"userName\":\"Deploy\"},"
                + "\"attributes\":{\"creationDate\":\"2026-11-24T11:59:00Z\","
                + "\"mfaAuthenticated\":\"true\"},"
                + "\"webIdFederationData\":{\"federatedProvider\":"
                + "\"arn:aws:iam::1:oidc-provider/e.com\",\"attributes\":{}},"
                + "\"sourceIdentity\":\"alice\"}}");
    assertThat(entry.userName()).isEqualTo("run-1");
    assertThat(entry.accessKeyId()).contains("ASIAEXAMPLE");
  }

  @Test
  void aFederatedUserNamesItsIssuer() {
    Caller.Session session =
        new Caller.Session("AKIAPARENT", AT.minusSeconds(60), AT.plusSeconds(3600));
    Caller.Credential temporary = new Caller.Credential("ASIAEXAMPLE", Optional.of(session));
    AuditEntry entry =
        record(
                new Caller.FederatedUser(
                    Entries.ACCOUNT,
                    "Bob",
                    Entries.user("Alice", "ASIAEXAMPLE"),
                    Optional.of(temporary)))
            .entry();
    assertThat(text(entry))
        .contains("\"type\":\"FederatedUser\",\"principalId\":\"123456789012:Bob\"")
        .contains("\"arn\":\"arn:aws:sts::123456789012:federated-user/Bob\"")
        .contains("\"sessionIssuer\":{\"type\":\"IAMUser\"")
        .contains("\"userName\":\"Alice\"},\"attributes\"");
    assertThat(entry.userName()).isEqualTo("Bob");
    assertThat(
            text(
                record(
                        new Caller.FederatedUser(
                            Entries.ACCOUNT,
                            "Bob",
                            new Caller.Root(Entries.ACCOUNT, Optional.of(temporary)),
                            Optional.of(temporary)))
                    .entry()))
        .contains(
            "\"sessionIssuer\":{\"type\":\"Root\",\"principalId\":\"123456789012\","
                + "\"arn\":\"arn:aws:iam::123456789012:root\","
                + "\"accountId\":\"123456789012\"},\"attributes\"");
  }

  @Test
  void aWebIdentityHasNoKey() {
    AuditEntry entry =
        record(
                new Vouched.WebIdentityUser(
                    Entries.ACCOUNT, "arn:aws:iam::123456789012:oidc-provider/e.com", "app", "bob"))
            .entry();
    assertThat(text(entry))
        .contains(
            "\"userIdentity\":{\"type\":\"WebIdentityUser\",\"principalId\":"
                + "\"arn:aws:iam::123456789012:oidc-provider/e.com:app:bob\","
                + "\"userName\":\"bob\",\"identityProvider\":"
                + "\"arn:aws:iam::123456789012:oidc-provider/e.com\"}");
    assertThat(entry.userName()).isEqualTo("bob");
    assertThat(entry.accessKeyId()).isEmpty();
  }

  @Test
  void aUserOfASamlProviderIsToldByTheHashOfTheProvider() {
    String provider = "arn:aws:iam::123456789012:saml-provider/corp";
    AuditEntry entry =
        record(new Vouched.SamlUser(Entries.ACCOUNT, provider, "hash/+=", "bob")).entry();
    assertThat(text(entry))
        .contains(
            "\"userIdentity\":{\"type\":\"SAMLUser\",\"principalId\":\"hash/+=:bob\","
                + "\"userName\":\"bob\",\"identityProvider\":\"hash/+=\"}");
    assertThat(entry.userName()).isEqualTo("bob");
  }

  @Test
  void aServicesOwnActIsAServiceEvent() {
    AuditEntry entry = record(new Caller.Service(Entries.ACCOUNT, "kms.amazonaws.com")).entry();
    assertThat(text(entry))
        .contains("\"userIdentity\":{\"type\":\"AWSService\",\"invokedBy\":\"kms.amazonaws.com\"}")
        .contains("\"eventType\":\"AwsServiceEvent\"");
    assertThat(entry.userName()).isEqualTo("kms.amazonaws.com");
    assertThat(entry.accessKeyId()).isEmpty();
  }

  @Test
  void anUnknownCallerBelongsToNoAccount() {
    AuditEntry entry = record(new Caller.Unknown(Optional.of(KEY))).entry();
    assertThat(text(entry))
        .contains(
            "\"userIdentity\":{\"type\":\"Unknown\",\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\"}")
        .doesNotContain("recipientAccountId")
        .doesNotContain("000000000000");
    assertThat(entry.accountId()).isEmpty();
    assertThat(entry.userName()).isEmpty();
    assertThat(text(record(new Caller.Unknown(Optional.empty())).entry()))
        .contains("\"userIdentity\":{\"type\":\"Unknown\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nb", "\u001b[31mred\u001b[0m", "nul\u0000", "\u202egnp.exe", "\u2066x\u2069", "\u061c",
        "line\u2028paragraph\u2029", "\u0085\u009b31m", "\u007f", "\ud800", "\udc00x", "x\ud800",
        "\ufeffbom", "zero\u200bwidth", "\"quoted\\\"", "</script>", "\t",
            "\u00e9\u4e2d\ud83d\ude00",
        "\udb40\udc41tag", "{\"a\":1}", "\\u000a", ""
      })
  void whateverAClientSendsIsOneHarmlessLineAndReadsBack(String naughty) throws IOException {
    AuditEntry entry =
        new CloudTrailRecord("id", AT, Entries.user(naughty, naughty))
            .event(naughty, naughty, naughty, true)
            .from(naughty, naughty)
            .request(naughty, new JsonText().object(naughty))
            .response(new JsonText().object(naughty))
            .additional(new JsonText().object(naughty))
            .error(naughty, naughty)
            .entry();
    String line = text(entry);
    assertThat(line.codePoints())
        .noneMatch(
            point ->
                Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT
                    || point == 0x2028
                    || point == 0x2029);
    Map<String, String> members = strings(entry.record());
    for (String name :
        new String[] {
          "eventSource",
          "eventName",
          "awsRegion",
          "sourceIPAddress",
          "userAgent",
          "errorCode",
          "errorMessage",
          "requestID",
          "accessKeyId",
          "userName",
          "key"
        }) {
      assertThat(members).containsEntry(name, naughty);
    }
  }

  /** The ready JSON of a room that escapes only what JSON itself demands. */
  private static final class JsonText {
    String object(String value) {
      StringBuilder text = new StringBuilder("{\n\t\"key\" :\r\n\"");
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c < 0x20 || Character.isSurrogate(c)) {
          text.append("\\u%04X".formatted((int) c));
        } else if (c == '"' || c == '\\') {
          text.append('\\').append(c);
        } else {
          text.append(c);
        }
      }
      return text.append("\"\n}").toString();
    }
  }

  /** All string members by name, wherever they stand; refuses text that is not JSON. */
  private static Map<String, String> strings(byte[] json) throws IOException {
    Map<String, String> members = new HashMap<>();
    try (JsonParser in = new JsonFactory().createParser(json)) {
      while (in.nextToken() != null) {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
          members.put(in.currentName(), in.getText());
        }
      }
    }
    return members;
  }

  @Test
  void longTextsAreCutAtOneKilobyteWithoutHalfACharacter() throws IOException {
    AuditEntry entry =
        record(new Caller.Unknown(Optional.empty()))
            .from("192.0.2.1", "\u00e9".repeat(2000))
            .error("AccessDenied", "x\ud83d\ude00".repeat(1000))
            .entry();
    Map<String, String> members = strings(entry.record());
    assertThat(members).containsEntry("userAgent", "\u00e9".repeat(512));
    String message = members.getOrDefault("errorMessage", "");
    assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1020, 1024);
    assertThat(message).endsWith("\ud83d\ude00x");
  }

  @Test
  void largeParametersAreLeftOut() throws IOException {
    String large = "{\"x\":\"" + "y".repeat(100 * 1024) + "\"}";
    AuditEntry entry =
        record(new Caller.Unknown(Optional.empty()))
            .request("id", large)
            .response(large)
            .additional(large)
            .entry();
    assertThat(text(entry))
        .contains("\"requestParameters\":{\"omitted\":true}")
        .contains("\"responseElements\":{\"omitted\":true}")
        .contains("\"additionalEventData\":{\"omitted\":true}");
    assertThat(strings(entry.record())).doesNotContainKey("x");
  }
}
