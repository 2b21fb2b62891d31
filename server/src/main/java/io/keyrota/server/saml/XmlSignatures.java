package io.keyrota.server.saml;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/**
 * Verifies enveloped signatures as SAML has them (SAML 2.0 Core, section 5.4): over the one element
 * that the signature stands in, named by its ID, canonicalized exclusively. Only keys that are
 * known beforehand count, none that a signature brings; hashes are SHA-2's, and no algorithm has a
 * shared secret.
 */
final class XmlSignatures {
  private static final String EXCLUSIVE = CanonicalizationMethod.EXCLUSIVE;
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#";
  private static final Set<String> RSA =
      Set.of(
          MORE + "rsa-sha256",
          MORE + "rsa-sha384",
          MORE + "rsa-sha512",
          PSS + "sha256-rsa-MGF1",
          PSS + "sha384-rsa-MGF1",
          PSS + "sha512-rsa-MGF1");
  private static final Set<String> ECDSA =
      Set.of(MORE + "ecdsa-sha256", MORE + "ecdsa-sha384", MORE + "ecdsa-sha512");
  private static final Set<String> DIGESTS =
      Set.of(DigestMethod.SHA256, MORE + "sha384", DigestMethod.SHA512);
  private static final List<List<String>> TRANSFORMS =
      List.of(List.of(Transform.ENVELOPED), List.of(Transform.ENVELOPED, EXCLUSIVE));

  private XmlSignatures() {}

  /**
   * Whether one of the keys signed the element.
   *
   * @param signature which stands in the element
   */
  static boolean verify(Element signed, Element signature, List<PublicKey> keys) {
    return keys.stream().anyMatch(key -> verify(signed, signature, key));
  }

  private static boolean verify(Element signed, Element signature, PublicKey key) {
    try {
      DOMValidateContext context =
          new DOMValidateContext(KeySelector.singletonKeySelector(key), signature);
      context.setProperty("org.jcp.xml.dsig.secureValidation", true);
      context.setIdAttributeNS(signed, null, "ID");
      // Read anew for each key: what was validated once keeps its verdict.
      XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      return read.getObjects().isEmpty()
          && isWellMade(read.getSignedInfo(), signed.getAttributeNS(null, "ID"), key)
          && read.validate(context);
    } catch (MarshalException | XMLSignatureException | RuntimeException wrong) {
      // Strangers' documents make the library throw whatever it likes; none of it is a signature.
      return false;
    }
  }

  private static boolean isWellMade(SignedInfo info, String id, PublicKey key) {
    Set<String> algorithms = key instanceof RSAPublicKey ? RSA : ECDSA;
    return info.getCanonicalizationMethod().getAlgorithm().equals(EXCLUSIVE)
        && algorithms.contains(info.getSignatureMethod().getAlgorithm())
        && info.getReferences().size() == 1
        && isTo(info.getReferences().getFirst(), id);
  }

  private static boolean isTo(Reference reference, String id) {
    return !id.isEmpty()
        && ("#" + id).equals(reference.getURI())
        && DIGESTS.contains(reference.getDigestMethod().getAlgorithm())
        && TRANSFORMS.contains(
            reference.getTransforms().stream().map(Transform::getAlgorithm).toList());
  }
}
