package io.keyrota.rules.sigv4;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads claims out of messages. */
final class ClaimParser {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  static final String SIGNATURE = "X-Amz-Signature";

  private static final String TOKEN = "X-Amz-Security-Token";
  private static final List<String> REQUIRED =
      List.of(
          "X-Amz-Algorithm",
          "X-Amz-Credential",
          "X-Amz-Signature",
          "X-Amz-SignedHeaders",
          "X-Amz-Date");
  private static final List<String> ONCE =
      List.of(
          "X-Amz-Algorithm",
          "X-Amz-Credential",
          "X-Amz-Signature",
          "X-Amz-SignedHeaders",
          "X-Amz-Date",
          "X-Amz-Expires",
          TOKEN);

  private ClaimParser() {}

  static Claim parse(Message message) {
    CredentialHeaders headers = CredentialHeaders.of(message);
    if (headers.authorization() != null && message.query() == null) {
      return header(headers, headers.authorization());
    }
    Query query = Query.parse(message.query());
    boolean presigned =
        query.has("X-Amz-Algorithm") || query.has("X-Amz-Credential") || query.has(SIGNATURE);
    if (headers.authorization() == null) {
      if (presigned) {
        return presigned(headers, query);
      }
      if (query.has("AWSAccessKeyId")) {
        throw SignatureRefusals.unsupportedAlgorithm("AWS");
      }
      return new Claim.None();
    }
    if (presigned || query.has("AWSAccessKeyId") || query.has(TOKEN)) {
      throw SignatureRefusals.twoPlaces();
    }
    return header(headers, headers.authorization());
  }

  private static Claim header(CredentialHeaders headers, String authorization) {
    AuthorizationHeader parts = AuthorizationHeader.parse(authorization, headers.hasDate());
    AmzDate date = headers.date();
    return new Claim.Header(
        Credential.accessKeyId(parts.credential()),
        Credential.scope(parts.credential()),
        signedHeaders(parts.signedHeaders()),
        parts.signature(),
        date,
        headers.token());
  }

  private static Claim presigned(CredentialHeaders headers, Query query) {
    for (String name : ONCE) {
      if (query.count(name) > 1) {
        throw SignatureRefusals.repeatedParameter(name);
      }
    }
    if (headers.token() != null && query.has(TOKEN)) {
      throw SignatureRefusals.twoPlaces();
    }
    List<String> missing = REQUIRED.stream().filter(name -> text(query, name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw SignatureRefusals.missingParameters(missing);
    }
    String algorithm = text(query, "X-Amz-Algorithm");
    if (!algorithm.equals(ALGORITHM)) {
      throw SignatureRefusals.unsupportedAlgorithm(algorithm);
    }
    String credential = text(query, "X-Amz-Credential");
    String date = text(query, "X-Amz-Date");
    AmzDate read = AmzDate.parseBasic(date);
    if (read == null) {
      throw SignatureRefusals.unreadableDate(date);
    }
    String token = query.value(TOKEN);
    return new Claim.Presigned(
        Credential.accessKeyId(credential),
        Credential.scope(credential),
        signedHeaders(text(query, "X-Amz-SignedHeaders")),
        text(query, SIGNATURE),
        read,
        token == null ? headers.token() : token,
        expires(query.value("X-Amz-Expires")));
  }

  private static String text(Query query, String name) {
    String value = query.value(name);
    return value == null ? "" : value;
  }

  private static String signedHeaders(String list) {
    if (!SignedHeaders.wellFormed(list)) {
      throw SignatureRefusals.unreadableSignedHeaders();
    }
    return list;
  }

  private static @Nullable Duration expires(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (text.startsWith("-") && number(text.substring(1))) {
      throw SignatureRefusals.badExpires("X-Amz-Expires must be non-negative");
    }
    if (!number(text)) {
      throw SignatureRefusals.badExpires("X-Amz-Expires should be a number");
    }
    long seconds = text.length() > 9 ? Long.MAX_VALUE : Long.parseLong(text);
    if (seconds > Verification.LONGEST_PRESIGNED.toSeconds()) {
      throw SignatureRefusals.badExpires(
          "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires"
              + " must be less than 604800 seconds");
    }
    if (seconds == 0) {
      throw SignatureRefusals.badExpires("X-Amz-Expires must be at least 1 second");
    }
    return Duration.ofSeconds(seconds);
  }

  private static boolean number(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
