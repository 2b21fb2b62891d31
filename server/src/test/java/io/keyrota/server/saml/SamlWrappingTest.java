package io.keyrota.server.saml;

import static io.keyrota.server.saml.Responses.refusedResponse;
import static io.keyrota.server.saml.Responses.trusting;
import static io.keyrota.server.saml.Responses.verified;
import static io.keyrota.testkit.TestSamlResponse.ASSERTION;
import static io.keyrota.testkit.TestSamlResponse.RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.aws.SamlProviders;
import io.keyrota.testkit.TestSamlProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Signature wrapping, the eight ways of Somorovsky and others ("On Breaking SAML", 2012), and some
 * more: the signed element is kept somewhere in the document, good as it was, and another stands
 * where readers look.
 */
class SamlWrappingTest {
  private static final String SIGNATURES = "http://www.w3.org/2000/09/xmldsig#";
  private static final TestSamlProvider PROVIDER = TestSamlProvider.rsa(2048);
  private static final SamlProviders.Provider TRUSTED = trusting(PROVIDER.metadata());

  /** A document that was signed, and what its parts are. */
  record Signed(Document document, Element response, Element assertion, Element signature) {
    static Signed of(String id) {
      Document document = TestSamlProvider.parsed(PROVIDER.signed(Responses.response(), id));
      return new Signed(
          document,
          document.getDocumentElement(),
          TestSamlProvider.assertion(document),
          (Element) document.getElementsByTagNameNS(SIGNATURES, "Signature").item(0));
    }

    /** A copy that says eve, with an id of its own. */
    Element evil(Element of) {
      Element evil = (Element) of.cloneNode(true);
      evil.setAttribute("ID", "_evil");
      Element name = (Element) evil.getElementsByTagName("saml:NameID").item(0);
      name.setTextContent("eve-1234");
      return evil;
    }

    /** A copy without its signature. */
    static Element bare(Element of) {
      Element bare = (Element) of.cloneNode(true);
      Element signature = (Element) bare.getElementsByTagNameNS(SIGNATURES, "Signature").item(0);
      signature.getParentNode().removeChild(signature);
      return bare;
    }

    /** Something else in the signature. */
    void intoSignature(Element evil, Element what, boolean asObject) {
      Element signature = (Element) evil.getElementsByTagNameNS(SIGNATURES, "Signature").item(0);
      if (asObject) {
        Element object = document.createElementNS(SIGNATURES, "ds:Object");
        signature.appendChild(object).appendChild(what);
      } else {
        signature.appendChild(what);
      }
    }

    void root(Element root) {
      document.replaceChild(root, document.getDocumentElement());
    }
  }

