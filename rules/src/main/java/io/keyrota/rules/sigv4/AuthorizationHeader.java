package io.keyrota.rules.sigv4;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three parts of {@code AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…}. */
record AuthorizationHeader(String credential, String signedHeaders, String signature) {

  static AuthorizationHeader parse(String value, boolean hasDate) {
    int space = value.indexOf(' ');
    String algorithm = space < 0 ? value : value.substring(0, space);
    if (!algorithm.equals(ClaimParser.ALGORITHM) && algorithm.startsWith("AWS")) {
      throw SignatureRefusals.unsupportedAlgorithm(algorithm);
    }
    String credential = null;
    String signedHeaders = null;
    String signature = null;
    if (algorithm.equals(ClaimParser.ALGORITHM) && space >= 0) {
      int start = space + 1;
      while (start <= value.length()) {
        int comma = value.indexOf(',', start);
        int end = comma < 0 ? value.length() : comma;
        while (start < end && value.charAt(start) == ' ') {
          start++;
        }
        if (value.startsWith("Credential=", start)) {
          credential = once(value, credential, start + "Credential=".length(), end);
        } else if (value.startsWith("SignedHeaders=", start)) {
          signedHeaders = once(value, signedHeaders, start + "SignedHeaders=".length(), end);
        } else if (value.startsWith("Signature=", start)) {
          signature = once(value, signature, start + "Signature=".length(), end);
        } else if (value.substring(start, end).indexOf('=') < 0) {
          throw SignatureRefusals.notAPair(value);
        }
        start = end + 1;
      }
    }
    AuthorizationHeader parts =
        new AuthorizationHeader(orEmpty(credential), orEmpty(signedHeaders), orEmpty(signature));
    if (parts.credential.isEmpty()
        || parts.signedHeaders.isEmpty()
        || parts.signature.isEmpty()
        || !hasDate) {
      throw SignatureRefusals.incomplete(value, parts.absent(hasDate));
    }
    return parts;
  }

  private static String orEmpty(@Nullable String part) {
    return part == null ? "" : part;
  }

  private static String once(String value, @Nullable String before, int from, int to) {
    if (before != null) {
      throw SignatureRefusals.repeatedPart(value);
    }
    return value.substring(from, to).strip();
  }

  private List<String> absent(boolean hasDate) {
    List<String> absent = new ArrayList<>();
    if (credential.isEmpty()) {
      absent.add("'Credential' parameter");
    }
    if (signature.isEmpty()) {
      absent.add("'Signature' parameter");
    }
    if (signedHeaders.isEmpty()) {
      absent.add("'SignedHeaders' parameter");
    }
    if (!hasDate) {
      absent.add("existence of either a 'X-Amz-Date' or a 'Date' header");
    }
    return absent;
  }
}
