package io.keyrota.rules.acme;

import io.keyrota.rules.json.Json;

/**
 * The JWS by which a registration shows that its client has a binding's MAC key (RFC 8555, 7.3.4).
 *
 * @param keyId of the binding
 * @param jws whose signature is an HMAC-SHA-256, still to be verified
 */
public record ExternalBinding(String keyId, Jws jws) {

  /**
   * Reads the binding of a registration.
   *
   * @param url of the registration, which it must be made for
   * @param key the account's, which it must be about
   * @throws AcmeProblem externalAccountRequired without one, malformed or unauthorized for one that
   *     is not right
   */
  public static ExternalBinding of(Json.Obj registration, String url, Jwk key, Jws.Reader reader) {
    Json member =
        registration
            .member("externalAccountBinding")
            .orElseThrow(
                () ->
                    new AcmeProblem(
                        AcmeProblem.Type.EXTERNAL_ACCOUNT_REQUIRED,
                        "An account is registered with an external account binding."));
    if (!(member instanceof Json.Obj object)) {
      throw AcmeProblem.malformed("The external account binding is no JWS.");
    }
    Jws jws = Jws.of(object, reader);
    if (!jws.header().text("alg").orElse("").equals("HS256")) {
      // Not badSignatureAlgorithm, which names those that requests are signed by.
      throw AcmeProblem.malformed("The external account binding is signed with HS256.");
    }
    if (jws.header().member("crit").isPresent()
        || jws.header().member("b64").isPresent()
        || jws.header().member("nonce").isPresent()
        || jws.header().member("jwk").isPresent()) {
      throw AcmeProblem.malformed(
          "The external account binding's header has alg, kid and url alone.");
    }
    jws.needUrl(url);
    if (!Jwk.of(jws.object(reader)).equals(key)) {
      throw AcmeProblem.malformed("The external account binding is about another key.");
    }
    return new ExternalBinding(
        jws.header()
            .text("kid")
            .orElseThrow(() -> AcmeProblem.malformed("The external account binding names no key.")),
        jws);
  }
}
