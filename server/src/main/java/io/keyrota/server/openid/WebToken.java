package io.keyrota.server.openid;

import io.keyrota.rules.json.Json;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.WebIdentityTokens.Claims;
import io.keyrota.server.crypto.WebSignature;
import io.keyrota.server.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON Web Token (RFC 7519) in its compact form, signed, as it was sent.
 *
 * @param signed what the signature is over
 */
record WebToken(Json.Obj header, Json.Obj claims, byte[] signed, byte[] signature) {
  private static final String TAGS = "https://aws.amazon.com/tags";
  private static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";

  /**
   * Takes the token apart.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken
   */
  static WebToken of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw malformed();
    }
    int end = token.lastIndexOf('.');
    return new WebToken(
        JsonValue.object(decoded(parts[0])).orElseThrow(WebToken::malformed),
        JsonValue.object(decoded(parts[1])).orElseThrow(WebToken::malformed),
        token.substring(0, end).getBytes(StandardCharsets.ISO_8859_1),
        decoded(parts[2]));
  }

  String issuer() {
    return claims.text("iss").orElseThrow(WebToken::malformed);
  }

  /**
   * Whether one of the keys made the signature: the one that the header names, or where it names
   * none any.
   */
  boolean signedBy(List<Json.Obj> keys) {
    String algorithm = header.text("alg").orElse("");
    Optional<String> id = header.text("kid");
    if (!WebSignature.knows(algorithm) || header.member("crit").isPresent()) {
      return false;
    }
    return keys.stream()
        .filter(key -> id.isEmpty() || id.equals(key.text("kid")))
        .filter(key -> key.text("use").map("sig"::equals).orElse(true))
        .filter(key -> key.text("alg").map(algorithm::equals).orElse(true))
        .anyMatch(key -> verifies(key, algorithm));
  }

  private boolean verifies(Json.Obj key, String algorithm) {
    return switch (key.text("kty").orElse("")) {
      case "RSA" ->
          WebSignature.rsa(algorithm, bytes(key, "n"), bytes(key, "e"), signed, signature);
      case "EC" ->
          WebSignature.ecdsa(
              algorithm,
              key.text("crv").orElse(""),
              bytes(key, "x"),
              bytes(key, "y"),
              signed,
              signature);
      default -> false;
    };
  }

  /**
   * The claims.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken when one that is needed is missing
   */
  Claims said() {
    List<String> audiences = JsonValue.texts(claims, "aud");
    if (audiences.isEmpty()) {
      throw missing("aud");
    }
    Map<String, String> tags = new LinkedHashMap<>();
    Set<String> transitive = new HashSet<>();
    if (claims.members().get(TAGS) instanceof Json.Obj all) {
      if (all.members().get("principal_tags") instanceof Json.Obj principal) {
        principal
            .members()
            .keySet()
            .forEach(
                key ->
                    JsonValue.texts(principal, key).stream()
                        .limit(1)
                        .forEach(value -> tags.put(key, value)));
      }
      transitive.addAll(JsonValue.texts(all, "transitive_tag_keys"));
    }
    return new Claims(
        issuer(),
        claims.text("sub").orElseThrow(() -> missing("sub")),
        audiences,
        claims.text("azp"),
        JsonValue.texts(claims, "amr"),
        instant("iat").orElseThrow(() -> missing("iat")),
        instant("exp").orElseThrow(() -> missing("exp")),
        instant("nbf"),
        tags,
        transitive,
        claims.text(SOURCE_IDENTITY));
  }

  private Optional<Instant> instant(String name) {
    return claims
        .number(name)
        .map(
            number -> {
              try {
                return Instant.ofEpochMilli((long) (Double.parseDouble(number) * 1000));
              } catch (RuntimeException notATime) {
                throw malformed();
              }
            });
  }

  private static byte[] bytes(Json.Obj key, String name) {
    try {
      return Base64.getUrlDecoder().decode(key.text(name).orElse(""));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] decoded(String part) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static RuntimeException missing(String claim) {
    return StsRefusal.invalidIdentityToken("Missing a required claim: " + claim);
  }

  private static RuntimeException malformed() {
    return StsRefusal.invalidIdentityToken(
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access"
            + " Token)");
  }
}
