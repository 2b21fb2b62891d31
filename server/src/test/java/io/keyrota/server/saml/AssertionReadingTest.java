package io.keyrota.server.saml;

import static io.keyrota.server.iam.Refusals.refused;
import static io.keyrota.server.saml.Responses.NOW;
import static io.keyrota.server.saml.Responses.PROVIDER;
import static io.keyrota.server.saml.Responses.response;
import static io.keyrota.server.saml.Responses.trusting;
import static io.keyrota.server.saml.Responses.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.sts.SamlAssertion;
import io.keyrota.testkit.TestSamlProvider;
import io.keyrota.testkit.TestSamlResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of an assertion that is signed as it should be. */
class AssertionReadingTest {
  private static final TestSamlProvider SIGNER = TestSamlProvider.rsa(2048);

  private static SamlAssertion read(String response) {
    return verified(SIGNER.signed(response, "_a1"), trusting(SIGNER.metadata()));
  }

  @Test
  void everythingThatIsSaid() {
    SamlAssertion said = read(response());
    assertThat(said.subject()).isEqualTo("bob-1234");
    assertThat(said.subjectType()).isEqualTo("persistent");
    assertThat(said.recipient()).isEqualTo("https://signin.aws.amazon.com/saml");
    assertThat(said.audiences()).containsExactly(List.of("urn:amazon:webservices"));
    assertThat(said.issued()).isEqualTo(NOW);
    assertThat(said.notBefore()).contains(NOW);
    assertThat(said.notOnOrAfter()).isEqualTo(NOW.plusSeconds(600));
    assertThat(said.sessionEnds()).isEmpty();
    assertThat(said.attributes())
        .containsEntry(
            "https://aws.amazon.com/SAML/Attributes/Role",
            List.of(
                "arn:aws:iam::999999999999:role/Other," + PROVIDER,
                "arn:aws:iam::111122223333:role/Saml," + PROVIDER))
        .containsEntry(
            "https://aws.amazon.com/SAML/Attributes/RoleSessionName", List.of("bob@example.com"));
  }

  @Test
  void ofSeveralTimesTheNarrowest() {
    String later = NOW.plusSeconds(600).toString();
    SamlAssertion said =
        read(
            response()
                .replace(
                    "<saml:SubjectConfirmationData NotOnOrAfter=\"" + later,
                    "<saml:SubjectConfirmationData NotBefore=\""
                        + NOW.plusSeconds(10)
                        + "\" NotOnOrAfter=\""
                        + NOW.plusSeconds(60))
                .replace(
                    "<saml:AuthnStatement ",
                    "<saml:AuthnStatement SessionNotOnOrAfter=\""
                        + NOW.plusSeconds(900)
                        + "\"/><saml:AuthnStatement SessionNotOnOrAfter=\"2026-11-24T11:11:12+00:30\""
                        + " "));
    assertThat(said.notOnOrAfter()).isEqualTo(NOW.plusSeconds(60));
    assertThat(said.notBefore()).contains(NOW.plusSeconds(10));
    assertThat(said.sessionEnds()).contains(Instant.parse("2026-11-24T10:26:12Z"));
  }

  @Test
  void valuesOfAttributes() {
    String response =
        TestSamlResponse.with(
            response(),
            "urn:oid:1.3.6.1.4.1.5923.1.1.1.10",
            "<saml:NameID Format=\"f\">abc</saml:NameID>",
            " def ",
            "<![CDATA[<g>]]>",
            "<a/><b/>",
            "<x>ignored</x>");
    assertThat(read(response).attributes())
        .containsEntry("urn:oid:1.3.6.1.4.1.5923.1.1.1.10", List.of("abc", "def", "<g>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ID=\"_a1\" Version=\"2.0\"|ID=\"_a1\" Version=\"1.1\"|its assertion is not of SAML 2.0",
        "cm:bearer|cm:sender-vouches|its subject is not confirmed as the bearer",
        " Recipient=| Rec=|it has no Recipient",
        "SubjectConfirmationData NotOnOrAfter|SubjectConfirmationData Not|it has no NotOnOrAfter",
        "saml:Conditions|saml:Cond|it has no Conditions",
        "<saml:AudienceRestriction>|<saml:Strange/><saml:AudienceRestriction>|it has an unknown"
            + " condition",
        "<saml:AudienceRestriction>|<Strange/><saml:AudienceRestriction>|it has an unknown"
            + " condition",
        "<saml:Conditions|<saml:Conditions/><saml:Conditions|it has more than one Conditions",
        "<saml:SubjectConfirmation |<saml:SubjectConfirmation/><saml:SubjectConfirmation |it has"
            + " more than one SubjectConfirmation",
        "<saml:Subject>|<saml:Subject/><saml:Subject>|it has more than one Subject",
        "<saml:NameID |<saml:NameID/><saml:NameID |it has more than one NameID",
        "Version=\"2.0\" IssueInstant=\"2026-11-24T10:11:12Z\"><|Version=\"2.0\""
            + " IssueInstant=\"soon\"><|IssueInstant is no instant"
      })
  void whatIsMissingDoubledOrMalformedIsRefused(String what, String with, String why) {
    String response = response();
    assertThat(response).contains(what);
    String changed = response.replace(what, with);
    refused(() -> read(changed)).as("InvalidIdentityToken", "Invalid SAML response: " + why);
  }

  @Test
  void anAssertionAboutNobodyIsDenied() {
    String told = "Not authorized to perform sts:AssumeRoleWithSAML";
    String response = response();
    for (String nobody :
        List.of(
            response.replace("bob-1234", " "),
            response.replace("saml:NameID", "saml:BaseID"),
            response.replace("saml:Subject>", "saml:Object>"))) {
      refused(() -> read(nobody)).as("AccessDenied", told);
    }
  }

  @Test
  void namesThatAreTooLongForSessionsAreRefused() {
    assertThat(read(response().replace("bob-1234", "b".repeat(512))).subject()).hasSize(512);
    refused(() -> read(response().replace("bob-1234", "b".repeat(513))))
        .as("InvalidIdentityToken", "Invalid SAML response: NameID is too long");
    refused(() -> read(response().replace("persistent", "p".repeat(513))))
        .as("InvalidIdentityToken", "Invalid SAML response: Format is too long");
  }
}
