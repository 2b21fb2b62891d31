package io.keyrota.server.saml;

import io.keyrota.rules.sts.StsRefusal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Elements by their full names. What should be there once and is there twice is refused, here and
 * not by whoever happens to look at the first of them.
 */
final class Elements {
  static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
  static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
  static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
  static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";

  private Elements() {}

  static boolean is(Node node, String namespace, String name) {
    return namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
  }

  /** The elements in an element. */
  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static List<Element> children(Element parent, String namespace, String name) {
    return children(parent).stream().filter(child -> is(child, namespace, name)).toList();
  }

  /**
   * The only such element in an element, where there is one.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken when there are several
   */
  static Optional<Element> child(Element parent, String namespace, String name) {
    List<Element> children = children(parent, namespace, name);
    if (children.size() > 1) {
      throw StsRefusal.invalidResponse("it has more than one " + name);
    }
    return children.stream().findFirst();
  }

  /**
   * The only such element in an element.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken when there is none, or several
   */
  static Element need(Element parent, String namespace, String name) {
    return child(parent, namespace, name)
        .orElseThrow(() -> StsRefusal.invalidResponse("it has no " + name));
  }

  /** All such elements of a document, wherever they are. */
  static List<Element> all(Document document, String namespace, String name) {
    NodeList found = document.getElementsByTagNameNS(namespace, name);
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  /**
   * The whole text of an element that has nothing but text, without white space around it.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken when it has elements
   */
  static String text(Element element) {
    if (!children(element).isEmpty()) {
      throw StsRefusal.invalidResponse(element.getLocalName() + " is not a text");
    }
    return element.getTextContent().strip();
  }

  /**
   * The octets that a text is in base64, between whose characters white space may stand.
   *
   * @throws IllegalArgumentException when it is none
   */
  static byte[] octets(String base64) {
    return Base64.getDecoder().decode(base64.replaceAll("[ \t\r\n]", ""));
  }

  /** An attribute without a namespace; empty where it is not there, or is empty. */
  static Optional<String> attribute(Element element, String name) {
    return Optional.of(element.getAttributeNS(null, name)).filter(value -> !value.isEmpty());
  }

  /**
   * Refuses a document in which two elements have one id, by whatever attribute: a signature names
   * its element by it.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken
   */
  static void needUniqueIds(Document document) {
    Set<String> ids = new HashSet<>();
    for (Element element : all(document, "*", "*")) {
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Attr attribute = (Attr) attributes.item(i);
        boolean id = "id".equals(attribute.getLocalName().toLowerCase(Locale.ROOT));
        if (id && !ids.add(attribute.getValue())) {
          throw StsRefusal.invalidResponse("two of its elements have one ID");
        }
      }
    }
  }
}
