package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.models.kms.CreateGrantRequest;
import io.keyrota.models.kms.CreateKeyRequest;
import io.keyrota.models.kms.EncryptRequest;
import io.keyrota.models.kms.ImportKeyMaterialRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.ListKeysRequest;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.rules.aws.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** awsJson1.1 requests against KMS's model. */
class WireJsonTest {
  private final Wire wire = new Wire(List.of(KmsModel.SERVICE));

  private <I extends Record> I read(OperationSchema<I, ?> operation, String body) {
    return wire.read(operation, Protocol.AWS_JSON_1_1, Requests.json("", body));
  }

  private Refusal refused(OperationSchema<?, ?> operation, String body) {
    return refused(operation, body.getBytes(StandardCharsets.UTF_8));
  }

  private Refusal refused(OperationSchema<?, ?> operation, byte[] body) {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () -> wire.read(operation, Protocol.AWS_JSON_1_1, Requests.json("", body)));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  @Test
  void readsEveryKindOfMember() {
    EncryptRequest encrypt =
        read(
            KmsModel.encrypt(),
            """
            {"KeyId":"alias/a","Plaintext":"aGVsbG8=","EncryptionContext":{"b":"2","a":"1"},
             "GrantTokens":["x","y"],"DryRun":false}\
            """);
    assertThat(encrypt.keyId()).isEqualTo("alias/a");
    assertThat(encrypt.plaintext().revealText()).isEqualTo("hello");
    assertThat(encrypt.encryptionContext())
        .containsExactly(Map.entry("b", "2"), Map.entry("a", "1"));
    assertThat(encrypt.grantTokens()).containsExactly("x", "y");
    assertThat(encrypt.dryRun()).isFalse();
    assertThat(encrypt.encryptionAlgorithm()).isNull();
  }

  @Test
  void skipsUnknownMembersAndTakesNullAsAbsent() {
    ListKeysRequest keys =
        read(KmsModel.listKeys(), "{\"X\":[{\"y\":[1,{}]}],\"Limit\":null,\"Marker\":\"m\"}");
    assertThat(keys).isEqualTo(new ListKeysRequest(null, "m"));
  }

