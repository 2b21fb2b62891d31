package io.keyrota.rules.sigv4;

import io.keyrota.rules.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests, as a client does.
 *
 * @param accessKeyId the access key's id
 * @param secret its secret, which stays open and the caller's
 * @param sessionToken sent and signed with temporary credentials
 * @param region of the scope
 * @param service the signing name, for example {@code iam}
 */
public record Signer(
    String accessKeyId,
    Secret secret,
    @Nullable String sessionToken,
    String region,
    String service) {

  /** What proxies and connections change on the way, which SDKs do not sign either. */
  private static final Set<String> NEVER_SIGNED =
      Set.of(
          "authorization",
          "connection",
          "content-length",
          "expect",
          "keep-alive",
          "te",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "x-amzn-trace-id");

  /**
   * The fields to add to a message that has a Host: {@code X-Amz-Date} unless it is there already
   * with this very instant, {@code X-Amz-Security-Token} with temporary credentials, {@code
   * Authorization}.
   */
  public List<Field> sign(PlainMessage message, Instant at) {
    List<Field> added = new ArrayList<>(3);
    AmzDate date = AmzDate.of(at);
    if (!names(message).contains("x-amz-date")) {
      added.add(new Field("X-Amz-Date", date.basic()));
    }
    if (sessionToken != null) {
      added.add(new Field("X-Amz-Security-Token", sessionToken));
    }
    PlainMessage whole = message.with(added);
    Scope scope = Scope.at(at, region, service);
    String signedHeaders = signedHeaders(whole);
    String signature = signature(whole, date, scope, signedHeaders);
    added.add(
        new Field(
            "Authorization",
            ClaimParser.ALGORITHM
                + " Credential="
                + accessKeyId
                + '/'
                + scope
                + ", SignedHeaders="
                + signedHeaders
                + ", Signature="
                + signature));
    return added;
  }

  /**
   * The query that signs a message by itself: whoever has it may send the request until it expires.
   *
   * @param expires 1 second to {@link Verification#LONGEST_PRESIGNED}
   */
  public String presign(PlainMessage message, Instant at, Duration expires) {
    AmzDate date = AmzDate.of(at);
    Scope scope = Scope.at(at, region, service);
    String signedHeaders = signedHeaders(message);
    StringBuilder query = new StringBuilder();
    if (message.query() != null && !message.query().isEmpty()) {
      query.append(message.query()).append('&');
    }
    query
        .append("X-Amz-Algorithm=")
        .append(ClaimParser.ALGORITHM)
        .append("&X-Amz-Credential=")
        .append(UriEncoding.encoded(accessKeyId + '/' + scope))
        .append("&X-Amz-Date=")
        .append(date.basic())
        .append("&X-Amz-Expires=")
        .append(expires.toSeconds());
    if (sessionToken != null) {
      query.append("&X-Amz-Security-Token=").append(UriEncoding.encoded(sessionToken));
    }
    query.append("&X-Amz-SignedHeaders=").append(UriEncoding.encoded(signedHeaders));
    PlainMessage whole = message.withQuery(query.toString());
    return query
        .append("&X-Amz-Signature=")
        .append(signature(whole, date, scope, signedHeaders))
        .toString();
  }

  /** Without the secret's holder and the token. */
  @Override
  public String toString() {
    return "Signer[" + accessKeyId + " for " + service + " in " + region + "]";
  }

  private String signature(PlainMessage message, AmzDate date, Scope scope, String signedHeaders) {
    byte[] bodyHash = Hex.digits(Sha256.of(message.body()));
    Bytes request =
        CanonicalRequest.of(message, Query.parse(message.query()), null, signedHeaders, bodyHash);
    try (SigningKey key = SigningKey.derive(secret, scope)) {
      return key.sign(CanonicalRequest.stringToSign(date, scope, request));
    }
  }

  private static String signedHeaders(PlainMessage message) {
    TreeSet<String> names = names(message);
    names.removeAll(NEVER_SIGNED);
    if (!names.contains("host")) {
      throw new IllegalArgumentException("a message is signed with its Host");
    }
    return String.join(";", names);
  }

  private static TreeSet<String> names(PlainMessage message) {
    TreeSet<String> names = new TreeSet<>();
    for (Field field : message.headers()) {
      names.add(field.name().toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
