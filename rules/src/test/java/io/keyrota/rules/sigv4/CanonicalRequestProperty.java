package io.keyrota.rules.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalRequestProperty {

  @Property(tries = 1000)
  void isWhatTheReferenceSays(@ForAll("messages") PlainMessage message) {
    Optional<String> ours;
    try {
      byte[] hash = Hex.digits(Sha256.of(message.body()));
      Query query = Query.parse(message.query());
      ours = Optional.of(CanonicalRequest.of(message, query, null, "host;x-one", hash).toString());
    } catch (Refusal refusal) {
      ours = Optional.empty();
    }
    assertThat(ours).isEqualTo(ReferenceCanonical.of(message, "host;x-one"));
  }

  @Property(tries = 500)
  void whatIsSignedIsAccepted(@ForAll("messages") PlainMessage message) {
    if (ReferenceCanonical.of(message, "host;x-one").isEmpty()) {
      return;
    }
    try (Secret secret = Secret.ofText(Vectors.SECRET)) {
      Signer signer = new Signer(Vectors.KEY_ID, secret, "token", "us-east-1", "service");
      PlainMessage signed = message.with(signer.sign(message, Vectors.NOW));
      assertThat(Vectors.verify(signed)).isInstanceOf(Verdict.Valid.class);
      PlainMessage presigned =
          message.withQuery(signer.presign(message, Vectors.NOW, Duration.ofDays(7)));
      assertThat(Vectors.verify(presigned)).isInstanceOf(Verdict.Valid.class);
    }
  }

  /** Strangers' bytes in every part: a verdict or a refusal, nothing else. */
  @Property(tries = 1000)
  void strangersAreRefusedCleanly(
      @ForAll("messages") PlainMessage message, @ForAll("authorizations") String authorization) {
    PlainMessage strange = message.with(List.of(new Field("Authorization", authorization)));
    try {
      assertThat(Vectors.verify(strange)).isInstanceOf(Verdict.Refused.class);
    } catch (Refusal refusal) {
      assertThat(refusal.message()).isNotEmpty().matches("[ -~]*");
    }
  }

  @Provide
  Arbitrary<PlainMessage> messages() {
    Arbitrary<String> bytes = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(12);
    Arbitrary<String> meaningful =
        Arbitraries.strings().withChars("ab/.%2F+=&~ *-\t\u00e9").ofMaxLength(24);
    Arbitrary<String> text = Arbitraries.oneOf(meaningful, bytes);
    Arbitrary<String> values = text;
    return Combinators.combine(
            text, text.injectNull(0.3), values, values.list().ofMaxSize(3), bytes)
        .as(
            (path, query, host, more, body) -> {
              PlainMessage plain =
                  new PlainMessage(
                      "POST",
                      "/" + path,
                      query,
                      List.of(new Field("hOST", host), new Field("x-one", "1")),
                      body.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
              return plain.with(more.stream().map(v -> new Field("X-One", v)).toList());
            });
  }

  @Provide
  Arbitrary<String> authorizations() {
    Arbitrary<String> part =
        Arbitraries.of(
            "AWS4-HMAC-SHA256",
            "AWS4-HMAC-SHA256 ",
            "Credential=AKID/20150830/us-east-1/service/aws4_request",
            "Credential=",
            "Credential=////",
            "SignedHeaders=host;x-amz-date",
            "SignedHeaders=;",
            "Signature=00",
            "Signature=",
            ", ",
            ",",
            "=",
            "\0",
            "\u00ff");
    return part.list().ofMaxSize(10).map(parts -> String.join("", parts));
  }
}
