package io.keyrota.server.sts;

import static io.keyrota.server.iam.Refusals.refused;
import static io.keyrota.testkit.TestSamlResponse.ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.UpdateSAMLProviderRequest;
import io.keyrota.rules.secret.Secret;
import io.keyrota.testkit.TestEncryption;
import io.keyrota.testkit.TestSamlProvider;
import io.keyrota.testkit.TestSamlResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom an assertion must be, when, and what it must say. */
final class SamlAssertionTest extends SamlHouse {

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
}
