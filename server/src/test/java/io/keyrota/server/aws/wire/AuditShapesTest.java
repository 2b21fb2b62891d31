package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AccessKey;
import io.keyrota.models.iam.CreateAccessKeyResponse;
import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.PutUserPolicyRequest;
import io.keyrota.models.iam.Tag;
import io.keyrota.models.kms.CancelKeyDeletionResponse;
import io.keyrota.models.kms.CreateGrantResponse;
import io.keyrota.models.kms.EncryptRequest;
import io.keyrota.models.kms.RetireGrantRequest;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.rules.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What the audit trail shows of inputs and outputs. */
class AuditShapesTest {

  @Test
  void writesMemberNamesInLowerCamel() {
    CreateUserRequest request =
        new CreateUserRequest("/a/", "Bob", null, List.of(new Tag("Team", "x\ny")));
    assertThat(AuditShapes.parameters(CreateUserRequest.schema(), request))
        .isEqualTo(
            "{\"path\":\"/a/\",\"userName\":\"Bob\","
                + "\"tags\":[{\"key\":\"Team\",\"value\":\"x\\ny\"}]}");
  }

  @Test
  void leavesSecretsOut() {
    AccessKey key =
        new AccessKey(
            "Bob",
            "AKIAIOSFODNN7EXAMPLE",
            "Active",
            Secret.ofText("wJalrXUtnFEMI"),
            Instant.parse("2026-11-24T01:02:03Z"));
    assertThat(
            AuditShapes.parameters(
                CreateAccessKeyResponse.schema(), new CreateAccessKeyResponse(key)))
        .isEqualTo(
            "{\"accessKey\":{\"userName\":\"Bob\",\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\","
                + "\"status\":\"Active\",\"createDate\":\"2026-11-24T01:02:03Z\"}}");
  }

  @Test
  void keepsMapKeysAndLeavesBlobsOut() {
    SequencedMap<String, String> context = new LinkedHashMap<>();
    context.put("Purpose", "Test");
    EncryptRequest request =
        new EncryptRequest("alias/a", Secret.ofText("hush"), context, null, null, true);
    assertThat(AuditShapes.parameters(EncryptRequest.schema(), request))
        .isEqualTo(
            "{\"keyId\":\"alias/a\",\"encryptionContext\":{\"Purpose\":\"Test\"},\"dryRun\":true}");
  }

  @Test
  void leavesGrantTokensOutAndIsNothingWhereNothingIsLeft() {
    assertThat(
            AuditShapes.parameters(
                CreateGrantResponse.schema(), new CreateGrantResponse("dG9rZW4=", "id")))
        .isEqualTo("{\"grantId\":\"id\"}");
    assertThat(
            AuditShapes.parameters(
                RetireGrantRequest.schema(), new RetireGrantRequest("dG9rZW4=", null, null, null)))
        .isNull();
  }

  @Test
  void addsWhatTheRecordDoesNotHaveItself() {
    Map<String, String> key = Map.of("keyId", "arn:\"k");
    assertThat(
            AuditShapes.elements(
                CreateGrantResponse.schema(), new CreateGrantResponse(null, "id"), key))
        .isEqualTo("{\"grantId\":\"id\",\"keyId\":\"arn:\\\"k\"}");
    assertThat(
            AuditShapes.elements(
                CancelKeyDeletionResponse.schema(), new CancelKeyDeletionResponse("own"), key))
        .isEqualTo("{\"keyId\":\"own\"}");
    assertThat(
            AuditShapes.elements(
                CancelKeyDeletionResponse.schema(), new CancelKeyDeletionResponse(null), key))
        .isEqualTo("{\"keyId\":\"arn:\\\"k\"}");
  }

  @Test
  void leavesOutListsAndMapsOfSecrets() {
    Shape secret = new Shape.Text(null, null, true);
    StructureSchema<Values> schema =
        DynamicStructure.of(
            "S",
            DynamicStructure.optional(
                "List", new Shape.Sequence(() -> secret, "member", null, false)),
            DynamicStructure.optional(
                "Map", new Shape.Mapping(secret, "key", () -> secret, "value", null, false)),
            DynamicStructure.optional("Shown", new Shape.Flag()));
    Values values =
        Values.of(
            List.of(Secret.ofText("a")),
            Collections.singletonMap("hush", Secret.ofText("b")),
            true);
    assertThat(AuditShapes.parameters(schema, values)).isEqualTo("{\"shown\":true}");
  }

  @Test
  void cutsLongTexts() {
    PutUserPolicyRequest request = new PutUserPolicyRequest("Bob", "p", "é".repeat(5000));
    assertThat(AuditShapes.parameters(PutUserPolicyRequest.schema(), request))
        .isEqualTo(
            "{\"userName\":\"Bob\",\"policyName\":\"p\",\"policyDocument\":\""
                + "é".repeat(1024)
                + "...(truncated)\"}");
  }

  @Test
  void staysUnderItsLimitAndSaysSo() {
    List<Tag> tags = Collections.nCopies(2000, new Tag("\u0001".repeat(2000), "v".repeat(500)));
    String text =
        Objects.requireNonNull(
            AuditShapes.parameters(
                CreateUserRequest.schema(), new CreateUserRequest(null, "Bob", null, tags)));
    assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(16 * 1024);
    assertThat(text).startsWith("{\"userName\":\"Bob\"").endsWith(",\"truncated\":true}");
  }

  @Property(tries = 100)
  void isOneLineOfJsonWhateverTheTextsAre(
      @ForAll String path, @ForAll String name, @ForAll String tag) {
    Shape text = new Shape.Text(null, null, false);
    StructureSchema<Values> schema =
        DynamicStructure.of(
            "S",
            DynamicStructure.optional("A", text),
            DynamicStructure.optional(
                "B", new Shape.Mapping(text, "k", () -> text, "v", null, true)),
            DynamicStructure.optional("C", new Shape.Free()));
    Values values = Values.of(path, Collections.singletonMap(name, tag), null);
    String written = AuditShapes.parameters(schema, values);
    assertThat(written).doesNotContain("\n", "\r", "\u0000", "\u001b");
    byte[] wrapped = ("{\"C\":" + written + "}").getBytes(StandardCharsets.UTF_8);
    assertThat(JsonReader.read(schema, wrapped).build(schema)).isNotNull();
  }
}
