package io.keyrota.server.aws.wire;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** XML read by the JDK's own parser, to judge what we write. */
final class Xml {
  private static final DocumentBuilderFactory FACTORY = DocumentBuilderFactory.newInstance();

  private Xml() {}

  static Element parse(byte[] document) {
    try {
      return FACTORY
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(document))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError("not well-formed XML", e);
    }
  }

  /** An element without what the vectors leave open: indentation, and the order of members. */
  static String canonical(Element element) {
    List<Element> children = children(element);
    String namespace = element.hasAttribute("xmlns") ? " " + element.getAttribute("xmlns") : "";
    StringBuilder canonical = new StringBuilder("<" + element.getTagName() + namespace + ">");
    if (children.isEmpty()) {
      canonical.append(element.getTextContent().strip());
    }
    children.sort(Comparator.comparing(Element::getTagName));
    for (Element child : children) {
      canonical.append(canonical(child));
    }
    return canonical.append("</>").toString();
  }

  static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
