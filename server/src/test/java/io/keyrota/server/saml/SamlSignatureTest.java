package io.keyrota.server.saml;

import static io.keyrota.server.iam.Refusals.refused;
import static io.keyrota.server.saml.Responses.refusedResponse;
import static io.keyrota.server.saml.Responses.refusedSignature;
import static io.keyrota.server.saml.Responses.response;
import static io.keyrota.server.saml.Responses.trusting;
import static io.keyrota.server.saml.Responses.verified;
import static io.keyrota.testkit.TestSamlResponse.ASSERTION;
import static io.keyrota.testkit.TestSamlResponse.RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sts.SamlAssertion;
import io.keyrota.server.aws.SamlProviders;
import io.keyrota.testkit.TestSamlProvider;
import io.keyrota.testkit.TestSamlProvider.Manner;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may sign, what, and how. */
class SamlSignatureTest {
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final TestSamlProvider PROVIDER = TestSamlProvider.rsa(2048);
  private static final SamlProviders.Provider TRUSTED = trusting(PROVIDER.metadata());

  private static String signed(Manner manner) {
    return TestSamlProvider.signed(response(), ASSERTION, manner, PROVIDER.keys().getPrivate());
  }

  @Test
  void anAssertionOrTheResponseAroundItOrBothAreSigned() {
    String assertion = PROVIDER.signed(response(), ASSERTION);
    for (String good :
        List.of(
            assertion,
            PROVIDER.signed(response(), RESPONSE),
            PROVIDER.signed(assertion, RESPONSE))) {
      SamlAssertion said = verified(good, TRUSTED);
      assertThat(said.subject()).isEqualTo("bob-1234");
      assertThat(said.issuer()).isEqualTo(TestSamlProvider.ISSUER);
      assertThat(said.id()).isEqualTo(ASSERTION);
    }
    refusedSignature(response(), TRUSTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MORE + "rsa-sha256",
        MORE + "rsa-sha384",
        MORE + "rsa-sha512",
        "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"
      })
  void algorithmsOfRsa(String algorithm) {
    assertThat(verified(signed(Manner.good(algorithm)), TRUSTED).subject()).isEqualTo("bob-1234");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecdsa-sha256", "ecdsa-sha384", "ecdsa-sha512"})
  void algorithmsOfEllipticCurves(String algorithm) {
    TestSamlProvider curve = TestSamlProvider.p256();
    String signed =
        TestSamlProvider.signed(
            response(), ASSERTION, Manner.good(MORE + algorithm), curve.keys().getPrivate());
    assertThat(verified(signed, trusting(curve.metadata())).subject()).isEqualTo("bob-1234");
    refusedSignature(signed, TRUSTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {MORE + "sha384", DigestMethod.SHA512})
  void strongerDigests(String digest) {
    assertThat(verified(signed(PROVIDER.manner().digest(digest)), TRUSTED).subject())
        .isEqualTo("bob-1234");
  }

  @Test
  void weakOrForeignAlgorithmsAreRefused() {
    Manner good = PROVIDER.manner();
    for (Manner bad :
        List.of(
            Manner.good(SignatureMethod.RSA_SHA1),
            good.digest(DigestMethod.SHA1),
            good.canonicalization(CanonicalizationMethod.INCLUSIVE),
            good.canonicalization(CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS),
            good.transforms(Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE),
            good.transforms(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS),
            good.transforms(
                Transform.ENVELOPED,
                CanonicalizationMethod.EXCLUSIVE,
                CanonicalizationMethod.EXCLUSIVE),
            good.uri(""))) {
      refusedSignature(signed(bad), TRUSTED);
    }
    assertThat(verified(signed(good.transforms(Transform.ENVELOPED)), TRUSTED).subject())
        .isEqualTo("bob-1234");
  }

  @Test
  void thePublicKeyIsNoSharedSecret() {
    byte[] known = PROVIDER.keys().getPublic().getEncoded();
    Key secret = new SecretKeySpec(known, "HmacSHA256");
    refusedSignature(
        TestSamlProvider.signed(response(), ASSERTION, Manner.good(MORE + "hmac-sha256"), secret),
        TRUSTED);
  }

  @Test
  void onlyKeysOfTheMetadataForSignaturesCount() {
    TestSamlProvider other = TestSamlProvider.rsa(2048);
    String signed = other.signed(response(), ASSERTION);
    refusedSignature(signed, TRUSTED);
    refusedSignature(
        signed,
        trusting(
            PROVIDER.metadata(PROVIDER.descriptor("signing") + other.descriptor("encryption"))));
    assertThat(verified(signed, trusting(PROVIDER.metadata(other))).subject())
        .isEqualTo("bob-1234");
    String bringsItsKey =
        signed.replace(
            "</ds:SignatureValue>", "</ds:SignatureValue>" + keyInfo(other.descriptor("signing")));
    assertThat(bringsItsKey).contains("X509Certificate");
    refusedSignature(bringsItsKey, TRUSTED);
    String bringsAnothers =
        PROVIDER
            .signed(response(), ASSERTION)
            .replace(
                "</ds:SignatureValue>",
                "</ds:SignatureValue>" + keyInfo(other.descriptor("signing")));
    assertThat(verified(bringsAnothers, TRUSTED).subject()).isEqualTo("bob-1234");
    TestSamlProvider small = TestSamlProvider.rsa(1024);
    refusedSignature(small.signed(response(), ASSERTION), trusting(small.metadata()));
  }

  private static String keyInfo(String descriptor) {
    return descriptor.substring(
        descriptor.indexOf("<ds:KeyInfo"), descriptor.indexOf("</md:KeyDescriptor>"));
  }

  @Test
  void whateverIsChangedAfterSigningIsRefused() {
    String signed = PROVIDER.signed(response(), ASSERTION);
    refusedSignature(signed.replace("bob-1234", "eve-1234"), TRUSTED);
    refusedSignature(signed.replace("role/Saml", "role/Root"), TRUSTED);
    refusedSignature(signed.replace("ID=\"_a1\"", "ID=\"_a2\""), TRUSTED);
    refusedSignature(signed.replace("\"#_a1\"", "\"#_r1\""), TRUSTED);
    String whole = PROVIDER.signed(response(), RESPONSE);
    refusedSignature(whole.replace("bob-1234", "eve-1234"), TRUSTED);
    refusedSignature(whole.replace("Destination", "Destination2"), TRUSTED);
    String both = PROVIDER.signed(PROVIDER.signed(response(), ASSERTION), RESPONSE);
    refusedSignature(both.replace("Destination", "Destination2"), TRUSTED);
  }

  @Test
  void aCommentDoesNotCutANameShort() {
    String response = response().replace("bob-1234", "bob-1234.evil.example");
    String signed = PROVIDER.signed(response, ASSERTION);
    for (String inserted : List.of("bob-1234<!-- x -->", "<!---->bob-1234<!----><!---->")) {
      assertThat(verified(signed.replace("bob-1234", inserted), TRUSTED).subject())
          .isEqualTo("bob-1234.evil.example");
    }
    String processed = response.replace("bob-1234", "bob-1234<?x y?>");
    assertThat(verified(PROVIDER.signed(processed, ASSERTION), TRUSTED).subject())
        .isEqualTo("bob-1234.evil.example");
    refusedResponse(
        PROVIDER.signed(response.replace("bob-1234", "bob-1234<b/>"), ASSERTION), TRUSTED);
  }

  @Test
  void documentTypesAndEntitiesAreRefused() {
    String signed = PROVIDER.signed(response(), ASSERTION);
    StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    bomb.append("]>");
    for (String type :
        List.of(
            "<!DOCTYPE x>",
            "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
            "<!DOCTYPE x [<!ATTLIST Assertion ID ID #IMPLIED>]>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE x [<!ENTITY % e SYSTEM \"http://127.0.0.1:1/\">%e;]>",
            bomb.toString())) {
      refusedResponse(type + signed, TRUSTED);
    }
    refusedResponse(bomb + signed.replace("bob-1234", "&a29;"), TRUSTED);
    refusedResponse(signed.replace("bob-1234", "&e;"), TRUSTED);
  }

  @Test
  void whatIsNoResponseIsRefused() {
    String signed = PROVIDER.signed(response(), ASSERTION);
    for (String bad :
        List.of(
            "",
            "bob",
            "<a/>",
            signed.substring(1),
            signed + "<a/>",
            "<a>".repeat(10_000),
            "<a>".repeat(1_000) + "</a>".repeat(1_000),
            "<a " + "b".repeat(70_000) + "=\"\"/>",
            signed.replace(
                "<saml:Subject>", "<a>".repeat(70) + "</a>".repeat(70) + "<saml:Subject>"),
            signed.replaceFirst("Version=\"2.0\"", "Version=\"1.1\""),
            signed.replace("samlp:Response", "samlp:ArtifactResponse"),
            signed.replace("samlp:Status>", "samlp:Stat>"))) {
      assertThat(bad).isNotEqualTo(signed);
      refusedResponse(bad, TRUSTED);
    }
    for (String bad : List.of("!!!!", "PGEvPg=", "a", "PGEvPg==PGEvPg==")) {
      refused(() -> new SamlResponses().verified(Secret.ofText(bad), TRUSTED))
          .as("InvalidIdentityToken", "Invalid base64 SAMLResponse");
    }
    String inLines =
        Base64.getMimeEncoder().encodeToString(signed.getBytes(StandardCharsets.UTF_8));
    assertThat(new SamlResponses().verified(Secret.ofText(inLines), TRUSTED).subject())
        .isEqualTo("bob-1234");
  }

  @Test
  void aProviderThatLetNobodyInSaysSo() {
    refused(
            () ->
                verified(
                    PROVIDER.signed(
                        response().replace("status:Success", "status:AuthnFailed"), ASSERTION),
                    TRUSTED))
        .as(
            "IDPRejectedClaim",
            "The identity provider reported that authentication failed: AuthnFailed");
    refused(() -> verified(response().replace("status:Success", "<&".repeat(9)), TRUSTED))
        .as("InvalidIdentityToken");
    refused(() -> verified(response().replace("status:Success", "x y".repeat(99)), TRUSTED))
        .as(
            "IDPRejectedClaim",
            "The identity provider reported that authentication failed: unknown");
  }

  @Test
  void theIssuerIsTheMetadatas() {
    String foreign =
        PROVIDER.signed(response().replace(TestSamlProvider.ISSUER, "https://else.example"), "_a1");
    String told = "Issuer not present in specified provider";
    refused(() -> verified(foreign, TRUSTED)).as("InvalidIdentityToken", told);
    String around = response().replaceFirst(TestSamlProvider.ISSUER, "https://else.example");
    refused(() -> verified(PROVIDER.signed(around, ASSERTION), TRUSTED))
        .as("InvalidIdentityToken", told);
  }
}
