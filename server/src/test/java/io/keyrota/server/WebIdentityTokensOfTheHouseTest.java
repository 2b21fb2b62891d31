package io.keyrota.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.json.Json;
import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import io.keyrota.server.crypto.WebSignature;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.http.Waiting;
import io.keyrota.server.json.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that say elsewhere who somebody is, and what is published to verify them by. */
class WebIdentityTokensOfTheHouseTest {
  private static final String HERE = "111122223333";
  private static final String URL = "https://keys.example.com";
  private static final String OWN = "https://sts.amazonaws.com/";

  @TempDir Path folder;
  private final Indoors.Lot lot = Indoors.Lot.at("2026-11-24T12:00:00Z");
  private Indoors house;
  private SignedCalls root;

  @BeforeEach
  void open() {
    house = Indoors.open(folder.resolve("data"), lot, "--account", HERE, "--public.url=" + URL);
    root = house.root();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String enabled() {
    return root.iam("EnableOutboundWebIdentityFederation").text("IssuerIdentifier");
  }

  private static Reply token(SignedCalls of, String... more) {
    return of.sts(
        "GetWebIdentityToken",
        Stream.concat(Stream.of("Audience.member.1", "https://api.example.com"), Stream.of(more))
            .toArray(String[]::new));
  }

  private Json.Obj page(String url) {
    RawResponse answer = answer(url);
    assertThat(answer.status()).isEqualTo(200);
    return JsonValue.object(answer.body()).orElseThrow();
  }

  private RawResponse answer(String url) {
    return Waiting.answer(
        house.door(),
        new RawRequest(
            "GET", url.substring(URL.length()), null, List.of(), new byte[0], "127.0.0.1", false));
  }

  private static Json.Obj part(String token, int part) {
    byte[] octets = Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]);
    return JsonValue.object(octets).orElseThrow();
  }

  private static byte[] octets(Json.Obj key, String name) {
    return Base64.getUrlDecoder().decode(key.text(name).orElseThrow());
  }

  /** The published key that a token's header names. */
  private Json.Obj key(String token) {
    String issuer = part(token, 1).text("iss").orElseThrow();
    Json.Obj configuration = page(issuer + "/.well-known/openid-configuration");
    assertThat(configuration.text("issuer")).contains(issuer);
    Json keys = page(configuration.text("jwks_uri").orElseThrow()).member("keys").orElseThrow();
    return ((Json.Arr) keys)
        .items().stream()
            .map(Json.Obj.class::cast)
            .filter(it -> it.text("kid").equals(part(token, 0).text("kid")))
            .findFirst()
            .orElseThrow();
  }

  /** With the dot before it. */
  private static String signature(String token) {
    return token.substring(token.lastIndexOf('.'));
  }

  private boolean verifies(String token) {
    Json.Obj key = key(token);
    int end = token.lastIndexOf('.');
    byte[] message = token.substring(0, end).getBytes(US_ASCII);
    byte[] signature = Base64.getUrlDecoder().decode(token.substring(end + 1));
    String algorithm = part(token, 0).text("alg").orElseThrow();
    return algorithm.equals("RS256")
        ? WebSignature.rsa(algorithm, octets(key, "n"), octets(key, "e"), message, signature)
        : WebSignature.ecdsa(
            algorithm,
            key.text("crv").orElseThrow(),
            octets(key, "x"),
            octets(key, "y"),
            message,
            signature);
  }

  private SignedCalls user(String name) {
    root.iam(
        "CreateUser", "UserName", name, "Tags.member.1.Key", "team", "Tags.member.1.Value", "a");
    return house.as(Keys.of(root.iam("CreateAccessKey", "UserName", name)));
  }

  private void allow(String user, String statement) {
    root.iam(
        "PutUserPolicy",
        "UserName",
        user,
        "PolicyName",
        "p",
        "PolicyDocument",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"*\","
            + statement
            + "}]}");
  }

  @Test
  void anAccountBecomesAnIssuerOnceAndKeepsItsUrl() {
    Reply before = root.iam("GetOutboundWebIdentityFederationInfo");
    assertThat(before.code()).isEqualTo("FeatureDisabled");
    assertThat(before.status()).isEqualTo(404);
    assertThat(root.iam("DisableOutboundWebIdentityFederation").code())
        .isEqualTo("FeatureDisabled");
    assertThat(token(root, "SigningAlgorithm", "RS256").code())
        .isEqualTo("OutboundWebIdentityFederationDisabledException");
    String issuer = enabled();
    assertThat(issuer).startsWith(URL + "/issuer/");
    Reply again = root.iam("EnableOutboundWebIdentityFederation");
    assertThat(again.code()).isEqualTo("FeatureEnabled");
    assertThat(again.status()).isEqualTo(409);
    Reply told = root.iam("GetOutboundWebIdentityFederationInfo");
    assertThat(told.text("IssuerIdentifier")).isEqualTo(issuer);
    assertThat(told.text("JwtVendingEnabled")).isEqualTo("true");
    String token = token(root, "SigningAlgorithm", "RS256").text("WebIdentityToken");
    assertThat(root.iam("DisableOutboundWebIdentityFederation").code()).isEqualTo("ok");
    assertThat(token(root, "SigningAlgorithm", "RS256").status()).isEqualTo(403);
    assertThat(verifies(token)).isTrue();
    assertThat(enabled()).isEqualTo(issuer);
    assertThat(answer(URL + "/issuer/nobody/.well-known/jwks.json").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES384"})
  void aTokenSaysWhoAsksAndIsSignedByAPublishedKey(String algorithm) {
    String issuer = enabled();
    SignedCalls alice = user("Alice");
    allow("Alice", "\"Action\":[\"sts:GetWebIdentityToken\",\"sts:TagGetWebIdentityToken\"]");
    Reply reply =
        token(
            alice,
            "SigningAlgorithm",
            algorithm,
            "DurationSeconds",
            "60",
            "Tags.member.1.Key",
            "job",
            "Tags.member.1.Value",
            "7");
    assertThat(reply.text("Expiration")).isEqualTo("2026-11-24T12:01:00Z");
    String token = reply.text("WebIdentityToken");
    assertThat(verifies(token)).isTrue();
    String other = token(root, "SigningAlgorithm", algorithm).text("WebIdentityToken");
    assertThat(verifies(token.substring(0, token.lastIndexOf('.')) + signature(other))).isFalse();
    assertThat(part(token, 0).text("alg")).contains(algorithm);
    Json.Obj claims = part(token, 1);
    String arn = "arn:aws:iam::" + HERE + ":user/Alice";
    assertThat(claims.text("iss")).contains(issuer);
    assertThat(claims.text("sub")).contains(arn);
    assertThat(claims.text("aud")).contains("https://api.example.com");
    assertThat(claims.number("iat")).contains("1795521600");
    assertThat(claims.number("exp")).contains("1795521660");
    Json.Obj own = (Json.Obj) claims.member(OWN).orElseThrow();
    assertThat(own.text("aws_account")).contains(HERE);
    assertThat(own.text("source_region")).contains("us-east-1");
    assertThat(own.text("principal_id")).contains(arn);
    assertThat(own.text("original_session_exp")).isEmpty();
    assertThat(((Json.Obj) own.member("principal_tags").orElseThrow()).text("team")).contains("a");
    assertThat(((Json.Obj) own.member("request_tags").orElseThrow()).text("job")).contains("7");
  }

  @Test
  void aTokenIsASecretOfItsHolder() {
    enabled();
    String token = token(root, "SigningAlgorithm", "ES384").text("WebIdentityToken");
    assertThat(root.keyrota("LookupTrail", "{\"EventName\":\"GetWebIdentityToken\"}").body())
        .contains("GetWebIdentityToken")
        .doesNotContain(token);
  }

  @Test
  void policiesBoundAudienceLifeAndAlgorithm() {
    enabled();
    SignedCalls alice = user("Alice");
    allow(
        "Alice",
        "\"Action\":\"sts:GetWebIdentityToken\",\"Condition\":{\"ForAllValues:StringEquals\":"
            + "{\"sts:IdentityTokenAudience\":\"https://api.example.com\"},"
            + "\"NumericLessThanEquals\":{\"sts:DurationSeconds\":\"300\"},"
            + "\"StringEquals\":{\"sts:SigningAlgorithm\":\"ES384\"}}");
    assertThat(token(alice, "SigningAlgorithm", "ES384").code()).isEqualTo("ok");
    assertThat(token(alice, "SigningAlgorithm", "RS256").code()).isEqualTo("AccessDenied");
    assertThat(token(alice, "SigningAlgorithm", "ES384", "DurationSeconds", "301").code())
        .isEqualTo("AccessDenied");
    assertThat(
            token(alice, "SigningAlgorithm", "ES384", "Audience.member.2", "https://x.example.com")
                .code())
        .isEqualTo("AccessDenied");
    assertThat(
            token(
                    alice,
                    "SigningAlgorithm",
                    "ES384",
                    "Tags.member.1.Key",
                    "a",
                    "Tags.member.1.Value",
                    "b")
                .code())
        .isEqualTo("AccessDenied");
    assertThat(token(root, "SigningAlgorithm", "HS256").code()).isEqualTo("ValidationError");
  }

  @Test
  void aTokenLivesNoLongerThanTheSessionOfItsRole() {
    enabled();
    user("Alice");
    allow("Alice", "\"Action\":\"sts:AssumeRole\"");
    SignedCalls alice = house.as(Keys.of(root.iam("CreateAccessKey", "UserName", "Alice")));
    root.iam(
        "CreateRole",
        "RoleName",
        "App",
        "Path",
        "/x/",
        "AssumeRolePolicyDocument",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
            + HERE
            + "\"},\"Action\":\"sts:AssumeRole\"}]}");
    root.iam(
        "AttachRolePolicy",
        "RoleName",
        "App",
        "PolicyArn",
        "arn:aws:iam::aws:policy/AdministratorAccess");
    Reply assumed =
        alice.sts(
            "AssumeRole",
            "RoleArn",
            "arn:aws:iam::" + HERE + ":role/x/App",
            "RoleSessionName",
            "ses",
            "DurationSeconds",
            "900");
    assertThat(assumed.code()).as(assumed.body()).isEqualTo("ok");
    SignedCalls app = house.as(Keys.of(assumed));
    String token = token(app, "SigningAlgorithm", "ES384").text("WebIdentityToken");
    Json.Obj claims = part(token, 1);
    assertThat(claims.text("sub")).contains("arn:aws:iam::" + HERE + ":role/x/App");
    assertThat(((Json.Obj) claims.member(OWN).orElseThrow()).text("original_session_exp"))
        .contains("2026-11-24T12:15:00Z");
    lot.clock().advance(Duration.ofMinutes(11));
    Reply longer = token(app, "SigningAlgorithm", "ES384");
    assertThat(longer.code()).isEqualTo("SessionDurationEscalationException");
    assertThat(longer.status()).isEqualTo(403);
    assertThat(token(app, "SigningAlgorithm", "ES384", "DurationSeconds", "240").code())
        .isEqualTo("ok");
  }

  @Test
  void whatATokenCanNotSayIsRefused() {
    enabled();
    List<String> much = new ArrayList<>(List.of("SigningAlgorithm", "ES384"));
    for (int i = 1; i <= 50; i++) {
      String tag = "Tags.member." + i;
      much.addAll(List.of(tag + ".Key", "k" + i, tag + ".Value", "v".repeat(256)));
    }
    assertThat(token(root, much.toArray(String[]::new)).code())
        .isEqualTo("JWTPayloadSizeExceededException");
  }

  private List<String> published(String issuer) {
    Json keys = page(issuer + "/.well-known/jwks.json").member("keys").orElseThrow();
    return ((Json.Arr) keys)
        .items().stream().map(it -> ((Json.Obj) it).text("kid").orElseThrow()).toList();
  }

  private String signer(String algorithm) {
    String token = token(root, "SigningAlgorithm", algorithm).text("WebIdentityToken");
    assertThat(verifies(token)).isTrue();
    return part(token, 0).text("kid").orElseThrow();
  }

  @Test
  void theKeysAreFollowedByOthersOnceAYearAndDestroyed() {
    house.close();
    house =
        Indoors.open(
            folder.resolve("years"),
            lot,
            "--account",
            HERE,
            "--public.url=" + URL,
            "--clock",
            "rehearsal");
    root = house.root();
    String issuer = enabled();
    Json.Obj first = key(token(root, "SigningAlgorithm", "ES384").text("WebIdentityToken"));
    advance("363d");
    assertThat(published(issuer)).containsExactly("RSA_0", "EC384_0");
    // A day ahead, for those who remember what was published.
    advance("25h");
    assertThat(published(issuer)).containsExactly("RSA_0", "EC384_0", "RSA_1", "EC384_1");
    assertThat(List.of(signer("RS256"), signer("ES384"))).containsExactly("RSA_0", "EC384_0");
    String last = token(root, "SigningAlgorithm", "ES384").text("WebIdentityToken");
    advance("24h");
    assertThat(List.of(signer("RS256"), signer("ES384"))).containsExactly("RSA_1", "EC384_1");
    assertThat(verifies(last)).isTrue();
    advance("24h");
    assertThat(published(issuer)).containsExactly("RSA_1", "EC384_1");
    assertThat(key(token(root, "SigningAlgorithm", "ES384").text("WebIdentityToken")).text("x"))
        .isNotEqualTo(first.text("x"));
    advance("1096d");
    assertThat(List.of(signer("RS256"), signer("ES384"))).containsExactly("RSA_4", "EC384_4");
    assertThat(published(issuer)).containsExactly("RSA_4", "EC384_4");
    assertThat(events("RotateTokenKeys")).isEqualTo(8);
    // KMS's seven days for second thoughts.
    advance("7d");
    assertThat(events("DeleteKey")).isEqualTo(8);
  }

  private void advance(String duration) {
    assertThat(root.keyrota("AdvanceClock", "{\"Duration\":\"" + duration + "\"}").status())
        .isEqualTo(200);
  }

  /** How many entries the trail has of what the installation itself did. */
  private int events(String name) {
    return root.keyrota("LookupTrail", "{\"EventName\":\"" + name + "\",\"MaxItems\":100}")
        .all("EventId")
        .size();
  }
}