  enum Attack {
    /** The signed response lies in the signature of another response. */
    XSW1 {
      @Override
      Signed made() {
        Signed signed = Signed.of(RESPONSE);
        Element evil = signed.evil(signed.response());
        signed.intoSignature(evil, Signed.bare(signed.response()), false);
        signed.root(evil);
        return signed;
      }
    },
    /** The signed response stands before the signature of another. */
    XSW2 {
      @Override
      Signed made() {
        Signed signed = Signed.of(RESPONSE);
        Element evil = signed.evil(signed.response());
        Element signature = (Element) evil.getElementsByTagNameNS(SIGNATURES, "Signature").item(0);
        evil.insertBefore(Signed.bare(signed.response()), signature);
        signed.root(evil);
        return signed;
      }
    },
    /** Another assertion stands before the signed one. */
    XSW3 {
      @Override
      Signed made() {
        Signed signed = Signed.of(ASSERTION);
        signed
            .response()
            .insertBefore(Signed.bare(signed.evil(signed.assertion())), signed.assertion());
        return signed;
      }
    },
    /** Another assertion has the signed one in it. */
    XSW4 {
      @Override
      Signed made() {
        Signed signed = Signed.of(ASSERTION);
        Element evil = Signed.bare(signed.evil(signed.assertion()));
        signed.response().replaceChild(evil, signed.assertion());
        evil.appendChild(signed.assertion());
        return signed;
      }
    },
    /** Another assertion has the signature, and the signed one follows. */
    XSW5 {
      @Override
      Signed made() {
        Signed signed = Signed.of(ASSERTION);
        Element evil = signed.evil(signed.assertion());
        signed.response().replaceChild(evil, signed.assertion());
        signed.response().appendChild(Signed.bare(signed.assertion()));
        return signed;
      }
    },
    /** Another assertion has the signature, and in it the signed one. */
    XSW6 {
      @Override
      Signed made() {
        Signed signed = Signed.of(ASSERTION);
        Element evil = signed.evil(signed.assertion());
        signed.response().replaceChild(evil, signed.assertion());
        signed.intoSignature(evil, Signed.bare(signed.assertion()), false);
        return signed;
      }
    },
    /** Another assertion lies in extensions. */
    XSW7 {
      @Override
      Signed made() {
        Signed signed = Signed.of(ASSERTION);
        Element extensions =
            signed
                .document()
                .createElementNS("urn:oasis:names:tc:SAML:2.0:protocol", "samlp:Extensions");
        extensions.appendChild(Signed.bare(signed.evil(signed.assertion())));
        signed.response().insertBefore(extensions, signed.assertion());
        return signed;
      }
    },
    /** Another assertion has the signature, and in an object of it the signed one. */
    XSW8 {
      @Override
      Signed made() {
        Signed signed = Signed.of(ASSERTION);
        Element evil = signed.evil(signed.assertion());
        signed.response().replaceChild(evil, signed.assertion());
        signed.intoSignature(evil, Signed.bare(signed.assertion()), true);
        return signed;
      }
    },
    /** Another assertion has the same ID and stands first. */
    SAME_ID_FIRST {
      @Override
      Signed made() {
        Signed signed = Signed.of(ASSERTION);
        Element evil = Signed.bare(signed.evil(signed.assertion()));
        evil.setAttribute("ID", ASSERTION);
        signed.response().insertBefore(evil, signed.assertion());
        return signed;
      }
    },
    /** Another assertion has the same ID, the signed one is no assertion any more to readers. */
    SAME_ID_ELSEWHERE {
      @Override
      Signed made() {
        Signed signed = Signed.of(ASSERTION);
        Element evil = signed.evil(signed.assertion());
        evil.setAttribute("ID", ASSERTION);
        signed.response().replaceChild(evil, signed.assertion());
        Element advice = signed.document().createElement("keep");
        advice.setAttribute("Id", ASSERTION);
        signed.response().appendChild(advice);
        return signed;
      }
    },
    /** The signature is moved from the assertion to the response around it. */
    SIGNATURE_MOVED {
      @Override
      Signed made() {
        Signed signed = Signed.of(ASSERTION);
        Element name = (Element) signed.assertion().getElementsByTagName("saml:NameID").item(0);
        name.setTextContent("eve-1234");
        signed.response().insertBefore(signed.signature(), signed.assertion());
        return signed;
      }
    },
    /** The signature, of what it always was, lies deeper in the assertion. */
    SIGNATURE_DEEPER {
      @Override
      Signed made() {
        Signed signed = Signed.of(ASSERTION);
        Element subject = (Element) signed.assertion().getElementsByTagName("saml:Subject").item(0);
        subject.appendChild(signed.signature());
        return signed;
      }
    },
    /** There are two signatures, the second of them good. */
    TWO_SIGNATURES {
      @Override
      Signed made() {
        Signed signed = Signed.of(ASSERTION);
        signed.assertion().insertBefore(signed.signature().cloneNode(true), signed.signature());
        return signed;
      }
    },
    /** The response has two assertions, both in what is signed. */
    TWO_ASSERTIONS {
      @Override
      Signed made() {
        Signed signed = Signed.of(RESPONSE);
        signed.response().appendChild(signed.evil(signed.assertion()));
        return signed;
      }
    };

    abstract Signed made();
  }

  @ParameterizedTest
  @EnumSource(Attack.class)
  void wrapped(Attack attack) {
    refusedResponse(TestSamlProvider.text(attack.made().document()), TRUSTED);
  }

  @Test
  void twoAssertionsThatTheProviderItselfSignedTogetherAreRefused() {
    Signed signed = Signed.of(ASSERTION);
    signed.response().appendChild(signed.evil(Signed.bare(signed.assertion())));
    refusedResponse(PROVIDER.signed(TestSamlProvider.text(signed.document()), RESPONSE), TRUSTED);
  }

  @Test
  void notWrappedTheyAreGood() {
    Stream.of(RESPONSE, ASSERTION)
        .forEach(
            id ->
                assertThat(
                        verified(TestSamlProvider.text(Signed.of(id).document()), TRUSTED)
                            .subject())
                    .isEqualTo("bob-1234"));
  }
}
