package io.keyrota.server.saml;

import static io.keyrota.server.iam.Refusals.refused;
import static io.keyrota.server.saml.Responses.refusedResponse;
import static io.keyrota.server.saml.Responses.refusedSignature;
import static io.keyrota.server.saml.Responses.response;
import static io.keyrota.server.saml.Responses.verified;
import static io.keyrota.testkit.TestSamlResponse.ASSERTION;
import static io.keyrota.testkit.TestSamlResponse.RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.SamlProviders;
import io.keyrota.testkit.TestEncryption;
import io.keyrota.testkit.TestSamlProvider;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptedAssertionTest {
  private static final TestSamlProvider PROVIDER = TestSamlProvider.rsa(2048);

  /** Whose key is the one that assertions are encrypted to. */
  private static final TestSamlProvider OURS = TestSamlProvider.rsa(2048);

  private static final TestSamlProvider OURS_BEFORE = TestSamlProvider.rsa(2048);
  private static final PublicKey TO = OURS.keys().getPublic();
  private static final SamlProviders.Provider TRUSTED = with(false, OURS_BEFORE, OURS);

  private static SamlProviders.Provider with(boolean required, TestSamlProvider... keys) {
    return new SamlProviders.Provider(
        Responses.PROVIDER,
        "SAMLSPABC",
        PROVIDER.metadata(),
        Instant.MAX,
        required,
        () -> {
          List<Secret> opened = new ArrayList<>();
          for (TestSamlProvider key : keys) {
            opened.add(Secret.owning(key.keys().getPrivate().getEncoded()));
          }
          return opened;
        });
  }

  private static String signedInside() {
    return PROVIDER.signed(response(), ASSERTION);
  }

  @ParameterizedTest
  @CsvSource({
    "aes128-cbc,true,SHA-1,false",
    "aes192-cbc,true,SHA-256,true",
    "aes256-cbc,false,SHA-256,false",
    "aes128-gcm,false,SHA-512,true",
    "aes192-gcm,false,SHA-1,false",
    "aes256-gcm,true,SHA-1,false"
  })
  void algorithms(String content, boolean older, String hash, boolean beside) {
    TestEncryption encryption = new TestEncryption(content, older, hash, beside);
    String inside = encryption.encrypted(signedInside(), TO);
    assertThat(inside).doesNotContain("bob-1234");
    assertThat(verified(inside, TRUSTED).subject()).isEqualTo("bob-1234");
    String around = PROVIDER.signed(encryption.encrypted(response(), TO), RESPONSE);
    assertThat(verified(around, TRUSTED).subject()).isEqualTo("bob-1234");
    assertThat(verified(PROVIDER.signed(inside, RESPONSE), TRUSTED).subject())
        .isEqualTo("bob-1234");
  }

  @Test
  void namespacesMayBeThoseOfTheResponse() {
    String response =
        response()
            .replace("xmlns:saml=", "xmlns:x=\"urn:x&amp;&quot;&lt;\" xmlns:saml=")
            .replace("<saml:AttributeValue>", "<saml:AttributeValue x:a=\"b\">");
    String encrypted = TestEncryption.USUAL.encrypted(PROVIDER.signed(response, ASSERTION), TO);
    assertThat(verified(encrypted, TRUSTED).subject()).isEqualTo("bob-1234");
  }

  @Test
  void encryptionIsNoSignature() {
    refusedSignature(TestEncryption.USUAL.encrypted(response(), TO), TRUSTED);
    String other = TestSamlProvider.rsa(2048).signed(response(), ASSERTION);
    refusedSignature(TestEncryption.USUAL.encrypted(other, TO), TRUSTED);
  }

  @Test
  void whatIsWrongInsideIsToldInOneWayUntilSomebodyHasSigned() {
    TestEncryption cbc = new TestEncryption("aes256-cbc", true, "SHA-1", false);
    String good = cbc.encrypted(signedInside(), TO);
    int at = good.lastIndexOf("<xenc:CipherValue>") + 60;
    char changed = good.charAt(at) == 'A' ? 'B' : 'A';
    for (String bad :
        List.of(
            good.substring(0, at) + changed + good.substring(at + 1),
            cbc.encrypted(signedInside(), PROVIDER.keys().getPublic()),
            good.replace("aes256-cbc", "aes128-cbc"),
            good.replace("aes256-cbc", "tripledes-cbc"),
            good.replace("rsa-oaep-mgf1p", "rsa-1_5"),
            good.replace("xmldsig#sha1", "xmldsig-more#md5"),
            good.replace("<xenc:CipherValue>", "<xenc:CipherValue>*!"),
            good.replace("<xenc:CipherValue>", "<xenc:CipherValue>A"),
            good.replace("xenc:CipherValue", "xenc:CipherReference"),
            good.replace(" Algorithm=\"http://www.w3.org/2001/04/xmlenc#rsa", " Al=\"rsa"),
            good.replaceFirst(
                "<saml:EncryptedAssertion>",
                "$0<xenc:EncryptedKey" + " xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\"/>"),
            element("bob"),
            element("</in><in>"),
            element("<!DOCTYPE x><a/>"),
            element("<!-- nothing -->"),
            element(assertion() + assertion()),
            element("<saml:Advice>" + assertion() + "</saml:Advice>"))) {
      assertThat(bad).isNotEqualTo(good);
      refusedSignature(bad, TRUSTED);
    }
  }

  @Test
  void whatIsWrongInsideASignedResponseIsTold() {
    refused(
            () ->
                verified(
                    PROVIDER.signed(
                        TestEncryption.USUAL.encrypted(response(), PROVIDER.keys().getPublic()),
                        RESPONSE),
                    TRUSTED))
        .as("InvalidIdentityToken", "Invalid SAML response: its assertion cannot be decrypted");
  }

  private static String assertion() {
    String signed = signedInside();
    return signed.substring(signed.indexOf("<saml:Assertion"), signed.indexOf("</samlp:Response>"));
  }

  /** A response with that encrypted in it. */
  private static String element(String plain) {
    String response = response();
    return response.substring(0, response.indexOf("<saml:Assertion"))
        + TestEncryption.USUAL.element(plain, TO)
        + "</samlp:Response>";
  }

  @Test
  void oneAssertionAloneEncryptedOrNot() {
    String encrypted = TestEncryption.USUAL.encrypted(signedInside(), TO);
    refusedResponse(
        encrypted.replace("</samlp:Response>", assertion() + "</samlp:Response>"), TRUSTED);
    refusedResponse(
        encrypted.replace(
            "</samlp:Response>",
            TestEncryption.USUAL.element(assertion(), TO) + "</samlp:Response>"),
        TRUSTED);
  }

  @Test
  void aProviderCanRequireIt() {
    refused(() -> verified(signedInside(), with(true, OURS)))
        .as("InvalidIdentityToken", "Invalid SAML response: its assertion must be encrypted");
    String encrypted = TestEncryption.USUAL.encrypted(signedInside(), TO);
    assertThat(verified(encrypted, with(true, OURS)).subject()).isEqualTo("bob-1234");
    refused(() -> verified(encrypted, with(false)))
        .as(
            "InvalidIdentityToken",
            "Invalid SAML response: its assertion is encrypted, and the provider has no key");
    refusedSignature(encrypted, with(false, OURS_BEFORE));
    refusedSignature(encrypted, with(false, TestSamlProvider.p256()));
  }
}
