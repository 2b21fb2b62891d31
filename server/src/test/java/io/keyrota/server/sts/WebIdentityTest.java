package io.keyrota.server.sts;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.CreateOpenIDConnectProviderRequest;
import io.keyrota.models.iam.CreateRoleRequest;
import io.keyrota.models.iam.DeleteOpenIDConnectProviderRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.UpdateOpenIDConnectProviderThumbprintRequest;
import io.keyrota.models.sts.AssumeRoleWithWebIdentityRequest;
import io.keyrota.models.sts.AssumeRoleWithWebIdentityResponse;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Credentials.Found;
import io.keyrota.server.iam.RoomHarness;
import io.keyrota.server.iam.RoomHarness.Signer;
import io.keyrota.server.pki.TestChain;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.testkit.TestIssuer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebIdentityTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/Web";
  private static final long NOW = Instant.parse("2026-11-24T10:11:12Z").getEpochSecond();

  private final TestIssuer issuer = new TestIssuer();
  private final RoomHarness rooms =
      new RoomHarness(
          new MemoryStore(), IamQuotas.STANDARD, Map.of(TestIssuer.HOST, issuer.origin()));
  private final String provider = "arn:aws:iam::111122223333:oidc-provider/" + TestIssuer.HOST;

  @BeforeEach
  void trust() {
    provide(rooms);
    role("Web", "\"StringEquals\":{\"" + TestIssuer.HOST + ":sub\":\"bob-1234\"}");
  }

  @AfterEach
  void close() {
    issuer.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES256", "ES384", "ES512"})
  void whoeverTheIssuerVouchesForGetsASession(String algorithm) {
    AssumeRoleWithWebIdentityResponse made = assume(issuer.token(algorithm, claims()));
    assertThat(made.subjectFromWebIdentityToken()).isEqualTo("bob-1234");
    assertThat(made.audience()).isEqualTo("app");
    assertThat(made.provider()).isEqualTo(provider);
    assertThat(made.sessionTokenSize())
        .isEqualTo(Objects.requireNonNull(made.credentials()).sessionToken().length());
    assertThat(made.sessionTokenUtilization()).isBetween(1, 100);
    assertThat(Objects.requireNonNull(made.assumedRoleUser()).arn())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/Web/run-1");
    Caller.Session session = session(made);
    assertThat(session.expires()).isEqualTo("2026-11-24T11:11:12Z");
    assertThat(session.parentKeyId()).isEmpty();
    assertThat(session.facts())
        .isEqualTo(
            Map.of(
                "aws:FederatedProvider",
                List.of(provider),
                TestIssuer.HOST + ":aud",
                List.of("app"),
                TestIssuer.HOST + ":sub",
                List.of("bob-1234"),
                TestIssuer.HOST + ":amr",
                List.of("pwd", "mfa")));
    assertThat(issuer.asked()).as("configuration and keys").isEqualTo(2);
  }

  @Test
  void theTrustPolicyDecidesByTheClaims() {
    String told = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    refused(() -> assume(issuer.token("RS256", claims().replace("bob-1234", "eve-1234"))))
        .as("AccessDenied", told);
    refused(() -> assume("arn:aws:iam::111122223333:role/Nobody", issuer.token("RS256", claims())))
        .as("AccessDenied", told);
    role("Other", "\"StringEquals\":{\"" + TestIssuer.HOST + ":aud\":\"other\"}");
    String arn = "arn:aws:iam::111122223333:role/Other";
    refused(() -> assume(arn, issuer.token("RS256", claims()))).as("AccessDenied");
    assume(
        arn,
        issuer.token(
            "RS256", claims().replace("\"aud\":\"app\"", "\"aud\":[\"app\"],\"azp\":\"other\"")));
  }

  @Test
  void ofSeveralAudiencesTheProvidersOwnIsTold() {
    role("Ours", "\"StringEquals\":{\"" + TestIssuer.HOST + ":aud\":\"app\"}");
    String token =
        issuer.token("RS256", claims().replace("\"aud\":\"app\"", "\"aud\":[\"zz\",\"app\"]"));
    assertThat(assume("arn:aws:iam::111122223333:role/Ours", token).audience()).isEqualTo("app");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"aud\":\"app\"|\"aud\":\"stranger\"|InvalidIdentityToken|Incorrect token audience",
        "\"aud\":\"app\"|\"x\":1|InvalidIdentityToken|Missing a required claim: aud",
        "\"sub\":\"bob-1234\"|\"x\":1|InvalidIdentityToken|Missing a required claim: sub",
        "\"exp\":|\"x\":|InvalidIdentityToken|Missing a required claim: exp",
        "\"iat\":|\"x\":|InvalidIdentityToken|Missing a required claim: iat",
        "\"iss\":|\"x\":|InvalidIdentityToken|The ID Token provided is not a valid JWT. (You may"
            + " see this error if you sent an Access Token)",
        "\"sub\":|\"sub\":\"x\",\"sub\":|InvalidIdentityToken|The ID Token provided is not a valid"
            + " JWT. (You may see this error if you sent an Access Token)",
        "\"iat\":|\"nbf\":9999999999,\"iat\":|InvalidIdentityToken|The token is not valid yet."
      })
  void claimsThatAreMissingOrWrongAreRefused(
      String claim, String instead, String code, String message) {
    String claims = claims();
    assertThat(claims).contains(claim);
    refused(() -> assume(issuer.token("RS256", claims.replace(claim, instead)))).as(code, message);
  }

  @Test
  void aTokensTimeIsTheInjectedClocks() {
    String token = issuer.token("RS256", claims());
    rooms.clock.set(Instant.ofEpochSecond(NOW + 900).minusMillis(1));
    assume(token);
    rooms.clock.set(Instant.ofEpochSecond(NOW + 900));
    refused(() -> assume(token))
        .as(
            "ExpiredTokenException",
            "Token expired: current date/time "
                + (NOW + 900)
                + " must be before the expiration date/time "
                + (NOW + 600));
    rooms.clock.set(Instant.ofEpochSecond(NOW - 301));
    refused(() -> assume(token)).as("InvalidIdentityToken");
  }

  @Test
  void aTokenWithAnyPartChangedIsRefused() {
    String token = issuer.token("RS256", claims());
    int signature = token.lastIndexOf('.') + 1;
    char other = token.charAt(signature) == 'A' ? 'B' : 'A';
    String unsigned = token.substring(0, signature);
    String none = issuer.token("{\"alg\":\"none\"}", claims(), true);
    for (String bad :
        List.of(
            token.substring(0, signature) + other + token.substring(signature + 1),
            unsigned,
            none.substring(0, none.lastIndexOf('.') + 1),
            none,
            "x" + token,
            token + ".x",
            "a.b.c",
            "....",
            issuer.token("{\"alg\":\"HS256\",\"kid\":\"r1\"}", claims(), true),
            issuer.token("{\"alg\":\"ES256\",\"kid\":\"r1\"}", claims(), false),
            issuer.token("{\"alg\":\"RS256\",\"kid\":\"unknown\"}", claims(), true),
            issuer.token("{\"alg\":\"RS256\",\"crit\":[\"x\"]}", claims(), true),
            issuer.token("{\"alg\":\"RS256\"}", claims(), false))) {
      refused(() -> assume(bad)).as("InvalidIdentityToken");
    }
    assume(issuer.token("{\"alg\":\"RS256\"}", claims(), true));
  }

  @Test
  void aKeyThatTheIssuerHasWithdrawnIsGoodForNothing() {
    String token = issuer.token("RS256", claims());
    assume(token);
    issuer.publish("{\"keys\":[]}");
    refused(() -> assume(token))
        .as("InvalidIdentityToken", "Couldn't verify the token's signature.");
  }

  @Test
  void whomTheAccountDoesNotTrustIsNeverAsked() {
    String token = issuer.token("RS256", claims());
    rooms.call(
        rooms.root,
        IamModel.deleteOpenIDConnectProvider(),
        new DeleteOpenIDConnectProviderRequest(provider));
    refused(() -> assume(token))
        .as(
            "InvalidIdentityToken",
            "No OpenIDConnect provider found in your account for " + issuer.url());
    assertThat(issuer.asked()).isZero();
  }

  @Test
  void anIssuerThatAnswersBadlyIsACommunicationError() {
    String token = issuer.token("RS256", claims());
    for (String bad :
        List.of(
            "",
            "[]",
            "{\"issuer\":\"https://elsewhere.example\",\"jwks_uri\":\"x\"}",
            "{\"issuer\":\"" + issuer.url() + "\"}",
            "{\"issuer\":\"" + issuer.url() + "\",\"jwks_uri\":\"file:///etc/passwd\"}",
            "{\"issuer\":\"" + issuer.url() + "\",\"jwks_uri\":\"http://issuer.test/keys\"}",
            "{\"x\":\"" + "a".repeat(200_000) + "\"}")) {
      issuer.configure(bad);
      refused(() -> assume(token)).as("IDPCommunicationError");
    }
    issuer.answering(302);
    refused(() -> assume(token)).as("IDPCommunicationError");
  }

  @Test
  void anIssuerOfNoPublicAddressIsNotAskedUnlessTheSettingsSayWhere() {
    RoomHarness strict = new RoomHarness();
    provide(strict);
    String token = issuer.token("RS256", claims());
    refused(() -> strict.unsigned(StsModel.assumeRoleWithWebIdentity(), request(ROLE, token)))
        .as("IDPCommunicationError");
    assertThat(issuer.asked()).isZero();
  }

  @Test
  void tagsAndSourceIdentityComeWithTheToken() {
    String claims =
        claims()
            .replace(
                "\"iat\"",
                "\"https://aws.amazon.com/tags\":{\"principal_tags\":{\"team\":[\"blue\"]},"
                    + "\"transitive_tag_keys\":[\"team\"]},"
                    + "\"https://aws.amazon.com/source_identity\":\"bob\",\"iat\"");
    refused(() -> assume(issuer.token("RS256", claims))).as("AccessDenied");
    role(
        "Tagged",
        "\"StringEquals\":{\"aws:RequestTag/team\":\"blue\"}",
        "\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\",\"sts:SetSourceIdentity\"");
    Caller.Session session =
        session(assume("arn:aws:iam::111122223333:role/Tagged", issuer.token("RS256", claims)));
    assertThat(session.tags()).containsEntry("team", "blue");
    assertThat(session.transitiveTagKeys()).containsExactly("team");
    assertThat(session.sourceIdentity()).contains("bob");
  }

  @Test
  void anIssuersCertificateIsTrustedByTheThumbprintThatItsProviderHasNow() {
    TestChain.Made authority = TestChain.root("An authority");
    try (TestIssuer secured =
        new TestIssuer(authority.server(TestIssuer.HOST).showing(authority))) {
      RoomHarness house =
          new RoomHarness(
              new MemoryStore(), IamQuotas.STANDARD, Map.of(TestIssuer.HOST, secured.origin()));
      provide(house);
      house.call(house.root, IamModel.createRole(), trusting("Web", ":sub\":\"bob-1234\""));
      String token = secured.token("RS256", claims());
      refused(() -> house.unsigned(StsModel.assumeRoleWithWebIdentity(), request(ROLE, token)))
          .as(
              "InvalidIdentityToken",
              "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint");
      house.call(
          house.root,
          IamModel.updateOpenIDConnectProviderThumbprint(),
          new UpdateOpenIDConnectProviderThumbprintRequest(
              provider, List.of(authority.thumbprint())));
      house.unsigned(StsModel.assumeRoleWithWebIdentity(), request(ROLE, token));
    }
  }

  private void provide(RoomHarness harness) {
    harness.call(
        harness.root,
        IamModel.createOpenIDConnectProvider(),
        new CreateOpenIDConnectProviderRequest(
            issuer.url(), List.of("app", "other"), List.of("0".repeat(40)), null));
  }

  private String claims() {
    return "{\"iss\":\""
        + issuer.url()
        + "\",\"aud\":\"app\",\"sub\":\"bob-1234\",\"amr\":[\"pwd\",\"mfa\"],\"iat\":"
        + NOW
        + ",\"exp\":"
        + (NOW + 600)
        + "}";
  }

  private void role(String name, String condition) {
    role(name, condition, "\"sts:AssumeRoleWithWebIdentity\"");
  }

  private void role(String name, String condition, String actions) {
    rooms.call(rooms.root, IamModel.createRole(), trusting(name, condition, actions));
  }

  private CreateRoleRequest trusting(String name, String condition) {
    return trusting(
        name,
        "\"StringEquals\":{\"" + TestIssuer.HOST + condition + "}",
        "\"sts:AssumeRoleWithWebIdentity\"");
  }

  private CreateRoleRequest trusting(String name, String condition, String actions) {
    return new CreateRoleRequest(
        null,
        name,
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{"
            + "\"Federated\":\""
            + provider
            + "\"},\"Action\":["
            + actions
            + "],\"Condition\":{"
            + condition
            + "}}]}",
        null,
        null,
        null,
        null);
  }

  private AssumeRoleWithWebIdentityResponse assume(String token) {
    return assume(ROLE, token);
  }

  private AssumeRoleWithWebIdentityResponse assume(String roleArn, String token) {
    return rooms.unsigned(StsModel.assumeRoleWithWebIdentity(), request(roleArn, token));
  }

  private static AssumeRoleWithWebIdentityRequest request(String roleArn, String token) {
    return new AssumeRoleWithWebIdentityRequest(
        roleArn, "run-1", Secret.ofText(token), null, null, null, null, null);
  }

  private Caller.Session session(AssumeRoleWithWebIdentityResponse made) {
    Signer signer = Signer.of(made.credentials());
    return ((Found.Usable) rooms.find(signer)).caller().session().orElseThrow();
  }
}
