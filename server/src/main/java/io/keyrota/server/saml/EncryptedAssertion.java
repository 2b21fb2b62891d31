package io.keyrota.server.saml;

import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.crypto.XmlDecryption;
import io.keyrota.server.crypto.XmlDecryption.Content;
import io.keyrota.server.crypto.XmlDecryption.WrappedKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * An assertion encrypted by XML Encryption (SAML 2.0 Core, section 6): the content by AES, its key
 * by RSA-OAEP for one recipient. RSA's older padding is not taken.
 */
final class EncryptedAssertion {
  private static final String NEWER = "http://www.w3.org/2009/xmlenc11#";
  private static final Map<String, Content> CONTENTS =
      Map.of(
          Elements.ENCRYPTION + "aes128-cbc",
          Content.AES_128_CBC,
          Elements.ENCRYPTION + "aes192-cbc",
          Content.AES_192_CBC,
          Elements.ENCRYPTION + "aes256-cbc",
          Content.AES_256_CBC,
          NEWER + "aes128-gcm",
          Content.AES_128_GCM,
          NEWER + "aes192-gcm",
          Content.AES_192_GCM,
          NEWER + "aes256-gcm",
          Content.AES_256_GCM);
  private static final Map<String, String> DIGESTS =
      Map.of(
          Elements.SIGNATURE + "sha1",
          "SHA-1",
          Elements.ENCRYPTION + "sha256",
          "SHA-256",
          "http://www.w3.org/2001/04/xmldsig-more#sha384",
          "SHA-384",
          Elements.ENCRYPTION + "sha512",
          "SHA-512");
  private static final Map<String, String> MASKS =
      Map.of(
          NEWER + "mgf1sha1",
          "SHA-1",
          NEWER + "mgf1sha256",
          "SHA-256",
          NEWER + "mgf1sha384",
          "SHA-384",
          NEWER + "mgf1sha512",
          "SHA-512");

  private EncryptedAssertion() {}

  /**
   * The assertion, as a child of the element that it was encrypted in, whose namespaces it may use.
   *
   * @param encrypted the EncryptedAssertion
   * @param keys PKCS#8 in DER; one of them fits
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken
   */
  static Element decrypted(Element encrypted, List<Secret> keys) {
    Element data = Elements.need(encrypted, Elements.ENCRYPTION, "EncryptedData");
    Content content =
        Optional.ofNullable(CONTENTS.get(algorithm(data))).orElseThrow(EncryptedAssertion::unknown);
    WrappedKey wrapped = wrapped(key(encrypted, data));
    byte[] ciphertext = octets(data);
    return keys.stream()
        .flatMap(key -> XmlDecryption.open(key, wrapped, content, ciphertext).stream())
        .findFirst()
        .map(plain -> placed(encrypted, plain))
        .orElseThrow(() -> StsRefusal.invalidResponse("its assertion cannot be decrypted"));
  }

  /** Beside the data, or in its KeyInfo. */
  private static Element key(Element encrypted, Element data) {
    return Elements.child(encrypted, Elements.ENCRYPTION, "EncryptedKey")
        .orElseGet(
            () ->
                Elements.need(
                    Elements.need(data, Elements.SIGNATURE, "KeyInfo"),
                    Elements.ENCRYPTION,
                    "EncryptedKey"));
  }

  private static WrappedKey wrapped(Element key) {
    Element method = Elements.need(key, Elements.ENCRYPTION, "EncryptionMethod");
    String label =
        Elements.child(method, Elements.SIGNATURE, "DigestMethod")
            .map(digest -> known(DIGESTS, digest))
            .orElse("SHA-1");
    String mask =
        Elements.child(method, NEWER, "MGF").map(mgf -> known(MASKS, mgf)).orElse("SHA-1");
    boolean older = algorithm(key).equals(Elements.ENCRYPTION + "rsa-oaep-mgf1p");
    boolean takes = older ? mask.equals("SHA-1") : algorithm(key).equals(NEWER + "rsa-oaep");
    if (!takes || Elements.child(method, Elements.ENCRYPTION, "OAEPparams").isPresent()) {
      throw unknown();
    }
    return new WrappedKey(label, mask, octets(key));
  }

  private static String algorithm(Element of) {
    return named(Elements.need(of, Elements.ENCRYPTION, "EncryptionMethod"));
  }

  private static String named(Element method) {
    return Elements.attribute(method, "Algorithm").orElse("");
  }

  private static String known(Map<String, String> names, Element method) {
    return Optional.ofNullable(names.get(named(method))).orElseThrow(EncryptedAssertion::unknown);
  }

  private static RuntimeException unknown() {
    return StsRefusal.invalidResponse("its assertion is encrypted by an unknown algorithm");
  }

  private static byte[] octets(Element of) {
    Element data = Elements.need(of, Elements.ENCRYPTION, "CipherData");
    String base64 = Elements.text(Elements.need(data, Elements.ENCRYPTION, "CipherValue"));
    try {
      return Elements.octets(base64);
    } catch (IllegalArgumentException e) {
      throw StsRefusal.invalidResponse("its assertion is not encrypted in base64");
    }
  }

  private static Element placed(Element encrypted, Secret plain) {
    Document own = encrypted.getOwnerDocument();
    StringBuilder text = new StringBuilder("<in");
    namespaces(encrypted)
        .forEach(
            (name, value) ->
                text.append(' ').append(name).append("=\"").append(escaped(value)).append('"'));
    try (plain) {
      text.append('>').append(utf8(plain)).append("</in>");
    }
    Element around = SafeXml.read(text.toString()).getDocumentElement();
    Element assertion = Elements.need(around, Elements.ASSERTION, "Assertion");
    Element placed = (Element) own.importNode(assertion, true);
    encrypted.appendChild(placed);
    return placed;
  }

  private static String utf8(Secret plain) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain.reveal())).toString();
    } catch (CharacterCodingException e) {
      throw StsRefusal.invalidResponse("its assertion is not in UTF-8");
    }
  }

  /** Those that are in force in an element, the nearest of each prefix. */
  private static SequencedMap<String, String> namespaces(Element within) {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    for (Node node = within; node instanceof Element element; node = node.getParentNode()) {
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Attr attribute = (Attr) attributes.item(i);
        if (attribute.getName().equals("xmlns") || attribute.getName().startsWith("xmlns:")) {
          found.putIfAbsent(attribute.getName(), attribute.getValue());
        }
      }
    }
    return found;
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
