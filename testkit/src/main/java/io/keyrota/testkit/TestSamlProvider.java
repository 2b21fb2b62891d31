package io.keyrota.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * An identity provider of SAML 2.0 with one key: it tells its metadata, and signs whatever a test
 * wants, in good ways and in bad ones.
 */
public final class TestSamlProvider {
  /** Its entity id. */
  public static final String ISSUER = "https://idp.example.com/saml";

  public static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  public static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
  private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

  private final KeyPair keys;
  private final String certificate;

  private TestSamlProvider(KeyPair keys) {
    this.keys = keys;
    this.certificate = Base64.getMimeEncoder().encodeToString(TestCertificate.of(keys));
  }

  /** With an RSA key of that many bits. */
  public static TestSamlProvider rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return new TestSamlProvider(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a key on P-256. */
  public static TestSamlProvider p256() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new TestSamlProvider(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public KeyPair keys() {
    return keys;
  }

  /** What it says of itself, with these others' keys beside its own. */
  public String metadata(TestSamlProvider... others) {
    StringBuilder descriptors = new StringBuilder(descriptor("signing"));
    for (TestSamlProvider other : others) {
      descriptors.append(other.descriptor("signing"));
    }
    return metadata(descriptors.toString());
  }

  /** What it says of itself, with these descriptors of keys. */
  public String metadata(String descriptors) {
    return """
    <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
      <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
        %s<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
            Location="https://idp.example.com/sso"/>
      </md:IDPSSODescriptor>
    </md:EntityDescriptor>
    """
        .formatted(ISSUER, descriptors);
  }

  /** Its certificate as metadata show it. */
  public String descriptor(String use) {
    return """
    <md:KeyDescriptor use="%s"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
      <ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>
    </ds:KeyInfo></md:KeyDescriptor>
    """
        .formatted(use, certificate);
  }

  /** How something is signed. */
  public record Manner(
      String signature,
      String digest,
      String canonicalization,
      List<String> transforms,
      @Nullable String uri) {

    /** As good providers do it. */
    public static Manner good(String signature) {
      return new Manner(
          signature,
          DigestMethod.SHA256,
          CanonicalizationMethod.EXCLUSIVE,
          List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE),
          null);
    }

    public Manner digest(String other) {
      return new Manner(signature, other, canonicalization, transforms, uri);
    }

    public Manner canonicalization(String other) {
      return new Manner(signature, digest, other, transforms, uri);
    }

    public Manner transforms(String... others) {
      return new Manner(signature, digest, canonicalization, List.of(others), uri);
    }

    /**
     * Refers to something else.
     *
     * @param other in place of the ID of what is signed
     */
    public Manner uri(String other) {
      return new Manner(signature, digest, canonicalization, transforms, other);
    }
  }

  /** The good manner of its key. */
  public Manner manner() {
    return Manner.good(keys.getPrivate().getAlgorithm().equals("RSA") ? RSA_SHA256 : ECDSA_SHA256);
  }

  /** The document with the element of that ID signed. */
  public String signed(String document, String id) {
    return signed(document, id, manner(), keys.getPrivate());
  }

  /** The same in another manner or by another key. */
  public static String signed(String document, String id, Manner manner, Key key) {
    try {
      Document parsed = parsed(document);
      Element element = byId(parsed, id);
      DOMSignContext context =
          new DOMSignContext(key, element, element.getFirstChild().getNextSibling());
      context.setIdAttributeNS(element, null, "ID");
      context.setDefaultNamespacePrefix("ds");
      XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
      List<Transform> transforms = new ArrayList<>();
      for (String transform : manner.transforms) {
        transforms.add(factory.newTransform(transform, (TransformParameterSpec) null));
      }
      SignedInfo info =
          factory.newSignedInfo(
              factory.newCanonicalizationMethod(
                  manner.canonicalization, (C14NMethodParameterSpec) null),
              factory.newSignatureMethod(manner.signature, null),
              List.of(
                  factory.newReference(
                      manner.uri == null ? "#" + id : manner.uri,
                      factory.newDigestMethod(manner.digest, null),
                      transforms,
                      null,
                      null)));
      factory.newXMLSignature(info, null).sign(context);
      return text(parsed);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A document read without caring where it comes from. */
  public static Document parsed(String document) {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(document)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first element of that ID. */
  public static Element byId(Document document, String id) {
    for (int i = 0; i < document.getElementsByTagName("*").getLength(); i++) {
      Element element = (Element) document.getElementsByTagName("*").item(i);
      if (element.getAttribute("ID").equals(id)) {
        return element;
      }
    }
    throw new IllegalArgumentException("no element has the ID " + id);
  }

  /** The only assertion. */
  public static Element assertion(Document document) {
    return (Element) document.getElementsByTagNameNS(ASSERTION, "Assertion").item(0);
  }

  public static String text(Document document) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** As clients send it. */
  public static String base64(String document) {
    return Base64.getEncoder().encodeToString(document.getBytes(UTF_8));
  }
}
