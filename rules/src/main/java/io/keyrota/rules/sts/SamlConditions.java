package io.keyrota.rules.sts;

import io.keyrota.rules.aws.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What policies can ask of an assertion: AWS's page "Available keys for SAML-based AWS STS
 * federation", and which attributes are which of them by "Mapping SAML attributes to AWS trust
 * policy context keys".
 *
 * @param nameQualifier issuer and provider as a hash
 * @param ofTrust what trust policies can ask
 * @param ofSession what the session keeps for its life
 */
public record SamlConditions(
    String nameQualifier, Map<String, List<String>> ofTrust, Map<String, List<String>> ofSession) {
  private static final String EDU_PERSON = "urn:oid:1.3.6.1.4.1.5923.1.1.1.";
  private static final String EDU_ORG = "urn:oid:1.3.6.1.4.1.5923.1.2.1.";
  private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
  private static final Map<String, Key> KEYS =
      Map.ofEntries(
          Map.entry(EDU_PERSON + "1", Key.list("edupersonaffiliation")),
          Map.entry(EDU_PERSON + "2", Key.list("edupersonnickname")),
          Map.entry(EDU_PERSON + "3", Key.single("edupersonorgdn")),
          Map.entry(EDU_PERSON + "4", Key.list("edupersonorgunitdn")),
          Map.entry(EDU_PERSON + "5", Key.single("edupersonprimaryaffiliation")),
          Map.entry(EDU_PERSON + "6", Key.single("edupersonprincipalname")),
          Map.entry(EDU_PERSON + "7", Key.list("edupersonentitlement")),
          Map.entry(EDU_PERSON + "8", Key.single("edupersonprimaryorgunitdn")),
          Map.entry(EDU_PERSON + "9", Key.list("edupersonscopedaffiliation")),
          Map.entry(EDU_PERSON + "10", Key.list("edupersontargetedid")),
          Map.entry(EDU_PERSON + "11", Key.list("edupersonassurance")),
          Map.entry(EDU_ORG + "2", Key.list("eduorghomepageuri")),
          Map.entry(EDU_ORG + "3", Key.list("eduorgidentityauthnpolicyuri")),
          Map.entry(EDU_ORG + "4", Key.list("eduorglegalname")),
          Map.entry(EDU_ORG + "5", Key.list("eduorgsuperioruri")),
          Map.entry(EDU_ORG + "6", Key.list("eduorgwhitepagesuri")),
          Map.entry("urn:oid:2.5.4.3", Key.list("cn")),
          Map.entry(CLAIMS + "name", Key.single("name")),
          Map.entry("http://schemas.xmlsoap.org/claims/CommonName", Key.single("commonName")),
          Map.entry(CLAIMS + "givenname", Key.single("givenName")),
          Map.entry(CLAIMS + "surname", Key.single("surname")),
          Map.entry(CLAIMS + "emailaddress", Key.single("mail")),
          Map.entry(
              "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid",
              Key.single("primaryGroupSID")),
          Map.entry("2.5.4.3", Key.single("commonName")),
          Map.entry("2.5.4.4", Key.single("surname")),
          Map.entry("2.5.4.42", Key.single("givenName")),
          Map.entry("2.5.4.45", Key.single("x500UniqueIdentifier")),
          Map.entry("0.9.2342.19200300.100.1.1", Key.single("uid")),
          Map.entry("0.9.2342.19200300.100.1.3", Key.single("mail")),
          Map.entry("0.9.2342.19200300.100.1.45", Key.single("organizationStatus")));

  public SamlConditions {
    ofTrust = Map.copyOf(ofTrust);
    ofSession = Map.copyOf(ofSession);
  }

  /** A key without its prefix, and whether it has all values of its attribute or the first. */
  private record Key(String name, boolean several) {
    static Key list(String name) {
      return new Key(name, true);
    }

    static Key single(String name) {
      return new Key(name, false);
    }
  }

  /** The names of the attributes that have keys of their own. */
  public static Set<String> mapped() {
    return KEYS.keySet();
  }

  /**
   * Of an assertion.
   *
   * @param provider the friendly name of the account's provider that made it
   */
  public static SamlConditions of(SamlAssertion assertion, AccountId account, String provider) {
    String document = account.digits() + "/" + provider;
    String qualifier = hash(assertion.issuer() + document);
    SequencedMap<String, List<String>> session = new LinkedHashMap<>();
    session.put("saml:namequalifier", List.of(qualifier));
    session.put("saml:sub", List.of(assertion.subject()));
    if (!assertion.format().isEmpty()) {
      session.put("saml:sub_type", List.of(assertion.subjectType()));
    }
    SequencedMap<String, List<String>> trust = new LinkedHashMap<>(session);
    trust.put("saml:aud", List.of(assertion.recipient()));
    trust.put("saml:iss", List.of(assertion.issuer()));
    trust.put("saml:doc", List.of(document));
    // Of two attributes for one key one alone counts, always the same.
    assertion.attributes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(attribute -> !attribute.getValue().isEmpty())
        .forEach(
            attribute -> {
              Key key = KEYS.get(attribute.getKey());
              if (key != null) {
                List<String> values = attribute.getValue();
                trust.putIfAbsent("saml:" + key.name, key.several ? values : values.subList(0, 1));
              }
            });
    return new SamlConditions(qualifier, trust, session);
  }

  private static String hash(String text) {
    try {
      // AWS's: it tells names apart, nothing rests on its strength.
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
