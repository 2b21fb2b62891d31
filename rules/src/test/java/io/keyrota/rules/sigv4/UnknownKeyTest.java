package io.keyrota.rules.sigv4;

import static io.keyrota.rules.sigv4.Requests.IAM;
import static io.keyrota.rules.sigv4.Requests.NOW;
import static io.keyrota.rules.sigv4.Requests.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.secret.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnknownKeyTest {

  @Test
  void isRefusedAsAnInvalidToken() {
    Refusal refusal = unknown(Requests.signed(PLAIN), NOW);
    assertThat(refusal.code()).isEqualTo("InvalidClientTokenId");
    assertThat(refusal.message())
        .isEqualTo("The security token included in the request is invalid.");
  }

  @Test
  void isToldWhatIsWrongWithTheRestFirst() {
    assertThat(unknown(Requests.signed(PLAIN), NOW.plusSeconds(901)).message())
        .startsWith("Signature expired");
    assertThat(unknown(Requests.signed(PLAIN, "us-east-1", "kms"), NOW).message())
        .startsWith("Credential should be scoped to correct service");
  }

  /** Nobody's secret stands in the source: a signature made with it must open nothing. */
  @Test
  void isRefusedEvenWhenSignedWithNobodysSecret() {
    try (Secret secret = Secret.ofText("nobody's secret, forty characters long..")) {
      Signer signer = new Signer("AKIAUNKNOWN", secret, null, "us-east-1", "iam");
      PlainMessage signed = PLAIN.with(signer.sign(PLAIN, NOW));
      Claim.Signed claim = (Claim.Signed) Claim.parse(signed);
      SigningKey nobody = SigningKey.ofNobody(claim.scope());
      assertThat(Verification.check(signed, claim, IAM, NOW, nobody))
          .as("the test knows the secret")
          .isInstanceOf(Verdict.Valid.class);
      assertThat(unknown(signed, NOW).code()).isEqualTo("InvalidClientTokenId");
    }
  }

  @Test
  void aKeyOfAnotherScopeIsAnError() {
    PlainMessage signed = Requests.signed(PLAIN);
    Claim.Signed claim = (Claim.Signed) Claim.parse(signed);
    assertThatThrownBy(() -> Verification.check(signed, claim, IAM, NOW, Vectors.key()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClaimPrintsNeitherItsSignatureNorItsToken() {
    try (Secret secret = Secret.ofText("s")) {
      Signer signer = new Signer("AKIA", secret, "the-session-token", "us-east-1", "iam");
      Claim.Signed claim = (Claim.Signed) Claim.parse(PLAIN.with(signer.sign(PLAIN, NOW)));
      assertThat(claim.sessionToken()).isEqualTo("the-session-token");
      assertThat(claim.toString())
          .isEqualTo("Header[AKIA/20261123/us-east-1/iam/aws4_request at 20261123T120000Z]");
    }
  }

  private static Refusal unknown(PlainMessage message, Instant now) {
    Claim.Signed claim = (Claim.Signed) Claim.parse(message);
    SigningKey nobody = SigningKey.ofNobody(claim.scope());
    return Verification.checkUnknown(message, claim, IAM, now, nobody).refusal();
  }
}
