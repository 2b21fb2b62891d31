package io.keyrota.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sigv4.Claim;
import io.keyrota.rules.sigv4.Endpoint;
import io.keyrota.rules.sigv4.Field;
import io.keyrota.rules.sigv4.PlainMessage;
import io.keyrota.rules.sigv4.SigningKey;
import io.keyrota.rules.sigv4.Verdict;
import io.keyrota.rules.sigv4.Verification;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the command line signs is what a server verifies. */
class RequestSigningTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final DataDir.Endpoint AT =
      new DataDir.Endpoint(
          URI.create("http://127.0.0.1:4580"),
          "eu-west-1",
          new SigningCredentials("AKIAX", "a secret"));

  @Test
  void aSignedRequestIsVerifiedAndAChangedOneIsNot() {
    assertThat(verify("{}", "Keyrota.GetClock", "a secret")).isInstanceOf(Verdict.Valid.class);
    assertThat(verify("{ }", "Keyrota.GetClock", "a secret")).isInstanceOf(Verdict.Refused.class);
    assertThat(verify("{}", "Keyrota.CreateAccount", "a secret"))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(verify("{}", "Keyrota.GetClock", "another")).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void everythingThatIsSentIsSigned() {
    Map<String, String> added = sign();
    assertThat(added.get("Authorization"))
        .contains("Credential=AKIAX/20261124/eu-west-1/keyrota/aws4_request")
        .contains("SignedHeaders=content-type;host;x-amz-date;x-amz-target,")
        .doesNotContain("a secret");
    assertThat(added).containsEntry("X-Amz-Date", "20261124T120000Z");
  }

  private static Map<String, String> sign() {
    return RequestSigning.sign(
        AT,
        "keyrota",
        "application/x-amz-json-1.1",
        Map.of("X-Amz-Target", "Keyrota.GetClock"),
        "{}".getBytes(UTF_8),
        NOON);
  }

  private static Verdict verify(String body, String target, String with) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Host", "127.0.0.1:4580"));
    fields.add(new Field("Content-Type", "application/x-amz-json-1.1"));
    fields.add(new Field("X-Amz-Target", target));
    sign().forEach((name, value) -> fields.add(new Field(name, value)));
    PlainMessage message = new PlainMessage("POST", "/", null, fields, body.getBytes(UTF_8));
    Claim.Signed claim = (Claim.Signed) Claim.parse(message);
    try (Secret secret = Secret.ofText(with);
        SigningKey key = SigningKey.derive(secret, claim.scope())) {
      return Verification.check(
          message, claim, new Endpoint("keyrota", "eu-west-1"::equals), NOON, key);
    }
  }
}
