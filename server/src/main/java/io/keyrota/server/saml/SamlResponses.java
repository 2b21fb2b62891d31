package io.keyrota.server.saml;

import static io.keyrota.server.saml.Elements.ASSERTION;
import static io.keyrota.server.saml.Elements.PROTOCOL;
import static io.keyrota.server.saml.Elements.SIGNATURE;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sts.SamlAssertion;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.SamlAssertions;
import io.keyrota.server.aws.SamlProviders;
import io.keyrota.server.crypto.XmlKeys;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Takes assertions out of responses (SAML 2.0 Core, section 3.3.3) that their provider has signed:
 * the assertion itself, or the response around it, or both, and then both must be good. In the
 * whole document is one assertion, no two elements with one ID, and no signature but those: whoever
 * wraps a good assertion into something else has nowhere to put the other.
 */
public final class SamlResponses implements SamlAssertions {
  private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
  private static final Predicate<String> WORD =
      Pattern.compile("[A-Za-z]{1,64}").asMatchPredicate();

  @Override
  public SamlAssertion verified(Secret response, SamlProviders.Provider provider) {
    SamlMetadata metadata = metadata(provider);
    Document document = SafeXml.read(decoded(response));
    Element root = document.getDocumentElement();
    if (!Elements.is(root, PROTOCOL, "Response") || !isVersion2(root)) {
      throw StsRefusal.invalidResponse("it is no Response of SAML 2.0");
    }
    needSuccess(root);
    Element verified = verified(root, keys(metadata), provider);
    SamlAssertion assertion = AssertionReading.of(verified);
    needIssuer(root, assertion, metadata);
    return assertion;
  }

  private static byte[] decoded(Secret response) {
    try {
      return Elements.octets(response.revealText());
    } catch (IllegalArgumentException e) {
      throw StsRefusal.invalidIdentityToken("Invalid base64 SAMLResponse");
    }
  }

  private static SamlMetadata metadata(SamlProviders.Provider provider) {
    try {
      return SamlMetadata.read(provider.metadata());
    } catch (NotMetadata e) {
      throw new IllegalStateException("metadata that is kept cannot be read", e);
    }
  }

  private static List<PublicKey> keys(SamlMetadata metadata) {
    return metadata.certificates().stream()
        .distinct()
        .flatMap(certificate -> XmlKeys.verifying(certificate.publicKeyInfo()).stream())
        .toList();
  }

  private static boolean isVersion2(Element element) {
    return element.getAttributeNS(null, "Version").equals("2.0");
  }

  private static void needSuccess(Element response) {
    Element code =
        Elements.need(Elements.need(response, PROTOCOL, "Status"), PROTOCOL, "StatusCode");
    String status = Elements.attribute(code, "Value").orElse("");
    if (!status.equals(SUCCESS)) {
      // A stranger's text: no more of it is told, here and in the trail, than a status has.
      String word = status.substring(status.lastIndexOf(':') + 1);
      throw StsRefusal.rejectedClaim(WORD.test(word) ? word : "unknown");
    }
  }

  /** The assertion, when somebody who may has signed it. */
  private static Element verified(
      Element response, List<PublicKey> keys, SamlProviders.Provider provider) {
    Elements.needUniqueIds(response.getOwnerDocument());
    Optional<Element> encrypted = Elements.child(response, ASSERTION, "EncryptedAssertion");
    if (encrypted.isPresent()) {
      return decrypted(response, encrypted.get(), keys, provider);
    }
    if (provider.encrypted()) {
      throw StsRefusal.invalidResponse("its assertion must be encrypted");
    }
    Element assertion = Elements.need(response, ASSERTION, "Assertion");
    needNothingElse(response, assertion);
    boolean whole = signed(response, keys);
    if (!signed(assertion, keys) && !whole) {
      throw StsRefusal.responseSignature();
    }
    return assertion;
  }

  /**
   * The same of an encrypted assertion. What a response's signature covers is the assertion as it
   * is encrypted. Where there is none, all that can be wrong inside is told in one way: otherwise
   * whoever has seen an assertion could learn from many changed ones what is in it.
   */
  private static Element decrypted(
      Element response, Element encrypted, List<PublicKey> keys, SamlProviders.Provider provider) {
    needNothingElse(response, encrypted);
    boolean whole = signed(response, keys);
    List<Secret> privateKeys = provider.privateKeys().get();
    if (privateKeys.isEmpty()) {
      throw StsRefusal.invalidResponse("its assertion is encrypted, and the provider has no key");
    }
    try {
      Element assertion = EncryptedAssertion.decrypted(encrypted, privateKeys);
      Elements.needUniqueIds(response.getOwnerDocument());
      needNothingElse(response, assertion);
      if (!signed(assertion, keys) && !whole) {
        throw StsRefusal.responseSignature();
      }
      return assertion;
    } catch (Refusal why) {
      throw whole ? why : StsRefusal.responseSignature();
    } finally {
      privateKeys.forEach(Secret::close);
    }
  }

  /** No other assertion in the whole document, and no signature of anything else. */
  private static void needNothingElse(Element response, Element assertion) {
    Document document = response.getOwnerDocument();
    boolean alone =
        Elements.all(document, ASSERTION, "Assertion").stream().allMatch(assertion::equals)
            && Elements.all(document, ASSERTION, "EncryptedAssertion").stream()
                .allMatch(it -> it.equals(assertion) || it.equals(assertion.getParentNode()));
    if (!alone) {
      throw StsRefusal.invalidResponse("it has more than one Assertion");
    }
    boolean theirs =
        Elements.all(document, SIGNATURE, "Signature").stream()
            .map(Element::getParentNode)
            .allMatch(parent -> response.equals(parent) || assertion.equals(parent));
    if (!theirs) {
      throw StsRefusal.invalidResponse("it has a signature of something else");
    }
  }

  /**
   * Whether an element is signed.
   *
   * @throws Refusal InvalidIdentityToken when it is, and the signature is not good
   */
  private static boolean signed(Element element, List<PublicKey> keys) {
    Optional<Element> signature = Elements.child(element, SIGNATURE, "Signature");
    if (signature.isPresent() && !XmlSignatures.verify(element, signature.get(), keys)) {
      throw StsRefusal.responseSignature();
    }
    return signature.isPresent();
  }

  private static void needIssuer(Element response, SamlAssertion assertion, SamlMetadata metadata) {
    Optional<String> around = Elements.child(response, ASSERTION, "Issuer").map(Elements::text);
    if (!assertion.issuer().equals(metadata.entityId())
        || !around.orElse(metadata.entityId()).equals(metadata.entityId())) {
      throw StsRefusal.invalidIdentityToken("Issuer not present in specified provider");
    }
  }
}
