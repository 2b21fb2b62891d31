package io.keyrota.rules.sts;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamlConditionsTest {
  private static final AccountId ACCOUNT = new AccountId("123456789012");

  private static SamlConditions of(Map<String, List<String>> attributes) {
    return SamlConditions.of(
        new SamlAssertion(
            "_a",
            "https://example.com/saml",
            "bob",
            "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
            "https://signin.aws.amazon.com/saml",
            List.of(),
            Instant.EPOCH,
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty(),
            attributes),
        ACCOUNT,
        "MySAMLIdP");
  }

  @Test
  void theProviderIsToldByTheHashThatAwsDocuments() {
    // BASE64 ( SHA1 ( "https://example.com/saml" + "123456789012" + "/MySAMLIdP" ) ), by openssl.
    assertThat(of(Map.of()).nameQualifier()).isEqualTo("1uAJanUnBc2XeUkHURMht+xam2c=");
    assertThat(of(Map.of()).ofTrust())
        .containsEntry("saml:doc", List.of("123456789012/MySAMLIdP"))
        .containsEntry("saml:aud", List.of("https://signin.aws.amazon.com/saml"))
        .containsEntry("saml:iss", List.of("https://example.com/saml"));
  }

  @Test
  void aSessionKeepsWhoItIsAndNoAttributes() {
    assertThat(of(Map.of("urn:oid:2.5.4.3", List.of("Bob"))).ofSession())
        .isEqualTo(
            Map.of(
                "saml:namequalifier",
                List.of("1uAJanUnBc2XeUkHURMht+xam2c="),
                "saml:sub",
                List.of("bob"),
                "saml:sub_type",
                List.of("transient")));
  }

  @Test
  void someKeysHaveAllValuesOfTheirAttributeAndSomeTheFirst() {
    Map<String, List<String>> trust =
        of(Map.of(
                "urn:oid:1.3.6.1.4.1.5923.1.1.1.1",
                List.of("staff", "member"),
                "urn:oid:1.3.6.1.4.1.5923.1.1.1.5",
                List.of("staff", "member"),
                "urn:oid:1.3.6.1.4.1.5923.1.1.1.6",
                List.of(),
                "else",
                List.of("x")))
            .ofTrust();
    assertThat(trust)
        .containsEntry("saml:edupersonaffiliation", List.of("staff", "member"))
        .containsEntry("saml:edupersonprimaryaffiliation", List.of("staff"))
        .doesNotContainKey("saml:edupersonprincipalname")
        .hasSize(8);
  }

  @Test
  void ofTwoAttributesForOneKeyTheFirstByNameCounts() {
    String claim = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
    String registered = "0.9.2342.19200300.100.1.3";
    assertThat(of(Map.of(claim, List.of("b@x"), registered, List.of("a@x"))).ofTrust())
        .containsEntry("saml:mail", List.of("a@x"));
    assertThat(of(Map.of(claim, List.of("b@x"))).ofTrust())
        .containsEntry("saml:mail", List.of("b@x"));
    assertThat(SamlConditions.mapped()).hasSize(30).contains(claim, registered);
  }
}
