package io.keyrota.server.pages;

import io.keyrota.rules.iam.TokenIssuer;
import io.keyrota.rules.iam.TokenIssuer.Algorithm;
import io.keyrota.rules.iam.TokenIssuer.IssuerKey;
import io.keyrota.server.aws.TokenIssuers;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.json.JsonOutput;
import io.keyrota.server.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What the issuers of web identity tokens publish: OpenID Connect Discovery, and their keys as JSON
 * Web Keys. An account that signs no more keeps its pages, for what it signed.
 */
public final class IssuerPages {
  private static final long KEPT_SECONDS = 300;

  private final TokenIssuers issuers;
  private final Store store;

  public IssuerPages(TokenIssuers issuers, Store store) {
    this.issuers = issuers;
    this.store = store;
  }

  /** The provider's metadata. */
  RawResponse configuration(String id) {
    return file(
        id,
        (issuer, json) -> {
          json.name("issuer").string(issuer.url());
          json.name("jwks_uri").string(issuer.url() + "/.well-known/jwks.json");
          texts(json, "response_types_supported", List.of("id_token"));
          texts(json, "subject_types_supported", List.of("public"));
          texts(
              json,
              "id_token_signing_alg_values_supported",
              Arrays.stream(Algorithm.values()).map(Enum::name).toList());
          return texts(
              json,
              "claims_supported",
              List.of("aud", "exp", "iat", "iss", "jti", "sub", "https://sts.amazonaws.com/"));
        });
  }

  /** The keys: those that sign, will soon, or did until lately. */
  RawResponse keys(String id) {
    return file(
        id,
        (issuer, json) -> {
          json.name("keys").open('[');
          issuer.keys().forEach(key -> key(json, key));
          return json.close(']');
        });
  }

  private static void key(JsonOutput json, IssuerKey key) {
    json.open('{').name("kty");
    switch (key.algorithm()) {
      case RS256 -> {
        common(json.string("RSA"), key);
        json.name("n").string(key.first()).name("e").string(key.second());
      }
      case ES384 -> {
        common(json.string("EC"), key);
        json.name("crv").string("P-384");
        json.name("x").string(key.first()).name("y").string(key.second());
      }
    }
    json.close('}');
  }

  private static void common(JsonOutput json, IssuerKey key) {
    json.name("use").string("sig");
    json.name("alg").string(key.algorithm().name());
    json.name("kid").string(key.id());
  }

  private static JsonOutput texts(JsonOutput json, String name, List<String> values) {
    json.name(name).open('[');
    values.forEach(json::string);
    return json.close(']');
  }

  private RawResponse file(String id, BiFunction<TokenIssuer, JsonOutput, JsonOutput> members) {
    return issuers
        .named(id, store.snapshot())
        .map(it -> members.apply(it, new JsonOutput(1024).open('{')).close('}').take())
        .map(bytes -> Answers.file("application/json", bytes, KEPT_SECONDS))
        .orElseGet(Answers::missing);
  }
}
