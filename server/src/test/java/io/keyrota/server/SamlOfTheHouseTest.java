package io.keyrota.server;

import static io.keyrota.testkit.TestSamlResponse.ASSERTION;
import static io.keyrota.testkit.TestSamlResponse.ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import io.keyrota.testkit.TestSamlProvider;
import io.keyrota.testkit.TestSamlResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of a SAML provider, from the first unsigned request to what the trail tells of them. */
class SamlOfTheHouseTest {
  private static final String HERE = "111122223333";
  private static final String ROLE = "arn:aws:iam::" + HERE + ":role/Saml";
  private static final String PROVIDER = "arn:aws:iam::" + HERE + ":saml-provider/corp";
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final TestSamlProvider IDP = TestSamlProvider.rsa(2048);

  @TempDir Path folder;
  private final Indoors.Lot lot = Indoors.Lot.at(NOW.toString());
  private Indoors house;
  private SignedCalls root;

  @BeforeEach
  void open() {
    house = Indoors.open(folder.resolve("data"), lot, "--account", HERE);
    root = house.root();
    assertThat(
            root.iam("CreateSAMLProvider", "Name", "corp", "SAMLMetadataDocument", IDP.metadata())
                .code())
        .isEqualTo("ok");
    assertThat(
            root.iam(
                    "CreateRole",
                    "RoleName",
                    "Saml",
                    "AssumeRolePolicyDocument",
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Federated\":\""
                        + PROVIDER
                        + "\"},\"Action\":[\"sts:AssumeRoleWithSAML\",\"sts:SetSourceIdentity\"],"
                        + "\"Condition\":{\"StringEquals\":{\"SAML:aud\":"
                        + "\"https://signin.aws.amazon.com/saml\"}}}]}")
                .code())
        .isEqualTo("ok");
    assertThat(
            root.iam(
                    "PutRolePolicy",
                    "RoleName",
                    "Saml",
                    "PolicyName",
                    "p",
                    "PolicyDocument",
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Action\":\"iam:ListUsers\",\"Resource\":\"*\",\"Condition\":{"
                        + "\"StringEquals\":{\"saml:sub\":\"bob-1234\",\"saml:sub_type\":"
                        + "\"persistent\",\"aws:SourceIdentity\":\"bob\"},"
                        + "\"ArnEquals\":{\"aws:FederatedProvider\":\""
                        + PROVIDER
                        + "\"},\"Null\":{\"saml:aud\":\"true\"}}}]}")
                .code())
        .isEqualTo("ok");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static String response(String subject) {
    return IDP.signed(
        TestSamlResponse.with(
                TestSamlResponse.of(NOW, ROLE, PROVIDER), ATTRIBUTES + "SourceIdentity", "bob")
            .replace("bob-1234", subject),
        ASSERTION);
  }

  private Reply assume(String document) {
    return root.unsignedSts(
        "AssumeRoleWithSAML",
        "RoleArn",
        ROLE,
        "PrincipalArn",
        PROVIDER,
        "SAMLAssertion",
        TestSamlProvider.base64(document));
  }

  @Test
  void aUserOfTheProviderActsAsTheRole() {
    Reply made = assume(response("bob-1234"));
    assertThat(made.code()).as(made.body()).isEqualTo("ok");
    assertThat(made.body())
        .contains("<AssumeRoleWithSAMLResult>")
        .contains("<Subject>bob-1234</Subject>")
        .contains("<SubjectType>persistent</SubjectType>")
        .contains("<Issuer>https://idp.example.com/saml</Issuer>")
        .contains("<Audience>https://signin.aws.amazon.com/saml</Audience>")
        .contains("<NameQualifier>q9cKCJk6vpTW1u2/xwTUYDemF2k=</NameQualifier>")
        .contains("<SourceIdentity>bob</SourceIdentity>");
    SignedCalls bob = house.as(Keys.of(made));
    assertThat(bob.sts("GetCallerIdentity").text("Arn"))
        .isEqualTo("arn:aws:sts::" + HERE + ":assumed-role/Saml/bob@example.com");
    assertThat(bob.iam("ListUsers").code()).isEqualTo("ok");
    SignedCalls eve = house.as(Keys.of(assume(response("eve-1234"))));
    assertThat(eve.iam("ListUsers").code()).isEqualTo("AccessDenied");
    assertThat(bob.sts("GetSessionToken").code()).isEqualTo("AccessDenied");
    lot.clock().advance(Duration.ofHours(1));
    assertThat(bob.sts("GetCallerIdentity").code()).isEqualTo("ExpiredToken");
  }

  @Test
  void aSessionHasNoMorePowerThanItsRole() {
    SignedCalls bob = house.as(Keys.of(assume(response("bob-1234"))));
    root.iam("DeleteRolePolicy", "RoleName", "Saml", "PolicyName", "p");
    assertThat(bob.iam("ListUsers").code()).isEqualTo("AccessDenied");
    root.iam("DeleteRole", "RoleName", "Saml");
    assertThat(bob.sts("GetCallerIdentity").code()).isEqualTo("InvalidClientTokenId");
    assertThat(assume(response("bob-1234")).code()).isEqualTo("AccessDenied");
  }

  @Test
  void theTrailTellsWhoAndNothingOfTheAssertion() {
    String document = response("bob-1234");
    Reply made = assume(document);
    house.as(Keys.of(made)).iam("ListUsers");
    String trail = root.keyrota("LookupTrail", "{\"EventName\":\"AssumeRoleWithSAML\"}").body();
    assertThat(trail.replace("\\", ""))
        .contains(
            "\"userIdentity\":{\"type\":\"SAMLUser\",\"principalId\":"
                + "\"q9cKCJk6vpTW1u2/xwTUYDemF2k=:bob-1234\",\"userName\":\"bob-1234\","
                + "\"identityProvider\":\"q9cKCJk6vpTW1u2/xwTUYDemF2k=\"}")
        .contains("\"roleArn\":\"" + ROLE + "\"", "\"principalArn\":\"" + PROVIDER + "\"")
        .contains(
            "\"additionalEventData\":{\"sAMLAssertionID\":\"_a1\","
                + "\"roleSessionName\":\"bob@example.com\",\"sourceIdentity\":\"bob\"}")
        .doesNotContain(TestSamlProvider.base64(document).substring(0, 100))
        .doesNotContain("SignatureValue", made.text("SecretAccessKey"));
    String later = root.keyrota("LookupTrail", "{\"EventName\":\"ListUsers\"}").body();
    assertThat(later.replace("\\", ""))
        .contains("\"type\":\"AssumedRole\"", "\"sourceIdentity\":\"bob\"")
        .doesNotContain("webIdFederationData");
  }

  @Test
  void refusalsAreAws() {
    Reply unsigned = assume(TestSamlResponse.of(NOW, ROLE, PROVIDER));
    assertThat(unsigned.status()).isEqualTo(400);
    assertThat(unsigned.code()).isEqualTo("InvalidIdentityToken");
    assertThat(unsigned.text("Message")).isEqualTo("Response signature invalid");
    Reply rejected = assume(response("x").replace("status:Success", "status:Responder"));
    assertThat(rejected.status()).isEqualTo(403);
    assertThat(rejected.code()).isEqualTo("IDPRejectedClaim");
    lot.clock().advance(Duration.ofMinutes(6));
    Reply expired = assume(response("bob-1234"));
    assertThat(expired.status()).isEqualTo(400);
    assertThat(expired.code()).isEqualTo("ExpiredTokenException");
    Reply none = root.unsignedSts("AssumeRoleWithSAML", "RoleArn", ROLE, "PrincipalArn", PROVIDER);
    assertThat(none.code()).isEqualTo("ValidationError");
    Reply huge = assume("<a>" + "x".repeat(80_000) + "</a>");
    assertThat(huge.code()).isEqualTo("ValidationError");
  }
}
