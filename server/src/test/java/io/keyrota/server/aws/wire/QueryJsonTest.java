package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.DeleteUserResponse;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.sts.GetCallerIdentityResponse;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** awsQuery answered in JSON, as AWS's own clients for Kubernetes ask for it. */
class QueryJsonTest {
  private static final RequestId ID = new RequestId("4a0c8eb3-59d1-4a34-a6b0-ff2f1a2d61a0");

  private final Wire wire = new Wire(List.of(IamModel.SERVICE, StsModel.SERVICE));

  private Target asked(String query, String... headers) {
    RawRequest request = Requests.of("GET", "/", query, "", headers);
    return ((Addressed.To) wire.address(request)).target();
  }

  @Test
  void whoAcceptsJsonIsAnsweredInIt() {
    Target target =
        asked("Action=GetCallerIdentity&Version=2011-06-15", "Accept", "application/json");
    RawResponse answer =
        wire.answer(target, new GetCallerIdentityResponse("AIDA1", "111122223333", "arn:x"), ID);
    assertThat(text(answer))
        .isEqualTo(
            "{\"GetCallerIdentityResponse\":{\"GetCallerIdentityResult\":{\"UserId\":\"AIDA1\","
                + "\"Account\":\"111122223333\",\"Arn\":\"arn:x\"},\"ResponseMetadata\":"
                + "{\"RequestId\":\"4a0c8eb3-59d1-4a34-a6b0-ff2f1a2d61a0\"}}}");
    assertThat(answer.headers().getFirst().value()).isEqualTo("application/json");
  }

  @Test
  void answersWithoutAResultAndRefusalsToo() {
    Target target =
        asked("Action=DeleteUser&Version=2010-05-08", "Accept", "Application/JSON; charset=utf-8");
    assertThat(text(wire.answer(target, new DeleteUserResponse(), ID)))
        .isEqualTo(
            "{\"DeleteUserResponse\":{\"ResponseMetadata\":"
                + "{\"RequestId\":\"4a0c8eb3-59d1-4a34-a6b0-ff2f1a2d61a0\"}}}");
    RawResponse refused = wire.refuse(target, new Refusal("NoSuchEntity", "Why \"not\"?"), ID);
    assertThat(refused.status()).isEqualTo(404);
    assertThat(text(refused))
        .isEqualTo(
            "{\"Error\":{\"Code\":\"NoSuchEntity\",\"Message\":\"Why \\\"not\\\"?\","
                + "\"Type\":\"Sender\"},\"RequestId\":\"4a0c8eb3-59d1-4a34-a6b0-ff2f1a2d61a0\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/xml", "application/xml, application/json", ""})
  void othersAreAnsweredInXml(String accept) {
    assertThat(asked("Action=GetCallerIdentity&Version=2011-06-15", "Accept", accept).json())
        .isFalse();
  }

  private static String text(RawResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
