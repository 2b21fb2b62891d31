package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.IamModel;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Strangers' bytes: each is read or refused with a 4xx, in bounded time. */
class WireFuzz {
  private static final RequestId ID = new RequestId("id");
  private static final byte[] JSON =
      """
      {"Policy":"{\\"a\\":\\u00e9\\ud83d\\ude00}","Description":"é😀","KeySpec":"RSA_2048",
       "BypassPolicyLockoutSafetyCheck":true,"Tags":[{"TagKey":"k","TagValue":"v"},
       {"TagKey":"l","TagValue":""}],"MultiRegion":false,"Unknown":[1.5e3,{"x":null}]}\
      """
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] FORM =
      ("Action=CreateUser&Version=2010-05-08&UserName=B%C3%A9b&Path=%2Fa+b%2F&Tags.member.1.Key=k"
              + "&Tags.member.1.Value=v&Tags.member.22.Key=l&Tags.member.22.Value=&Unknown.x.1=y")
          .getBytes(StandardCharsets.UTF_8);

  private final Wire wire = new Wire(List.of(IamModel.SERVICE, KmsModel.SERVICE));

  @Property(tries = 3000)
  void mutatedJsonIsReadOrRefused(@ForAll long seed) {
    RawRequest request = Requests.json("TrentService.CreateKey", mutated(JSON, seed));
    judge(KmsModel.createKey(), Protocol.AWS_JSON_1_1, request);
  }

  @Property(tries = 3000)
  void mutatedFormsAreReadOrRefused(@ForAll long seed) {
    RawRequest request = Requests.form(mutated(FORM, seed));
    judge(IamModel.createUser(), Protocol.AWS_QUERY, request);
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
    judge(
        KmsModel.createKey(),
        Protocol.AWS_JSON_1_1,
        Requests.json("TrentService.CreateKey", bytes));
    judge(IamModel.createUser(), Protocol.AWS_QUERY, Requests.form(bytes));
  }

  @Property(tries = 500)
  void anyTargetAndContentTypeIsAddressed(@ForAll String target, @ForAll String type) {
    RawRequest request =
        Requests.of("POST", "/", target, type, "X-Amz-Target", target, "Content-Type", type);
    if (wire.address(request) instanceof Addressed.Nowhere nowhere) {
      RawResponse answer =
          wire.refuse(nowhere.answerIn(), nowhere.service(), nowhere.refusal(), ID);
      assertThat(answer.status()).isBetween(400, 499);
    }
  }

  @Test
  void aMillionParametersAreRefusedAtOnce() {
    for (String parameter : List.of("a&", "a=b&", "Tags.member.1.Key=k&", "&", "=&", "%&")) {
      RawRequest request = Requests.form(parameter.repeat(1_000_000));
      Assertions.assertTimeout(
          Duration.ofSeconds(2), () -> judge(IamModel.createUser(), Protocol.AWS_QUERY, request));
    }
  }

  @Test
  void hugeValuesAreRefusedAtOnce() {
    String huge = "x".repeat(1_000_000);
    String deep = "Tags.member.1.".repeat(70_000);
    List<RawRequest> forms =
        List.of(
            Requests.form("UserName=" + huge),
            Requests.form(huge + "=1"),
            Requests.form(deep + "=1"),
            Requests.form("Tags.member." + "9".repeat(1_000_000) + ".Key=1"));
    for (RawRequest request : forms) {
      Assertions.assertTimeout(
          Duration.ofSeconds(2), () -> judge(IamModel.createUser(), Protocol.AWS_QUERY, request));
    }
    for (String body :
        List.of(
            "{\"Tags\":" + "[".repeat(1_000_000),
            "{\"Description\":\"" + huge + "\"}",
            "{\"Unknown\":" + "9".repeat(1_000_000) + "}",
            "{\"" + huge + "\":1}",
            "{" + "\"a\":1,".repeat(150_000) + "\"b\":2}")) {
      Assertions.assertTimeout(
          Duration.ofSeconds(2),
          () -> judge(KmsModel.createKey(), Protocol.AWS_JSON_1_1, Requests.json("", body)));
    }
  }

  private void judge(OperationSchema<?, ?> operation, Protocol protocol, RawRequest request) {
    wire.address(request);
    try {
      assertThat((Object) wire.read(operation, protocol, request)).isNotNull();
    } catch (Refusal refusal) {
      RawResponse answer = wire.refuse(protocol, null, refusal, ID);
      assertThat(answer.status()).isBetween(400, 499);
      assertThat(answer.body().length).isLessThan(200_000);
      if (protocol == Protocol.AWS_QUERY) {
        assertThat(Xml.parse(answer.body()).getTagName()).isEqualTo("ErrorResponse");
      } else {
        assertThat(Utf8.wellFormed(answer.body())).isTrue();
      }
    }
  }

  /** A few random edits: bytes changed, cut out, doubled, exchanged for telling ones. */
  private static byte[] mutated(byte[] original, long seed) {
    Random random = new Random(seed);
    byte[] telling =
        "{}[]\",:\\%&=+.0\u0000\u00ff\u00c3-eEntf".getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = original.clone();
    for (int edits = 1 + random.nextInt(4); edits > 0 && bytes.length > 0; edits--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = telling[random.nextInt(telling.length)];
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        default -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + bytes.length - at);
          System.arraycopy(bytes, at, longer, bytes.length, bytes.length - at);
          bytes = longer;
        }
      }
    }
    return bytes;
  }
}
