package io.keyrota.server.openid;

import io.keyrota.rules.json.Json;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.WebIdentityTokens;
import io.keyrota.server.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Verifies tokens by the keys that their issuer publishes at that moment (OpenID Connect Discovery
 * 1.0): nothing is remembered, so a key that the issuer has withdrawn is good for nothing at once.
 * Only so many are asked at a time.
 */
public final class OpenIdTokens implements WebIdentityTokens {
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final int AT_A_TIME = 16;

  private final Fetch fetch;
  private final Semaphore turns = new Semaphore(AT_A_TIME);

  public OpenIdTokens(Endpoints endpoints) {
    this.fetch = new Fetch(endpoints);
  }

  @Override
  public String issuer(String token) {
    return WebToken.of(token).issuer();
  }

  @Override
  public Claims verified(String token, List<String> thumbprints) {
    WebToken parts = WebToken.of(token);
    Claims claims = parts.said();
    if (!parts.signedBy(keys(claims.issuer(), thumbprints))) {
      throw StsRefusal.invalidIdentityToken("Couldn't verify the token's signature.");
    }
    return claims;
  }

  private List<Json.Obj> keys(String issuer, List<String> thumbprints) {
    if (!turns.tryAcquire()) {
      throw StsRefusal.providerUnreachable("Too many identity providers are being asked.");
    }
    try {
      Json.Obj configuration = object(uri(trimmed(issuer) + DISCOVERY), thumbprints);
      if (!configuration.text("issuer").map(issuer::equals).orElse(false)) {
        throw new NotReached("its configuration is of another issuer");
      }
      Json.Obj set =
          object(
              uri(
                  configuration
                      .text("jwks_uri")
                      .orElseThrow(() -> new NotReached("it tells of no keys"))),
              thumbprints);
      List<Json.Obj> keys = new ArrayList<>();
      if (set.members().get("keys") instanceof Json.Arr all) {
        for (Json item : all.items()) {
          if (item instanceof Json.Obj key) {
            keys.add(key);
          }
        }
      }
      return keys;
    } catch (NotTrusted e) {
      throw StsRefusal.invalidIdentityToken(
          "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint");
    } catch (NotReached e) {
      throw StsRefusal.providerUnreachable(
          "Couldn't retrieve verification key from your identity provider: " + e.getMessage());
    } finally {
      turns.release();
    }
  }

  private Json.Obj object(URI url, List<String> thumbprints) throws NotReached {
    return JsonValue.object(fetch.get(url, thumbprints))
        .orElseThrow(() -> new NotReached("its answer is not JSON"));
  }

  private static URI uri(String text) throws NotReached {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new NotReached("the URL is not usable");
    }
  }

  private static String trimmed(String issuer) {
    return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
  }
}
