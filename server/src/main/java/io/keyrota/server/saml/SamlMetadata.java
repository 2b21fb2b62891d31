package io.keyrota.server.saml;

import io.keyrota.server.pki.Unreadable;
import io.keyrota.server.pki.X509;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the metadata of a SAML 2.0 identity provider says (SAML 2.0 Metadata, sections 2.3 and 2.4):
 * an EntityDescriptor with an IDPSSODescriptor, in it at least one certificate by which its
 * assertions can be verified. There are no document types and no entities but XML's own.
 *
 * @param entityId who the provider is
 * @param validUntil until when it may be relied on, where it says so
 * @param certificates by whose keys its assertions can be verified; their own times and issuers are
 *     no matter
 */
public record SamlMetadata(String entityId, Optional<Instant> validUntil, List<X509> certificates) {
  private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
  private static final String SIGNATURES = "http://www.w3.org/2000/09/xmldsig#";
  private static final QName ENTITY = new QName(METADATA, "EntityDescriptor");
  private static final QName PROVIDER = new QName(METADATA, "IDPSSODescriptor");
  private static final QName KEY = new QName(METADATA, "KeyDescriptor");
  private static final QName CERTIFICATE = new QName(SIGNATURES, "X509Certificate");
  private static final int DEEPEST = 64;

  public SamlMetadata {
    certificates = List.copyOf(certificates);
  }

  /** Who it is of, and until when it can be relied on. */
  private record Entity(String id, Optional<Instant> validUntil) {}

  /**
   * Reads metadata.
   *
   * @throws NotMetadata when it is not well-formed, or says too little
   */
  public static SamlMetadata read(String document) throws NotMetadata {
    try {
      return read(factory().createXMLStreamReader(new StringReader(document)));
    } catch (XMLStreamException e) {
      throw new NotMetadata("it is not well-formed XML");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static SamlMetadata read(XMLStreamReader xml) throws XMLStreamException, NotMetadata {
    Deque<QName> path = new ArrayDeque<>();
    Optional<Entity> entity = Optional.empty();
    boolean encryptsOnly = false;
    List<X509> certificates = new ArrayList<>();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          QName name = xml.getName();
          if (path.isEmpty()) {
            entity = Optional.of(entity(name, xml));
          }
          path.addLast(name);
          if (path.size() > DEEPEST) {
            throw new NotMetadata("its elements lie too deep in one another");
          }
          if (name.equals(KEY)) {
            encryptsOnly = "encryption".equals(xml.getAttributeValue(null, "use"));
          } else if (name.equals(CERTIFICATE) && path.contains(PROVIDER) && path.contains(KEY)) {
            X509 certificate = certificate(xml.getElementText());
            path.removeLast();
            if (!encryptsOnly) {
              certificates.add(certificate);
            }
          }
        }
        case XMLStreamConstants.END_ELEMENT -> path.removeLast();
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new NotMetadata("it has a document type or entities");
        default -> {}
      }
    }
    if (certificates.isEmpty()) {
      throw new NotMetadata("it has no IDPSSODescriptor with a certificate for signatures");
    }
    Entity of = entity.orElseThrow(() -> new NotMetadata("it is empty"));
    return new SamlMetadata(of.id(), of.validUntil(), certificates);
  }

  private static Entity entity(QName root, XMLStreamReader xml) throws NotMetadata {
    String id = xml.getAttributeValue(null, "entityID");
    if (!root.equals(ENTITY) || id == null || id.isEmpty()) {
      throw new NotMetadata("it is no EntityDescriptor with an entityID");
    }
    String until = xml.getAttributeValue(null, "validUntil");
    try {
      return new Entity(
          id, Optional.ofNullable(until).map(text -> OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException e) {
      throw new NotMetadata("its validUntil is no instant");
    }
  }

  private static X509 certificate(String base64) throws NotMetadata {
    try {
      return X509.of(Base64.getMimeDecoder().decode(base64));
    } catch (Unreadable | IllegalArgumentException e) {
      throw new NotMetadata("it has a certificate that cannot be read");
    }
  }
}
