package io.keyrota.rules.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.secret.Secret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
  private static final Instant EXAMPLE = Instant.parse("2015-08-30T12:36:00Z");

  /** The worked example of AWS's documentation: ListUsers, signed on 30 August 2015. */
  @Test
  void signsTheDocumentationsListUsers() {
    PlainMessage listUsers =
        new PlainMessage(
            "GET",
            "/",
            "Action=ListUsers&Version=2010-05-08",
            List.of(
                new Field("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                new Field("Host", "iam.amazonaws.com")),
            new byte[0]);
    try (Secret secret = Secret.ofText(Vectors.SECRET)) {
      List<Field> added =
          new Signer("AKIDEXAMPLE", secret, null, "us-east-1", "iam").sign(listUsers, EXAMPLE);
      assertThat(added.getLast().value())
          .isEqualTo(
              "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request,"
                  + " SignedHeaders=content-type;host;x-amz-date,"
                  + " Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }
  }

  @Test
  void refusesToWorkOnceErased() {
    SigningKey key = Vectors.key();
    Bytes text = new Bytes(4);
    text.add("text");
    key.close();
    assertThatThrownBy(() -> key.sign(text)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void printsItsScopeOnly() {
    assertThat(Vectors.key().toString())
        .isEqualTo("[signing key of 20150830/us-east-1/service/aws4_request]");
    try (Secret secret = Secret.ofText("the secret")) {
      assertThat(new Signer("AKIA", secret, "token", "r", "s").toString())
          .doesNotContain("token")
          .doesNotContain("the secret");
    }
  }

  @Test
  void nobodysKeyIsNotTheKeyOfTheEmptySecret() {
    Bytes text = new Bytes(4);
    text.add("text");
    try (Secret empty = Secret.ofText("")) {
      assertThat(SigningKey.ofNobody(Vectors.SCOPE).sign(text))
          .isNotEqualTo(SigningKey.derive(empty, Vectors.SCOPE).sign(text));
    }
  }

  /** RFC 4231, cases 1, 2, 3, 4, 6 and 7 (case 5 truncates). */
  @Test
  void macsAsRfc4231() {
    assertHmac(
        "0b".repeat(20),
        hex("Hi There"),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    assertHmac(
        hex("Jefe"),
        hex("what do ya want for nothing?"),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assertHmac(
        "aa".repeat(20),
        "dd".repeat(50),
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    assertHmac(
        "0102030405060708090a0b0c0d0e0f10111213141516171819",
        "cd".repeat(50),
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    assertHmac(
        "aa".repeat(131),
        hex("Test Using Larger Than Block-Size Key - Hash Key First"),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    assertHmac(
        "aa".repeat(131),
        hex(
            "This is a test using a larger than block-size key and a larger than block-size data."
                + " The key needs to be hashed before being used by the HMAC algorithm."),
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
  }

  @Test
  void macsAsTheJdkForEveryLengthOfKeyAndText() throws GeneralSecurityException {
    Random random = new Random(4231);
    for (int i = 0; i < 300; i++) {
      byte[] key = new byte[1 + i % 150];
      byte[] text = new byte[i];
      random.nextBytes(key);
      random.nextBytes(text);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      try (HmacSha256 ours = new HmacSha256(key)) {
        assertThat(ours.of(text)).isEqualTo(mac.doFinal(text));
        assertThat(ours.of(text)).as("a second time").isEqualTo(mac.doFinal(text));
      }
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(US_ASCII));
  }

  private static void assertHmac(String key, String text, String code) {
    try (HmacSha256 hmac = new HmacSha256(HexFormat.of().parseHex(key))) {
      byte[] digits = Hex.digits(hmac.of(HexFormat.of().parseHex(text)));
      assertThat(new String(digits, UTF_8)).isEqualTo(code);
    }
  }
}
