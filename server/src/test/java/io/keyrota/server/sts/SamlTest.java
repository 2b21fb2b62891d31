package io.keyrota.server.sts;

import static io.keyrota.server.iam.Refusals.refused;
import static io.keyrota.testkit.TestSamlResponse.ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.CreateRoleRequest;
import io.keyrota.models.iam.CreateSAMLProviderRequest;
import io.keyrota.models.iam.DeleteSAMLProviderRequest;
import io.keyrota.models.iam.GetSAMLProviderRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.UpdateSAMLProviderRequest;
import io.keyrota.models.sts.AssumeRoleWithSAMLRequest;
import io.keyrota.models.sts.AssumeRoleWithSAMLResponse;
import io.keyrota.models.sts.Credentials;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Credentials.Found;
import io.keyrota.server.iam.RoomHarness;
import io.keyrota.server.iam.RoomHarness.Signer;
import io.keyrota.testkit.TestEncryption;
import io.keyrota.testkit.TestSamlProvider;
import io.keyrota.testkit.TestSamlResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamlTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/Saml";
  private static final String PROVIDER = "arn:aws:iam::111122223333:saml-provider/corp";
  private static final Instant NOW = Instant.parse("2026-11-24T10:11:12Z");
  private static final String DENIED = "Not authorized to perform sts:AssumeRoleWithSAML";
  private static final TestSamlProvider IDP = TestSamlProvider.rsa(2048);

  /** BASE64 ( SHA1 ( issuer + account + "/corp" ) ), made by other means. */
  private static final String QUALIFIER = "q9cKCJk6vpTW1u2/xwTUYDemF2k=";

  private final RoomHarness rooms = new RoomHarness();

  @BeforeEach
  void trust() {
    rooms.call(
        rooms.root,
        IamModel.createSAMLProvider(),
        new CreateSAMLProviderRequest(IDP.metadata(), "corp", null, null, null));
    role("Saml", "\"saml:aud\":\"https://signin.aws.amazon.com/saml\"");
  }

  @Test
  void whoeverTheProviderVouchesForGetsASession() {
    AssumeRoleWithSAMLResponse made = assume(response());
    assertThat(made.subject()).isEqualTo("bob-1234");
    assertThat(made.subjectType()).isEqualTo("persistent");
    assertThat(made.issuer()).isEqualTo(TestSamlProvider.ISSUER);
    assertThat(made.audience()).isEqualTo("https://signin.aws.amazon.com/saml");
    assertThat(made.nameQualifier()).isEqualTo(QUALIFIER);
    assertThat(made.packedPolicySize()).isNull();
    assertThat(made.sourceIdentity()).isNull();
    assertThat(Objects.requireNonNull(made.assumedRoleUser()).arn())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/Saml/bob@example.com");
    Caller.Session session = session(made);
    assertThat(session.expires()).isEqualTo(NOW.plusSeconds(3600));
    assertThat(session.parentKeyId()).isEmpty();
    assertThat(session.facts())
        .isEqualTo(
            Map.of(
                "aws:FederatedProvider",
                List.of(PROVIDER),
                "saml:namequalifier",
                List.of(QUALIFIER),
                "saml:sub",
                List.of("bob-1234"),
                "saml:sub_type",
                List.of("persistent")));
  }

  @Test
  void aFormatThatIsNotOfSaml2IsToldInFull() {
    String email = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    AssumeRoleWithSAMLResponse made =
        assume(response().replace("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", email));
    assertThat(made.subjectType()).isEqualTo(email);
    assertThat(session(made).facts()).containsEntry("saml:sub_type", List.of(email));
    AssumeRoleWithSAMLResponse none =
        assume(
            response()
                .replace(" Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\"", ""));
    assertThat(none.subjectType()).isNull();
    assertThat(session(none).facts()).doesNotContainKey("saml:sub_type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "saml:iss|https://idp.example.com/saml|https://else.example.com",
        "saml:sub|bob-1234|eve-1234",
        "saml:sub_type|persistent|transient",
        "saml:namequalifier|q9cKCJk6vpTW1u2/xwTUYDemF2k=|x",
        "saml:doc|111122223333/corp|111122223333/other",
        "saml:eduPersonAffiliation|staff|student",
        "saml:edupersonprimaryaffiliation|staff|student",
        "saml:mail|bob@mail.example.com|eve@mail.example.com",
        "saml:commonName|Bob|Eve",
        "aws:FederatedProvider|" + PROVIDER + "|x",
        "sts:RoleSessionName|bob@example.com|eve"
      })
  void theTrustPolicyDecidesByWhatTheAssertionSays(String key, String value, String other) {
    String said = response();
    said = TestSamlResponse.with(said, "urn:oid:1.3.6.1.4.1.5923.1.1.1.1", "staff");
    said = TestSamlResponse.with(said, "urn:oid:1.3.6.1.4.1.5923.1.1.1.5", "staff", "second");
    said = TestSamlResponse.with(said, "0.9.2342.19200300.100.1.3", "bob@mail.example.com");
    said = TestSamlResponse.with(said, "http://schemas.xmlsoap.org/claims/CommonName", "Bob");
    role("Yes", "\"" + key + "\":\"" + value + "\"");
    role("No", "\"" + key + "\":\"" + other + "\"");
    assume("Yes", said);
    String response = said;
    refused(() -> assume("No", response)).as("AccessDenied", DENIED);
  }

  @Test
  void aRoleThatIsNotThereAnswersLikeOneThatTrustsNobody() {
    refused(() -> assume("Nobody", response())).as("AccessDenied", DENIED);
    refused(() -> assume(ROLE + "x".repeat(3), PROVIDER, response(), null, null))
        .as(
            "InvalidIdentityToken",
            "SAML Assertion doesn't contain the requested Role and Metadata in the attributes");
    refused(() -> assume("arn:aws:s3:::some-bucket-name", PROVIDER, response(), null, null))
        .as("ValidationError");
  }

  @Test
  void theProviderIsOneOfTheRolesAccount() {
    String told = "Specified provider doesn't exist";
    for (String other :
        List.of(
            PROVIDER + "x",
            PROVIDER.replace("saml-provider", "oidc-provider"),
            PROVIDER.replace("111122223333", "444455556666"))) {
      refused(() -> assume(ROLE, other, response(), null, null)).as("InvalidIdentityToken", told);
    }
    rooms.call(rooms.root, IamModel.deleteSAMLProvider(), new DeleteSAMLProviderRequest(PROVIDER));
    refused(() -> assume(response())).as("InvalidIdentityToken", told);
  }

  @Test
  void newMetadataCountAtOnce() {
    String signed = IDP.signed(response(), TestSamlResponse.ASSERTION);
    TestSamlProvider next = TestSamlProvider.p256();
    update(next.metadata());
    refused(() -> send(signed)).as("InvalidIdentityToken", "Response signature invalid");
    send(next.signed(response(), TestSamlResponse.ASSERTION));
    update(
        IDP.metadata(next).replace("entityID=", "validUntil=\"2026-11-24T10:13:00Z\" entityID="));
    send(signed);
    rooms.clock.set(Instant.parse("2026-11-24T10:13:00Z"));
    refused(() -> send(signed))
        .as("InvalidIdentityToken", "The metadata of the provider has expired");
  }

  @Test
  void anAssertionIsUsedWithinFiveMinutesAndWhileItIsGood() {
    String signed = IDP.signed(response(), TestSamlResponse.ASSERTION);
    rooms.clock.set(NOW.plus(Duration.ofMinutes(5)));
    send(signed);
    send(signed);
    rooms.clock.set(NOW.plus(Duration.ofMinutes(5)).plusMillis(1));
    refused(() -> send(signed))
        .as("ExpiredTokenException", "Token must be redeemed within 5 minutes of issuance");
    rooms.clock.set(NOW.minus(Duration.ofMinutes(5)));
    send(signed);
    rooms.clock.set(NOW.minus(Duration.ofMinutes(5)).minusMillis(1));
    refused(() -> send(signed))
        .as("InvalidIdentityToken", "Invalid SAML response: it is not valid yet");
    String later = NOW.plusSeconds(600).toString();
    for (String until :
        List.of(
            "Conditions NotBefore=\"" + NOW + "\" NotOnOrAfter=\"",
            "SubjectConfirmationData NotOnOrAfter=\"")) {
      String brief =
          IDP.signed(
              response().replace(until + later, until + NOW.plusSeconds(60)),
              TestSamlResponse.ASSERTION);
      rooms.clock.set(NOW.plusSeconds(60).minusMillis(1));
      send(brief);
      rooms.clock.set(NOW.plusSeconds(60));
      refused(() -> send(brief)).as("ExpiredTokenException", "Response has expired");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://us-east-1.signin.aws.amazon.com/saml",
        "https://us-gov-west-1.signin.aws.amazon.com/saml",
        "https://signin.aws.amazon.com/saml/acs/UUID",
        "https://eu-central-1.signin.aws.amazon.com/saml/acs/UUID",
        "https://keys.example.com/saml",
        "https://keys.example.com/saml/acs/UUID"
      })
  void recipientsAndAudiences(String endpoint) {
    role("Any", "\"saml:iss\":\"" + TestSamlProvider.ISSUER + "\"");
    String at = endpoint.replace("UUID", uuid());
    assertThat(assume("Any", recipient(at)).audience()).isEqualTo(at);
    assume("Any", audience(at));
    assume("Any", audience(at).replace(at + "<", at + "</saml:Audience><saml:Audience>x<"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://signin.aws.amazon.com/saml/",
        "https://signin.aws.amazon.com/saml2",
        "http://signin.aws.amazon.com/saml",
        "https://evil.signin.aws.amazon.com/saml",
        "https://us-east-1.evil.com/signin.aws.amazon.com/saml",
        "https://signin.aws.amazon.com.evil.com/saml",
        "https://signinXaws.amazon.com/saml",
        "https://signin.aws.amazon.com/saml/acs/SAMLSPOTHER",
        "https://keys.example.com/saml/acs/SAMLSPOTHER",
        "https://keys.example.com"
      })
  void otherRecipientsAndAudiencesAreRefused(String other) {
    role("Any", "\"saml:iss\":\"" + TestSamlProvider.ISSUER + "\"");
    refused(() -> assume("Any", recipient(other)))
        .as(
            "InvalidIdentityToken",
            "Invalid SAML response: its recipient is not the sign-in endpoint");
    refused(() -> assume("Any", audience(other)))
        .as("InvalidIdentityToken", "Response does not contain the required audience.");
  }

  @Test
  void everyRestrictionOfTheAudienceMustHold() {
    String audience = "Response does not contain the required audience.";
    refused(
            () ->
                assume(
                    response()
                        .replace(
                            "</saml:AudienceRestriction>",
                            "</saml:AudienceRestriction><saml:AudienceRestriction>"
                                + "<saml:Audience>x</saml:Audience></saml:AudienceRestriction>")))
        .as("InvalidIdentityToken", audience);
    refused(() -> assume(response().replace("saml:AudienceRestriction>", "saml:ProxyRestriction>")))
        .as("InvalidIdentityToken", audience);
    assume(audience("https://signin.aws.amazon.com/saml#2"));
  }

  @Test
  void theRoleAndTheProviderStandInEitherOrder() {
    String pair = ROLE + "," + PROVIDER;
    assume(response().replace(pair, PROVIDER + "," + ROLE));
    assume(response().replace(pair, "\n  " + ROLE + " , " + PROVIDER + "\n"));
    String told =
        "SAML Assertion doesn't contain the requested Role and Metadata in the attributes";
    for (String other :
        List.of(
            ROLE,
            ROLE + "," + ROLE,
            ROLE + "2," + PROVIDER,
            ROLE.replace("Saml", "saml") + "," + PROVIDER,
            ROLE + "," + PROVIDER + "2",
            ROLE + "," + PROVIDER + ",x",
            PROVIDER)) {
      refused(() -> assume(response().replace(pair, other))).as("InvalidIdentityToken", told);
    }
    refused(() -> assume(response().replace("Attributes/Role\"", "attributes/Role\"")))
        .as("InvalidIdentityToken", told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RoleSessionName|b|RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}",
        "RoleSessionName|Bob B|RoleSessionName in AuthnResponse must match"
            + " [a-zA-Z_0-9+=,.@-]{2,64}",
        "SourceIdentity|aws:bob|Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin"
            + " with \"aws:\"",
        "SessionDuration|899|SessionDuration in AuthnResponse must be a number of seconds from 900"
            + " to 43200",
        "SessionDuration|43201|SessionDuration in AuthnResponse must be a number of seconds from"
            + " 900 to 43200",
        "SessionDuration|+1800|SessionDuration in AuthnResponse must be a number of seconds from"
            + " 900 to 43200",
        "PrincipalTag:team|a*b|PrincipalTag attributes must have keys of 1 to 128 and values of 0"
            + " to 256 letters, digits, spaces and _.:/=+-@",
        "PrincipalTag:|a|PrincipalTag attributes must have keys of 1 to 128 and values of 0 to 256"
            + " letters, digits, spaces and _.:/=+-@",
      })
  void malformedAttributesAreRefused(String name, String value, String told) {
    String without =
        response()
            .replaceFirst(
                "<saml:Attribute Name=\"[^\"]*RoleSessionName\">.*?</saml:Attribute>",
                name.equals("RoleSessionName") ? "" : "$0");
    refused(() -> assume(TestSamlResponse.with(without, ATTRIBUTES + name, value)))
        .as("InvalidIdentityToken", told);
  }

  @Test
  void theSessionsNameIsThereOnce() {
    refused(() -> assume(response().replace("RoleSessionName", "rolesessionname")))
        .as("InvalidIdentityToken", "RoleSessionName is required in AuthnResponse");
    refused(
            () ->
                assume(TestSamlResponse.with(response(), ATTRIBUTES + "RoleSessionName", "other")))
        .as(
            "InvalidIdentityToken",
            "Invalid SAML response: attribute "
                + ATTRIBUTES
                + "RoleSessionName has more than one value");
  }

  @Test
  void theSessionLivesAsLongAsTheShortestOfWhatIsSaid() {
    assertThat(lives(response(), 1800)).isEqualTo(1800);
    String shorter = TestSamlResponse.with(response(), ATTRIBUTES + "SessionDuration", "900");
    assertThat(lives(shorter, null)).isEqualTo(900);
    assertThat(lives(shorter, 1800)).isEqualTo(900);
    String longer = TestSamlResponse.with(response(), ATTRIBUTES + "SessionDuration", "43200");
    assertThat(lives(longer, null)).isEqualTo(3600);
    assertThat(lives(longer, 1800)).isEqualTo(1800);
    assertThat(lives(until(1200), null)).isEqualTo(1200);
    assertThat(lives(until(300), 3600)).isEqualTo(300);
    assertThat(lives(until(7200), null)).isEqualTo(3600);
    refused(() -> lives(until(0), null)).as("ExpiredTokenException", "Response has expired");
    refused(() -> lives(response(), 3601))
        .as(
            "ValidationError",
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  }

  @Test
  void tagsAndSourceIdentityComeWithTheAssertion() {
    String response = response().replace("/Saml,", "/Tagged,");
    response = TestSamlResponse.with(response, ATTRIBUTES + "PrincipalTag:team", "blue");
    response = TestSamlResponse.with(response, ATTRIBUTES + "PrincipalTag:cost", "7");
    response = TestSamlResponse.with(response, ATTRIBUTES + "TransitiveTagKeys", "team");
    String tagged = TestSamlResponse.with(response, ATTRIBUTES + "SourceIdentity", "bob");
    String condition = "\"aws:RequestTag/team\":\"blue\"";
    role("Tagged", condition);
    refused(() -> assume("Tagged", tagged)).as("AccessDenied", DENIED);
    role("Tagged2", condition, "\"sts:AssumeRoleWithSAML\",\"sts:TagSession\"");
    refused(() -> assume("Tagged2", tagged.replace("/Tagged,", "/Tagged2,")))
        .as("AccessDenied", DENIED);
    role(
        "Tagged3",
        condition,
        "\"sts:AssumeRoleWithSAML\",\"sts:TagSession\",\"sts:SetSourceIdentity\"");
    AssumeRoleWithSAMLResponse made = assume("Tagged3", tagged.replace("/Tagged,", "/Tagged3,"));
    assertThat(made.sourceIdentity()).isEqualTo("bob");
    assertThat(made.packedPolicySize()).isPositive();
    Caller.Session session = session(made);
    assertThat(session.tags()).containsEntry("team", "blue").containsEntry("cost", "7");
    assertThat(session.transitiveTagKeys()).containsExactly("team");
    assertThat(session.sourceIdentity()).contains("bob");
  }

  @Test
  void sessionPoliciesBoundTheSession() {
    String policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:Get*\","
            + "\"Resource\":\"*\"}]}";
    AssumeRoleWithSAMLResponse made = assume(ROLE, PROVIDER, response(), policy, null);
    assertThat(made.packedPolicySize()).isPositive();
    assertThat(session(made).policies()).containsExactly(policy);
    refused(() -> assume(ROLE, PROVIDER, response(), "{}", null)).as("MalformedPolicyDocument");
    refused(
            () ->
                assume(
                    ROLE,
                    PROVIDER,
                    response(),
                    policy.replace("Get*", "G" + "e".repeat(2000)),
                    null))
        .as("PackedPolicyTooLarge");
  }

  @Test
  void aProviderThatMustEncryptIsReachedAtItsOwnEndpointAlone() {
    TestSamlProvider ours = TestSamlProvider.rsa(2048);
    rooms.call(
        rooms.root,
        IamModel.updateSAMLProvider(),
        new UpdateSAMLProviderRequest(null, PROVIDER, "Required", Secret.ofText(pem(ours)), null));
    role("Any", "\"saml:iss\":\"" + TestSamlProvider.ISSUER + "\"");
    UnaryOperator<String> encrypted =
        response ->
            TestEncryption.USUAL.encrypted(
                IDP.signed(response, TestSamlResponse.ASSERTION), ours.keys().getPublic());
    String own = recipient("https://signin.aws.amazon.com/saml/acs/" + uuid());
    String any = own.replace("/Saml,", "/Any,");
    refused(() -> assume("Any", own))
        .as("InvalidIdentityToken", "Invalid SAML response: its assertion must be encrypted");
    assertThat(send("Any", encrypted.apply(any)).subject()).isEqualTo("bob-1234");
    refused(() -> send("Any", encrypted.apply(response().replace("/Saml,", "/Any,"))))
        .as(
            "InvalidIdentityToken",
            "Invalid SAML response: its recipient is not the sign-in endpoint");
  }

  private static String pem(TestSamlProvider of) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(of.keys().getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private String uuid() {
    return Objects.requireNonNull(
        rooms
            .call(rooms.root, IamModel.getSAMLProvider(), new GetSAMLProviderRequest(PROVIDER))
            .samlProviderUUID());
  }

  private static String response() {
    return TestSamlResponse.of(NOW, ROLE, PROVIDER);
  }

  private static String recipient(String url) {
    return response()
        .replace("Recipient=\"https://signin.aws.amazon.com/saml\"", "Recipient=\"" + url + "\"");
  }

  private static String audience(String named) {
    return response().replace("urn:amazon:webservices", named);
  }

  private static String until(int seconds) {
    return response()
        .replace(
            "<saml:AuthnStatement ",
            "<saml:AuthnStatement SessionNotOnOrAfter=\"" + NOW.plusSeconds(seconds) + "\" ");
  }

  private long lives(String response, @Nullable Integer seconds) {
    return Duration.between(NOW, session(assume(ROLE, PROVIDER, response, null, seconds)).expires())
        .toSeconds();
  }

  private void update(String metadata) {
    rooms.call(
        rooms.root,
        IamModel.updateSAMLProvider(),
        new UpdateSAMLProviderRequest(metadata, PROVIDER, null, null, null));
  }

  private void role(String name, String condition) {
    role(name, condition, "\"sts:AssumeRoleWithSAML\"");
  }

  private void role(String name, String condition, String actions) {
    rooms.call(
        rooms.root,
        IamModel.createRole(),
        new CreateRoleRequest(
            null,
            name,
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{"
                + "\"Federated\":\""
                + PROVIDER
                + "\"},\"Action\":["
                + actions
                + "],\"Condition\":{\"StringEquals\":{"
                + condition
                + "}}}]}",
            null,
            null,
            null,
            null));
  }

  private AssumeRoleWithSAMLResponse assume(String response) {
    return assume(ROLE, PROVIDER, response, null, null);
  }

  private AssumeRoleWithSAMLResponse assume(String role, String response) {
    return assume(
        ROLE.replace("Saml", role),
        PROVIDER,
        response.replace("/Saml,", "/" + role + ","),
        null,
        null);
  }

  private AssumeRoleWithSAMLResponse assume(
      String role,
      String provider,
      String response,
      @Nullable String policy,
      @Nullable Integer seconds) {
    return send(role, provider, IDP.signed(response, TestSamlResponse.ASSERTION), policy, seconds);
  }

  private AssumeRoleWithSAMLResponse send(String document) {
    return send(ROLE, PROVIDER, document, null, null);
  }

  private AssumeRoleWithSAMLResponse send(String role, String document) {
    return send(ROLE.replace("Saml", role), PROVIDER, document, null, null);
  }

  private AssumeRoleWithSAMLResponse send(
      String role,
      String provider,
      String document,
      @Nullable String policy,
      @Nullable Integer seconds) {
    return rooms.unsigned(
        StsModel.assumeRoleWithSAML(),
        new AssumeRoleWithSAMLRequest(
            role,
            provider,
            Secret.ofText(TestSamlProvider.base64(document)),
            null,
            policy,
            seconds));
  }

  private Caller.Session session(AssumeRoleWithSAMLResponse made) {
    Credentials credentials = Objects.requireNonNull(made.credentials());
    Signer signer =
        new Signer(
            credentials.accessKeyId(),
            credentials.secretAccessKey().revealText(),
            credentials.sessionToken().revealText());
    return ((Found.Usable) rooms.find(signer)).caller().session().orElseThrow();
  }
}
