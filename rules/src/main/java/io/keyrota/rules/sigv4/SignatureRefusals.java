package io.keyrota.rules.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.rules.aws.Refusal;
import java.util.Base64;
import java.util.List;

/**
 * Every refusal of a signature, with the code of AWS's query protocol; the wire translates the
 * codes for the other protocols. Where AWS has a wording it is AWS's. A message never repeats a
 * signature, a security token or a whole Authorization header: AWS hashes the header, and so do we.
 */
public final class SignatureRefusals {
  static final String DOES_NOT_MATCH = "SignatureDoesNotMatch";
  static final String INCOMPLETE = "IncompleteSignature";
  private static final int LONGEST_ECHO = 64;

  private SignatureRefusals() {}

  /** For a request without credentials. */
  public static Refusal missing() {
    return new Refusal("MissingAuthenticationToken", "Request is missing Authentication Token");
  }

  /** For an access key or a security token that does not exist, is inactive or was deleted. */
  public static Refusal unknownKey() {
    return new Refusal(
        "InvalidClientTokenId", "The security token included in the request is invalid.");
  }

  static Refusal mismatch() {
    return doesNotMatch(
        "The request signature we calculated does not match the signature you provided. Check your"
            + " AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.");
  }

  static Refusal doesNotMatch(String message) {
    return new Refusal(DOES_NOT_MATCH, message);
  }

  static Refusal requestExpired() {
    return new Refusal("RequestExpired", "Request has expired.");
  }

  static Refusal malformedQuery() {
    return new Refusal("MalformedQueryString", "The query string contains a syntax error.");
  }

  static Refusal incomplete(String authorization, List<String> absent) {
    StringBuilder message = new StringBuilder();
    for (String what : absent) {
      message.append("Authorization header requires ").append(what).append(". ");
    }
    message
        .append("(Hashed with SHA-256 and encoded with Base64) Authorization=")
        .append(hashed(authorization));
    return new Refusal(INCOMPLETE, message.toString());
  }

  static Refusal notAPair(String authorization) {
    return new Refusal(
        INCOMPLETE,
        "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256"
            + " and encoded with Base64): '"
            + hashed(authorization)
            + "'.");
  }

  static Refusal repeatedPart(String authorization) {
    return new Refusal(
        INCOMPLETE,
        "Authorization header has a parameter more than once. (Hashed with SHA-256 and encoded with"
            + " Base64) Authorization="
            + hashed(authorization));
  }

  static Refusal repeatedHeader(String name) {
    return new Refusal(INCOMPLETE, "Header '" + name + "' must not appear more than once.");
  }

  static Refusal repeatedParameter(String name) {
    return new Refusal(
        INCOMPLETE,
        "AWS query-string parameter '"
            + name
            + "' must not appear more than once. Re-examine the query-string parameters.");
  }

  static Refusal missingParameters(List<String> names) {
    StringBuilder message = new StringBuilder();
    for (String name : names) {
      message.append("AWS query-string parameters must include '").append(name).append("'. ");
    }
    return new Refusal(
        INCOMPLETE, message.append("Re-examine the query-string parameters.").toString());
  }

  static Refusal twoPlaces() {
    return new Refusal(
        INCOMPLETE,
        "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query"
            + " string parameter or the Authorization header should be specified");
  }

  static Refusal unsupportedAlgorithm(String algorithm) {
    return new Refusal(INCOMPLETE, "Unsupported AWS 'algorithm': '" + echo(algorithm) + "'.");
  }

  static Refusal unreadableDate(String text) {
    return new Refusal(
        INCOMPLETE,
        "Date must be in ISO-8601 'basic format'. Got '"
            + echo(text)
            + "'. See http://en.wikipedia.org/wiki/ISO_8601");
  }

  static Refusal unreadableCredential() {
    return new Refusal(
        INCOMPLETE,
        "Credential must have exactly 5 slash-delimited elements, e.g."
            + " keyid/date/region/service/term.");
  }

  static Refusal unreadableSignedHeaders() {
    return new Refusal(
        INCOMPLETE,
        "SignedHeaders must be lower-case header names in order, each once, separated by ';'.");
  }

  static Refusal badExpires(String message) {
    return new Refusal(INCOMPLETE, message);
  }

  /** A character that no byte stands for, which an HTTP server never produces. */
  static Refusal notBytes() {
    return mismatch();
  }

  /** A sender's text in a message: short, and nothing but visible ASCII. */
  static String echo(String text) {
    String shown = text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) + "..." : text;
    StringBuilder safe = new StringBuilder(shown.length());
    shown.chars().forEach(c -> safe.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
    return safe.toString();
  }

  private static String hashed(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(UTF_8)));
  }
}
