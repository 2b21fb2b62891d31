package io.keyrota.server.sts;

import static io.keyrota.server.iam.Refusals.refused;
import static io.keyrota.testkit.TestSamlResponse.ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.DeleteSAMLProviderRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.sts.AssumeRoleWithSAMLResponse;
import io.keyrota.rules.aws.Caller;
import io.keyrota.testkit.TestSamlProvider;
import io.keyrota.testkit.TestSamlResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets a session by an assertion, and what the session is. */
final class SamlTest extends SamlHouse {
  /** BASE64 ( SHA1 ( issuer + account + "/corp" ) ), made by other means. */
  private static final String QUALIFIER = "q9cKCJk6vpTW1u2/xwTUYDemF2k=";

  @Test
  void whoeverTheProviderVouchesForGetsASession() {
    AssumeRoleWithSAMLResponse made = assume(response());
    assertThat(made.subject()).isEqualTo("bob-1234");
    assertThat(made.subjectType()).isEqualTo("persistent");
    assertThat(made.issuer()).isEqualTo(TestSamlProvider.ISSUER);
    assertThat(made.audience()).isEqualTo("https://signin.aws.amazon.com/saml");
    assertThat(made.nameQualifier()).isEqualTo(QUALIFIER);
    assertThat(made.packedPolicySize()).isNull();
    assertThat(made.sessionTokenSize()).isPositive();
    assertThat(made.sessionTokenUtilization()).isBetween(1, 100);
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
}
