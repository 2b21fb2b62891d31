package io.keyrota.rules.sts;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a web identity token says: RFC 7519's claims, and AWS's own under one name.
 *
 * @param issuer the account's
 * @param audience whom the token is for
 * @param id of the token
 * @param principalTags of the user, or of the role and its session
 * @param requestTags that the asker adds
 */
public record IdentityClaims(
    Caller caller,
    String issuer,
    List<String> audience,
    Instant issued,
    Instant expires,
    String id,
    Region region,
    Map<String, String> principalTags,
    Map<String, String> requestTags) {
  private static final String OWN = "https://sts.amazonaws.com/";

  /** The payload. */
  public Json.Obj payload() {
    SequencedMap<String, Json> claims = new LinkedHashMap<>();
    claims.put(
        "aud",
        audience.size() == 1
            ? new Json.Str(audience.getFirst())
            : new Json.Arr(audience.stream().<Json>map(Json.Str::new).toList()));
    claims.put("sub", new Json.Str(caller.principalArn()));
    claims.put(OWN, own());
    claims.put("iss", new Json.Str(issuer));
    claims.put("exp", number(expires));
    claims.put("iat", number(issued));
    claims.put("jti", new Json.Str(id));
    return new Json.Obj(claims);
  }

  private Json.Obj own() {
    SequencedMap<String, Json> own = new LinkedHashMap<>();
    own.put("aws_account", new Json.Str(caller.account().digits()));
    caller
        .session()
        .ifPresent(
            session -> own.put("original_session_exp", new Json.Str(session.expires().toString())));
    own.put("source_region", new Json.Str(region.name()));
    own.put("principal_id", new Json.Str(caller.principalArn()));
    put(own, "principal_tags", principalTags);
    put(own, "request_tags", requestTags);
    return new Json.Obj(own);
  }

  private static void put(SequencedMap<String, Json> to, String name, Map<String, String> tags) {
    if (!tags.isEmpty()) {
      SequencedMap<String, Json> values = new LinkedHashMap<>();
      tags.forEach((key, value) -> values.put(key, new Json.Str(value)));
      to.put(name, new Json.Obj(values));
    }
  }

  private static Json number(Instant at) {
    return new Json.Num(Long.toString(at.getEpochSecond()));
  }
}
