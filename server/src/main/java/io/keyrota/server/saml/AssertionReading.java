package io.keyrota.server.saml;

import static io.keyrota.server.saml.Elements.ASSERTION;

import io.keyrota.rules.sts.SamlAssertion;
import io.keyrota.rules.sts.StsRefusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Reads an assertion that has been verified (SAML 2.0 Core, section 2). */
final class AssertionReading {
  private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
  private static final Set<String> CONDITIONS =
      Set.of("AudienceRestriction", "OneTimeUse", "ProxyRestriction");

  /** Of an id, a subject and the subject's format: what goes into sessions and the trail. */
  private static final int LONGEST = 512;

  private AssertionReading() {}

  /**
   * What it says.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken, AccessDenied as AWS documents it
   *     where it is about nobody
   */
  static SamlAssertion of(Element assertion) {
    if (!assertion.getAttributeNS(null, "Version").equals("2.0")) {
      throw StsRefusal.invalidResponse("its assertion is not of SAML 2.0");
    }
    Element name =
        Elements.child(assertion, ASSERTION, "Subject")
            .flatMap(subject -> Elements.child(subject, ASSERTION, "NameID"))
            .filter(it -> !Elements.text(it).isEmpty())
            .orElseThrow(
                () -> StsRefusal.accessDenied("Not authorized to perform sts:AssumeRoleWithSAML"));
    Element confirmed = confirmation((Element) name.getParentNode());
    Element conditions = Elements.need(assertion, ASSERTION, "Conditions");
    needKnown(conditions);
    return new SamlAssertion(
        bounded("ID", Elements.attribute(assertion, "ID").orElse("")),
        Elements.text(Elements.need(assertion, ASSERTION, "Issuer")),
        bounded("NameID", Elements.text(name)),
        bounded("Format", Elements.attribute(name, "Format").orElse("")),
        Elements.attribute(confirmed, "Recipient")
            .orElseThrow(() -> StsRefusal.invalidResponse("it has no Recipient")),
        audiences(conditions),
        need(assertion, "IssueInstant"),
        Stream.of(conditions, confirmed)
            .flatMap(it -> instant(it, "NotBefore").stream())
            .reduce(AssertionReading::later),
        instant(conditions, "NotOnOrAfter")
            .map(until -> earlier(until, need(confirmed, "NotOnOrAfter")))
            .orElseGet(() -> need(confirmed, "NotOnOrAfter")),
        Elements.children(assertion, ASSERTION, "AuthnStatement").stream()
            .flatMap(it -> instant(it, "SessionNotOnOrAfter").stream())
            .reduce(AssertionReading::earlier),
        attributes(assertion));
  }

  /** The data of the only confirmation, which says that whoever brings the assertion is meant. */
  private static Element confirmation(Element subject) {
    Element confirmation = Elements.need(subject, ASSERTION, "SubjectConfirmation");
    if (!confirmation.getAttributeNS(null, "Method").equals(BEARER)) {
      throw StsRefusal.invalidResponse("its subject is not confirmed as the bearer");
    }
    return Elements.need(confirmation, ASSERTION, "SubjectConfirmationData");
  }

  /** A condition that nobody here understands cannot be met (section 2.5.1). */
  private static void needKnown(Element conditions) {
    for (Element condition : Elements.children(conditions)) {
      if (!ASSERTION.equals(condition.getNamespaceURI())
          || !CONDITIONS.contains(condition.getLocalName())) {
        throw StsRefusal.invalidResponse("it has an unknown condition");
      }
    }
  }

  private static List<List<String>> audiences(Element conditions) {
    return Elements.children(conditions, ASSERTION, "AudienceRestriction").stream()
        .map(
            restriction ->
                Elements.children(restriction, ASSERTION, "Audience").stream()
                    .map(Elements::text)
                    .toList())
        .toList();
  }

  private static Map<String, List<String>> attributes(Element assertion) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (Element statement : Elements.children(assertion, ASSERTION, "AttributeStatement")) {
      for (Element attribute : Elements.children(statement, ASSERTION, "Attribute")) {
        List<String> values =
            attributes.computeIfAbsent(
                attribute.getAttributeNS(null, "Name"), _ -> new ArrayList<>());
        for (Element value : Elements.children(attribute, ASSERTION, "AttributeValue")) {
          value(value).ifPresent(values::add);
        }
      }
    }
    return attributes;
  }

  /** A text, or the NameID that {@code eduPersonTargetedID} is; nothing of what has more to it. */
  private static Optional<String> value(Element value) {
    List<Element> inside = Elements.children(value);
    if (inside.isEmpty()) {
      return Optional.of(Elements.text(value));
    }
    return inside.size() == 1 && Elements.is(inside.getFirst(), ASSERTION, "NameID")
        ? Optional.of(Elements.text(inside.getFirst()))
        : Optional.empty();
  }

  private static Instant need(Element element, String name) {
    return instant(element, name)
        .orElseThrow(() -> StsRefusal.invalidResponse("it has no " + name));
  }

  private static Optional<Instant> instant(Element element, String name) {
    try {
      return Elements.attribute(element, name).map(it -> OffsetDateTime.parse(it).toInstant());
    } catch (DateTimeException e) {
      throw StsRefusal.invalidResponse(name + " is no instant");
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static String bounded(String name, String text) {
    if (text.length() > LONGEST) {
      throw StsRefusal.invalidResponse(name + " is too long");
    }
    return text;
  }
}
