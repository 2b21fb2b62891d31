package io.keyrota.server.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class SamlMetadataTest {
  private static final String CERTIFICATE =
      """
      MIIBaDCCAQ+gAwIBAgIIG1nspI8YJ2QwCgYIKoZIzj0EAwMwGjEYMBYGA1UEAxMP
      d3d3LmV4YW1wbGUuY29tMCAXDTIwMDEwMTAwMDAwMFoYDzIxMTkxMjA4MDAwMDAw
      WjAaMRgwFgYDVQQDEw93d3cuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjO
      PQMBBwNCAAQh6YJVogSv59ER6KiI39LQgwus/G34lHxKLqApeBIxnu5Ul8w46AbS
      E5jhh934QT8Tco8uvVVLe2X7g8TBZ2jtoz0wOzAdBgNVHQ4EFgQU1PUnQa3KBVNx
      P/w5F8otYHmMBFIwGgYDVR0RBBMwEYIPd3d3LmV4YW1wbGUuY29tMAoGCCqGSM49
      BAMDA0cAMEQCIFJo5GUuau63DovC7pAnFzLsU8CYp/poUCImFHjmrneeAiB01tGT
      nKSkfIdsY8NtCPtPzuE/fYEZGZ1cL7ZHgo5M/Q==
      """;

  /** Metadata as providers write it, long enough for IAM. */
  public static final String DOCUMENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
          entityID="https://idp.example.com/saml" validUntil="2030-01-02T03:04:05Z">
        <md:IDPSSODescriptor WantAuthnRequestsSigned="false"
            protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
          <md:KeyDescriptor use="signing">
            <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
              <ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>
            </ds:KeyInfo>
          </md:KeyDescriptor>
          <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>
          <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
              Location="https://idp.example.com/sso"/>
        </md:IDPSSODescriptor>
      </md:EntityDescriptor>
      """
          .formatted(CERTIFICATE);

  @Test
  void itTellsWhoTheProviderIsAndUntilWhen() throws NotMetadata {
    SamlMetadata metadata = SamlMetadata.read(DOCUMENT);
    assertThat(metadata.entityId()).isEqualTo("https://idp.example.com/saml");
    assertThat(metadata.validUntil()).contains(Instant.parse("2030-01-02T03:04:05Z"));
    assertThat(metadata.certificates())
        .extracting(certificate -> certificate.facts().subject())
        .containsExactly("CN=www.example.com");
    assertThat(
            SamlMetadata.read(DOCUMENT.replace(" validUntil=\"2030-01-02T03:04:05Z\"", ""))
                .validUntil())
        .isEmpty();
    assertThat(SamlMetadata.read(DOCUMENT.replace(" use=\"signing\"", "")).entityId())
        .isEqualTo("https://idp.example.com/saml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "</md:EntityDescriptor>|''|well-formed",
        "md:EntityDescriptor|md:EntitiesDescriptor|no EntityDescriptor",
        "entityID=|entity=|no EntityDescriptor",
        "metadata\"|metadata2\"|no EntityDescriptor",
        "2030-01-02T03:04:05Z|soon|validUntil",
        "MIIBaDCC|MIIBaDCD|certificate that cannot be read",
        "use=\"signing\"|use=\"encryption\"|no IDPSSODescriptor",
        "IDPSSODescriptor|SPSSODescriptor|no IDPSSODescriptor",
        "xmldsig#|xmldsig|no IDPSSODescriptor"
      })
  void whatSaysTooLittleIsRefused(String what, String with, String why) {
    assertThat(refused(DOCUMENT.replace(what, with))).contains(why);
  }

  @Test
  void documentTypesAndEntitiesAreRefused() {
    String[] types = {
      "<!DOCTYPE x>",
      "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
      "<!DOCTYPE x [<!ENTITY a \"https://idp.example.com/saml\">]>",
      "<!DOCTYPE x [<!ENTITY % a SYSTEM \"http://127.0.0.1:1/\">%a;]>"
    };
    for (String type : types) {
      assertThat(refused(DOCUMENT.replace("<md:EntityDescriptor", type + "<md:EntityDescriptor")))
          .as(type)
          .isNotEmpty();
    }
    assertThat(refused(DOCUMENT.replace("<md:NameIDFormat>", "<md:NameIDFormat>&a;"))).isNotEmpty();
    assertThat(refused(DOCUMENT.replace("https://idp.example.com/saml", "&a;"))).isNotEmpty();
  }

  @Test
  void whatLiesTooDeepIsRefused() {
    assertThat(
            refused(
                DOCUMENT.replace("<md:NameIDFormat>", "<a>".repeat(100_000) + "<md:NameIDFormat>")))
        .contains("deep");
    assertThat(refused("")).contains("well-formed");
    assertThat(refused("a".repeat(1000))).contains("well-formed");
  }

  private static String refused(String document) {
    NotMetadata thrown = catchThrowableOfType(NotMetadata.class, () -> SamlMetadata.read(document));
    assertThat(thrown).as("a refusal").isNotNull();
    return String.valueOf(thrown.getMessage());
  }
}