  @Test
  void takesNoBodyAsAnEmptyObject() {
    assertThat(read(KmsModel.listKeys(), "")).isEqualTo(new ListKeysRequest(null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "1795435200,1795435200000",
    "1795435200.5,1795435200500",
    "1.7954352E9,1795435200000"
  })
  void readsInstantsToTheMillisecond(String written, long millis) {
    ImportKeyMaterialRequest request =
        read(
            KmsModel.importKeyMaterial(),
            "{\"KeyId\":\"k\",\"ImportToken\":\"AA==\",\"EncryptedKeyMaterial\":\"AA==\",\"ValidTo\":"
                + written
                + "}");
    assertThat(request.validTo()).isEqualTo(Instant.ofEpochMilli(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1e12", "\"2026-11-23T00:00:00Z\"", "true", "[]"})
  void refusesInstantsThatAreNone(String written) {
    assertThat(
            refused(KmsModel.importKeyMaterial(), "{\"KeyId\":\"k\",\"ValidTo\":" + written + "}")
                .code())
        .isEqualTo("SerializationException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Limit\":\"5\"}|STRING_VALUE can not be converted to an Integer",
        "{\"Limit\":1.5}|NUMBER_VALUE can not be converted to an Integer",
        "{\"Limit\":2147483648}|NUMBER_VALUE can not be converted to an Integer",
        "{\"Limit\":99999999999999999999}|NUMBER_VALUE can not be converted to an Integer",
        "{\"Limit\":true}|TRUE_VALUE can not be converted to an Integer",
        "{\"Limit\":[1]}|Start of list found where not expected",
        "{\"Limit\":{}}|Start of structure or map found where not expected.",
        "{\"Marker\":1}|NUMBER_VALUE can not be converted to a String",
        "{\"Marker\":\"a\",\"Marker\":\"b\"}|Duplicate member Marker",
        "[]|The body is not a JSON object",
        "{} {}|Unexpected content after the JSON object",
        "{\"Marker\":\"a\"|The body is not well-formed JSON",
        "{\"Marker\":\"\\ud800\"}|A string has half of a surrogate pair",
      })
  void refusesWhatIsNotOfTheModelsType(String body, String message) {
    Refusal refusal = refused(KmsModel.listKeys(), body);
    assertThat(refusal.code()).isEqualTo("SerializationException");
    assertThat(refusal.message()).isEqualTo(message);
  }

  @Test
  void refusesAMapKeyGivenTwice() {
    assertThat(
            refused(KmsModel.encrypt(), "{\"EncryptionContext\":{\"a\":\"1\",\"a\":\"1\"}}")
                .message())
        .isEqualTo("Duplicate key in a map");
  }

  @Test
  void refusesBase64ThatIsNone() {
    assertThat(refused(KmsModel.encrypt(), "{\"Plaintext\":\"a*==\"}").message())
        .isEqualTo("STRING_VALUE can not be converted to a Blob");
  }

  @Test
  void refusesOtherEncodings() {
    String body = "{\"Marker\":\"a\"}";
    for (var charset :
        List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_32)) {
      assertThat(refused(KmsModel.listKeys(), body.getBytes(charset)).code())
          .isEqualTo("SerializationException");
    }
    byte[] latin = "{\"Unknown\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refused(KmsModel.listKeys(), latin).message())
        .isEqualTo("The body is not well-formed UTF-8");
  }

  @Test
  void readsToTheNestingLimitAndNoDeeper() {
    int deep = JsonReader.MAX_DEPTH - 1;
    String fits = "{\"X\":" + "[".repeat(deep) + "]".repeat(deep) + "}";
    assertThat(read(KmsModel.listKeys(), fits)).isEqualTo(new ListKeysRequest(null, null));
    String tooDeep = "{\"X\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(refused(KmsModel.listKeys(), tooDeep).code()).isEqualTo("SerializationException");
  }

  @Test
  void namesAllBrokenConstraintsInAwsWords() {
    Refusal refusal = refused(KmsModel.encrypt(), "{\"EncryptionAlgorithm\":\"ROT13\"}");
    assertThat(refusal.code()).isEqualTo("ValidationError");
    assertThat(refusal.message())
        .isEqualTo(
            "3 validation errors detected: Value null at 'keyId' failed to satisfy constraint:"
                + " Member must not be null; Value null at 'plaintext' failed to satisfy"
                + " constraint: Member must not be null; Value 'ROT13' at 'encryptionAlgorithm'"
                + " failed to satisfy constraint: Member must satisfy enum value set:"
                + " [SYMMETRIC_DEFAULT, RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_256, SM2PKE]");
  }

  @Test
  void neverShowsASensitiveValue() {
    String secret =
        Base64.getEncoder().encodeToString("hush".repeat(1025).getBytes(StandardCharsets.UTF_8));
    Refusal refusal =
        refused(KmsModel.encrypt(), "{\"KeyId\":\"k\",\"Plaintext\":\"" + secret + "\"}");
    assertThat(refusal.message())
        .isEqualTo(
            "1 validation error detected: Value at 'plaintext' failed to satisfy constraint:"
                + " Member must have length less than or equal to 4096");
  }

  @Test
  void showsTheSizeOfABlobInsteadOfItsBytes() {
    String big = Base64.getEncoder().encodeToString(new byte[6145]);
    Refusal refusal =
        refused(
            KmsModel.importKeyMaterial(),
            "{\"KeyId\":\"k\",\"ImportToken\":\"AA==\",\"EncryptedKeyMaterial\":\"" + big + "\"}");
    assertThat(refusal.message())
        .isEqualTo(
            "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=6145 cap=6145]'"
                + " at 'encryptedKeyMaterial' failed to satisfy constraint: Member must have length"
                + " less than or equal to 6144");
  }

  @Test
  void checksStructuresInLists() {
    CreateKeyRequest fine =
        read(KmsModel.createKey(), "{\"Tags\":[{\"TagKey\":\"a\",\"TagValue\":\"\"}]}");
    assertThat(fine.tags()).hasSize(1);
    assertThat(
            refused(
                    KmsModel.createKey(),
                    "{\"Tags\":[{\"TagKey\":\"a\",\"TagValue\":\"\"},{\"TagKey\":\"\"}]}")
                .message())
        .isEqualTo(
            "2 validation errors detected: Value '' at 'tags.2.member.tagKey' failed to satisfy"
                + " constraint: Member must have length greater than or equal to 1; Value null at"
                + " 'tags.2.member.tagValue' failed to satisfy constraint: Member must not be"
                + " null");
  }

  @Test
  void checksScalarsInLists() {
    assertThat(
            refused(
                    KmsModel.createGrant(),
                    "{\"KeyId\":\"k\",\"GranteePrincipal\":\"p\",\"Operations\":[\"Fly\"]}")
                .message())
        .startsWith(
            "1 validation error detected: Value '[Fly]' at 'operations' failed to satisfy"
                + " constraint: Member must satisfy constraint: [Member must satisfy enum value"
                + " set: [Decrypt,");
    CreateGrantRequest fine =
        read(
            KmsModel.createGrant(),
            "{\"KeyId\":\"k\",\"GranteePrincipal\":\"p\",\"Operations\":[\"Decrypt\"]}");
    assertThat(fine.operations()).containsExactly("Decrypt");
  }

  @Test
  void refusesNullsInListsAndMapsThatHaveNone() {
    assertThat(
            refused(
                    KmsModel.encrypt(),
                    "{\"KeyId\":\"k\",\"Plaintext\":\"AA==\",\"GrantTokens\":[\"a\",null]}")
                .message())
        .isEqualTo(
            "1 validation error detected: Value null at 'grantTokens.2.member' failed to satisfy"
                + " constraint: Member must not be null");
    assertThat(
            refused(
                    KmsModel.encrypt(),
                    "{\"KeyId\":\"k\",\"Plaintext\":\"AA==\",\"EncryptionContext\":{\"a\":null}}")
                .message())
        .isEqualTo(
            "1 validation error detected: Value null at 'encryptionContext.a.member' failed to"
                + " satisfy constraint: Member must not be null");
  }

  @Test
  void keepsTheMessageShortWhateverIsWrong() {
    String list = "\"%s\",".formatted("x".repeat(10_000)).repeat(90);
    String tags = "{\"TagKey\":\"%s\"},".formatted("k".repeat(3000)).repeat(300);
    Refusal refusal =
        refused(
            KmsModel.createKey(),
            "{\"Tags\":["
                + tags.substring(0, tags.length() - 1)
                + "],\"X\":["
                + list.substring(0, list.length() - 1)
                + "]}");
    assertThat(refusal.message()).startsWith("600 validation errors detected: ");
    assertThat(refusal.message().length()).isLessThan(30_000);
  }
}
