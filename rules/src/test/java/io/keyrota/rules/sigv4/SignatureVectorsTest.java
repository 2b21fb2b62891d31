package io.keyrota.rules.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.secret.Secret;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureVectorsTest {

  static List<Vectors.Case> cases() {
    return Vectors.cases();
  }

  @Test
  void readsAllThirtyFourCases() {
    assertThat(cases()).hasSize(34);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void makesTheCanonicalRequestAndTheStringToSign(Vectors.Case vector) {
    PlainMessage message = vector.authorized();
    Claim.Signed claim = (Claim.Signed) Claim.parse(message);
    Bytes request =
        CanonicalRequest.of(
            message,
            Query.parse(message.query()),
            null,
            claim.signedHeaders(),
            Hex.digits(Sha256.of(message.body())));
    assertThat(request.toString()).isEqualTo(vector.canonicalRequest());
    assertThat(CanonicalRequest.stringToSign(claim.date(), claim.scope(), request).toString())
        .isEqualTo(vector.stringToSign());
    assertThat(
            Vectors.key().sign(CanonicalRequest.stringToSign(claim.date(), claim.scope(), request)))
        .isEqualTo(claim.signature());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void acceptsTheSignedRequestAtItsMoment(Vectors.Case vector) {
    switch (vector.name()) {
      // The suite adds the token after signing here. These services want every x-amz-* header
      // signed, so the signature is right (above) and the request is refused for the token alone.
      case "post-sts-header-after" -> {
        assertRefused(
            vector.signedRequest(),
            "'X-Amz-Security-Token' must be a 'SignedHeader' in the AWS Authorization.");
        assertThat(Vectors.verify(without("x-amz-security-token", vector.signedRequest())))
            .isInstanceOf(Verdict.Valid.class);
      }
      // The suite's .sreq carries the signature of get-vanilla; its .authz has the right one.
      case "get-vanilla-with-session-token" -> {
        assertRefused(vector.signedRequest(), SignatureRefusals.mismatch().message());
        assertThat(Vectors.verify(vector.authorized())).isInstanceOf(Verdict.Valid.class);
      }
      default -> {
        assertThat(vector.signedRequest().headers().getLast().value().strip())
            .isEqualTo(vector.authorization());
        assertThat(Vectors.verify(vector.signedRequest())).isInstanceOf(Verdict.Valid.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void signsAsTheSuiteDoes(Vectors.Case vector) {
    String token =
        vector.signedRequest().headers().stream()
            .filter(field -> field.name().equals("X-Amz-Security-Token"))
            .map(Field::value)
            .findFirst()
            .filter(_ -> vector.authorization().contains("x-amz-security-token"))
            .filter(_ -> !headerNames(vector.request()).contains("x-amz-security-token"))
            .orElse(null);
    try (Secret secret = Secret.ofText(Vectors.SECRET)) {
      Signer signer = new Signer(Vectors.KEY_ID, secret, token, "us-east-1", "service");
      PlainMessage request = vector.request();
      assertThat(signer.sign(request, Vectors.NOW))
          .contains(new Field("Authorization", vector.authorization()));
    }
  }

  private static List<String> headerNames(PlainMessage message) {
    return message.headers().stream().map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static PlainMessage without(String name, PlainMessage message) {
    return new PlainMessage(
        message.method(),
        message.path(),
        message.query(),
        message.headers().stream().filter(f -> !f.name().equalsIgnoreCase(name)).toList(),
        message.body());
  }

  private static void assertRefused(PlainMessage message, String why) {
    assertThat(Vectors.verify(message))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.refusal().code()).isEqualTo("SignatureDoesNotMatch");
              assertThat(refused.refusal().message()).isEqualTo(why);
            });
  }
}
