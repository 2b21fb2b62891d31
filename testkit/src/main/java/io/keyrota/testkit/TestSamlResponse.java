package io.keyrota.testkit;

import java.time.Duration;
import java.time.Instant;

/**
 * A response of {@link TestSamlProvider} for AWS about the user {@code bob-1234}, unsigned, in one
 * line without white space between elements: tests replace in it what they want to be different.
 */
public final class TestSamlResponse {
  /** The response's ID. */
  public static final String RESPONSE = "_r1";

  /** The assertion's ID. */
  public static final String ASSERTION = "_a1";

  /** Where AWS's attributes begin. */
  public static final String ATTRIBUTES = "https://aws.amazon.com/SAML/Attributes/";

  private static final String TEMPLATE =
      """
      <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"\
       xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r1" Version="2.0"\
       IssueInstant="NOW" Destination="https://signin.aws.amazon.com/saml">\
      <saml:Issuer>ISSUER</saml:Issuer>\
      <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>\
      </samlp:Status>\
      <saml:Assertion ID="_a1" Version="2.0" IssueInstant="NOW">\
      <saml:Issuer>ISSUER</saml:Issuer>\
      <saml:Subject>\
      <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">bob-1234\
      </saml:NameID>\
      <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
      <saml:SubjectConfirmationData NotOnOrAfter="LATER"\
       Recipient="https://signin.aws.amazon.com/saml"/></saml:SubjectConfirmation></saml:Subject>\
      <saml:Conditions NotBefore="NOW" NotOnOrAfter="LATER"><saml:AudienceRestriction>\
      <saml:Audience>urn:amazon:webservices</saml:Audience></saml:AudienceRestriction>\
      </saml:Conditions>\
      <saml:AuthnStatement AuthnInstant="NOW"><saml:AuthnContext><saml:AuthnContextClassRef>\
      urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>\
      </saml:AuthnContext></saml:AuthnStatement>\
      <saml:AttributeStatement>\
      <saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/Role">\
      <saml:AttributeValue>arn:aws:iam::999999999999:role/Other,PROVIDER</saml:AttributeValue>\
      <saml:AttributeValue>ROLE,PROVIDER</saml:AttributeValue></saml:Attribute>\
      <saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/RoleSessionName">\
      <saml:AttributeValue>bob@example.com</saml:AttributeValue></saml:Attribute>\
      </saml:AttributeStatement></saml:Assertion></samlp:Response>""";

  private TestSamlResponse() {}

  /** Made now, good for ten minutes. */
  public static String of(Instant now, String roleArn, String providerArn) {
    return TEMPLATE
        .replace("NOW", now.toString())
        .replace("LATER", now.plus(Duration.ofMinutes(10)).toString())
        .replace("ISSUER", TestSamlProvider.ISSUER)
        .replace("ROLE,PROVIDER", roleArn + "," + providerArn)
        .replace("PROVIDER", providerArn);
  }

  /** The response with one attribute more. */
  public static String with(String response, String name, String... values) {
    StringBuilder attribute = new StringBuilder("<saml:Attribute Name=\"" + name + "\">");
    for (String value : values) {
      attribute.append("<saml:AttributeValue>").append(value).append("</saml:AttributeValue>");
    }
    attribute.append("</saml:Attribute></saml:AttributeStatement>");
    return response.replace("</saml:AttributeStatement>", attribute);
  }
}
