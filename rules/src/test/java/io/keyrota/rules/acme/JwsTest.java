package io.keyrota.rules.acme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.keyrota.rules.json.Json;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a request's JWS must be before anybody looks at its signature. */
class JwsTest {
  private static final String X = base64(new byte[32]);
  private final Map<String, Json.Obj> texts = new HashMap<>();

  /** Reads the texts that a test has given objects for. */
  private Optional<Json.Obj> read(byte[] bytes) {
    return Optional.ofNullable(texts.get(new String(bytes, UTF_8)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Json.Obj object(Object... members) {
    LinkedHashMap<String, Json> all = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      all.put(
          (String) members[i],
          members[i + 1] instanceof Json json ? json : new Json.Str((String) members[i + 1]));
    }
    return new Json.Obj(all);
  }

  private Jws jws(Json.Obj header) {
    texts.put("header", header);
    return Jws.of(
        object("protected", base64("header".getBytes(UTF_8)), "payload", "", "signature", "AAAA"),
        this::read);
  }

  private static AcmeProblem.Type problem(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(AcmeProblem.class);
    return ((AcmeProblem) thrown).type();
  }

  @Test
  void thePartsAreReadAndSignedAsTheyStand() {
    Jws jws = jws(object("alg", "ES256", "nonce", "n", "url", "u", "kid", "k"));
    assertThat(new String(jws.signed(), UTF_8)).isEqualTo(base64("header".getBytes(UTF_8)) + ".");
    assertThat(jws.payload()).isEmpty();
    assertThat(jws.algorithm()).isEqualTo("ES256");
    assertThat(jws.nonce()).isEqualTo("n");
    assertThat(jws.signer()).isEqualTo(new Jws.Signer.Account("k"));
    jws.needUrl("u");
    assertThat(problem(() -> jws.needUrl("v"))).isEqualTo(AcmeProblem.Type.UNAUTHORIZED);
  }

  @Test
  void noOtherMembersAreTaken() {
    for (Json.Obj wrong :
        List.of(
            object(),
            object("payload", "", "signature", ""),
            object("protected", "", "payload", "", "signature", "", "header", object()),
            object("payload", "", "signatures", ""),
            object("protected", new Json.Null(), "payload", "", "signature", ""),
            object("protected", "a b", "payload", "", "signature", ""),
            object("protected", "AAAA=", "payload", "", "signature", ""))) {
      assertThat(problem(() -> Jws.of(wrong, this::read)))
          .as("%s", wrong)
          .isEqualTo(AcmeProblem.Type.MALFORMED);
    }
  }

  @Test
  void algorithmsOtherThanTheFourAreToldWhichThereAre() {
    for (String algorithm :
        List.of("none", "None", "HS256", "HS512", "RS384", "PS256", "ES512", "ES256K", "")) {
      assertThat(problem(() -> jws(object("alg", algorithm)).algorithm()))
          .as(algorithm)
          .isEqualTo(AcmeProblem.Type.BAD_SIGNATURE_ALGORITHM);
    }
    assertThat(problem(() -> jws(object()).algorithm()))
        .isEqualTo(AcmeProblem.Type.BAD_SIGNATURE_ALGORITHM);
    assertThat(problem(() -> jws(object("alg", "ES256", "crit", "x")).algorithm()))
        .isEqualTo(AcmeProblem.Type.MALFORMED);
  }

  @Test
  void theKeyIsNamedInOneWay() {
    Json.Obj key = object("kty", "OKP", "crv", "Ed25519", "x", X);
    assertThat(jws(object("jwk", key)).signer()).isEqualTo(new Jws.Signer.Key(Jwk.of(key)));
    assertThat(problem(() -> jws(object("jwk", key, "kid", "k")).signer()))
        .isEqualTo(AcmeProblem.Type.MALFORMED);
    assertThat(problem(() -> jws(object()).signer())).isEqualTo(AcmeProblem.Type.MALFORMED);
    assertThat(problem(() -> jws(object("jwk", "text")).signer()))
        .isEqualTo(AcmeProblem.Type.MALFORMED);
    assertThat(problem(() -> jws(object("alg", "ES256", "kid", "k")).needAlgorithmOf(Jwk.of(key))))
        .isEqualTo(AcmeProblem.Type.BAD_SIGNATURE_ALGORITHM);
    assertThat(problem(() -> jws(object("alg", "ES256", "jwk", key)).needAlgorithmOf(Jwk.of(key))))
        .isEqualTo(AcmeProblem.Type.BAD_PUBLIC_KEY);
  }

  @Test
  void aNonceIsBase64url() {
    jws(object("nonce", "bm9uY2U")).needNonce();
    jws(object()).needNonce();
    for (String nonce : List.of("bm9uY2U=", "a b", "+/+/", "\u00fc")) {
      assertThat(problem(() -> jws(object("nonce", nonce)).needNonce()))
          .as(nonce)
          .isEqualTo(AcmeProblem.Type.MALFORMED);
    }
  }

  /** RFC 7638, 3.1. */
  @Test
  void aThumbprintIsThatOfTheRfc() {
    Json.Obj key =
        object(
            "kty",
            "RSA",
            "n",
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc"
                + "_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65"
                + "YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNL"
                + "yrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awa"
                + "pJzKnqDKgw",
            "e",
            "AQAB",
            "alg",
            "RS256",
            "kid",
            "2011-04-29");
    assertThat(Jwk.of(key).thumbprint()).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
  }

  @Test
  void keysOfOtherSizesAndKindsAreBad() {
    for (Json.Obj bad :
        List.of(
            object("kty", "RSA", "n", base64(filled(128)), "e", "AQAB"),
            object("kty", "RSA", "n", base64(filled(513)), "e", "AQAB"),
            object("kty", "RSA", "n", base64(filled(256)), "e", "Ag"),
            object("kty", "RSA", "n", base64(filled(256)), "e", "AQ"),
            object("kty", "EC", "crv", "P-256", "x", X, "y", base64(new byte[31])),
            object("kty", "EC", "crv", "P-256", "x", base64(new byte[33]), "y", X),
            object("kty", "EC", "crv", "P-521", "x", X, "y", X),
            object("kty", "EC", "crv", "secp256k1", "x", X, "y", X),
            object("kty", "OKP", "crv", "X25519", "x", X),
            object("kty", "OKP", "crv", "Ed25519", "x", base64(new byte[31])),
            object("kty", "none"),
            object())) {
      assertThat(problem(() -> Jwk.of(bad)))
          .as("%s", bad)
          .isEqualTo(AcmeProblem.Type.BAD_PUBLIC_KEY);
    }
    assertThatThrownBy(() -> Jwk.of(object("kty", "OKP", "crv", "Ed25519", "x", X, "d", X)))
        .hasMessageContaining("secret");
    assertThatThrownBy(() -> Jwk.of(object("kty", "oct", "k", X))).hasMessageContaining("secret");
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xff);
    return bytes;
  }

  @Property(tries = 300)
  void whateverTheMembersAreItIsAJwsOrAProblem(
      @ForAll String head, @ForAll String payload, @ForAll String signature) {
    Jws.Reader reader = bytes -> Optional.of(object("alg", new String(bytes, UTF_8)));
    try {
      Jws jws =
          Jws.of(object("protected", head, "payload", payload, "signature", signature), reader);
      assertThat(jws.signed()).isEqualTo((head + "." + payload).getBytes(UTF_8));
    } catch (AcmeProblem problem) {
      assertThat(problem.type()).isEqualTo(AcmeProblem.Type.MALFORMED);
    }
  }
}
