package io.keyrota.rules.sts;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom assertions must be for: AWS's sign-in endpoints, by which identity providers know AWS, in
 * their regional forms and with the provider's own id behind them; and this installation's.
 *
 * @param own {@code …/saml} below the public URL, where one is set
 */
public record SamlEndpoints(Optional<String> own) {
  private static final String EVERYBODY = "urn:amazon:webservices";
  private static final String ACS = "/acs/";

  /** What comes after the host, and a number by which providers tell several uses apart. */
  private static final Pattern SIGN_IN =
      Pattern.compile(
          "https://(?:[a-z]{2}(?:-[a-z]{2,12}){1,3}-[0-9]{1,2}\\.)?signin\\.aws\\.amazon\\.com/saml"
              + "(?:/acs/(?<provider>[A-Z0-9]+))?(?<use>#[0-9]+)?");

  /** Those of an installation. */
  public static SamlEndpoints of(Optional<String> publicUrl) {
    return new SamlEndpoints(publicUrl.map(url -> url + "/saml"));
  }

  /**
   * Judges whom an assertion is for.
   *
   * @param uuid the provider's id
   * @param encrypted whether the provider must encrypt: then the recipient must name the provider
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken
   */
  public void need(SamlAssertion assertion, String uuid, boolean encrypted) {
    if (!receives(assertion.recipient(), uuid, encrypted)) {
      throw StsRefusal.invalidResponse("its recipient is not the sign-in endpoint");
    }
    List<List<String>> restrictions = assertion.audiences();
    if (restrictions.isEmpty()
        || !restrictions.stream()
            .allMatch(named -> named.stream().anyMatch(it -> isMeant(it, uuid)))) {
      throw StsRefusal.invalidIdentityToken("Response does not contain the required audience.");
    }
  }

  private boolean receives(String recipient, String uuid, boolean encrypted) {
    Matcher signIn = SIGN_IN.matcher(recipient);
    if (signIn.matches()) {
      String named = signIn.group("provider");
      return signIn.group("use") == null && (named == null ? !encrypted : named.equals(uuid));
    }
    return own.filter(it -> isOwn(it, recipient, uuid, encrypted)).isPresent();
  }

  private static boolean isOwn(String own, String recipient, String uuid, boolean encrypted) {
    return recipient.equals(own + ACS + uuid) || (!encrypted && recipient.equals(own));
  }

  private boolean isMeant(String audience, String uuid) {
    if (audience.equals(EVERYBODY)) {
      return true;
    }
    Matcher signIn = SIGN_IN.matcher(audience);
    if (signIn.matches()) {
      String named = signIn.group("provider");
      return named == null || named.equals(uuid);
    }
    return own.filter(it -> isOwn(it, audience, uuid, false)).isPresent();
  }
}
