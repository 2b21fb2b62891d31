package io.keyrota.server.saml;

import io.keyrota.rules.sts.StsRefusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads documents of strangers as trees: no document types, and so no entities but XML's own; not
 * deeper than {@value #DEEPEST} elements. Comments are left out, as exclusive canonicalization
 * leaves them out, so that what is read is what was signed.
 */
final class SafeXml {
  private static final int DEEPEST = 64;

  private SafeXml() {}

  /**
   * A document in the encoding that it names itself.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken
   */
  static Document read(byte[] octets) {
    return read(new InputSource(new ByteArrayInputStream(octets)));
  }

  /** A document that has been decoded already. */
  static Document read(String text) {
    return read(new InputSource(new StringReader(text)));
  }

  private static Document read(InputSource source) {
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder.parse(source);
    } catch (SAXException | IOException malformed) {
      throw StsRefusal.invalidResponse("it is not well-formed XML without document types");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java reads no XML", e);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(DEEPEST));
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    factory.setIgnoringComments(true);
    factory.setCoalescing(true);
    return factory;
  }

  /** Without one the parser writes to the standard error output. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException exception) throws SAXException {
      throw exception;
    }

    @Override
    public void error(SAXParseException exception) throws SAXException {
      throw exception;
    }

    @Override
    public void fatalError(SAXParseException exception) throws SAXException {
      throw exception;
    }
  }
}
