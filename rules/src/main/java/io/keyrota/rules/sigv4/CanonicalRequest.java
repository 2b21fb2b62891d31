package io.keyrota.rules.sigv4;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of a request that its signer and its verifier both arrive at: method, path,
 * query, signed headers, their names, the hash of the body, a line each. All services but S3: the
 * path is normalised and encoded once more.
 */
final class CanonicalRequest {
  private static final byte[] ALGORITHM_LINE = bytes("AWS4-HMAC-SHA256\n");

  private CanonicalRequest() {}

  /**
   * Writes it.
   *
   * @param signature the query parameter that holds the signature and is left out; null in the
   *     header form, where every parameter counts
   * @param bodyHash hexadecimal digits
   */
  static Bytes of(
      Message message,
      Query query,
      @Nullable String signature,
      String signedHeaders,
      byte[] bodyHash) {
    Bytes out = new Bytes(640);
    addMethod(out, message.method());
    addPath(out, message.path());
    out.add('\n');
    query.writeTo(out, signature);
    out.add('\n');
    byte[] names = Bytes.of(signedHeaders);
    addHeaders(out, message, signedHeaders, names);
    out.add('\n');
    out.add(names);
    out.add('\n');
    out.add(bodyHash);
    return out;
  }

  /** The string to sign: algorithm, time, scope and the canonical request's hash, a line each. */
  static Bytes stringToSign(AmzDate date, Scope scope, Bytes canonicalRequest) {
    Bytes out = new Bytes(192);
    out.add(ALGORITHM_LINE);
    out.add(date.basic());
    out.add('\n');
    out.add(scope.date());
    out.add('/');
    out.add(scope.region());
    out.add('/');
    out.add(scope.service());
    out.add('/');
    out.add(scope.terminator());
    out.add('\n');
    var digest = Sha256.start();
    digest.update(canonicalRequest.array(), 0, canonicalRequest.length());
    out.add(Hex.digits(Sha256.end(digest)));
    return out;
  }

  private static void addMethod(Bytes out, String method) {
    for (int i = 0; i < method.length(); i++) {
      char c = method.charAt(i);
      // a line break here would move every later line
      if (c <= ' ' || c >= 0x7f) {
        throw SignatureRefusals.mismatch();
      }
    }
    out.add(method);
    out.add('\n');
  }

  private static void addPath(Bytes out, String path) {
    if (path.equals("/")) {
      out.add('/');
      return;
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    out.add('/');
    for (Iterator<String> i = segments.iterator(); i.hasNext(); ) {
      out.add(UriEncoding.encoded(i.next()));
      if (i.hasNext() || path.endsWith("/")) {
        out.add('/');
      }
    }
  }

  private static void addHeaders(Bytes out, Message message, String signedHeaders, byte[] names) {
    int start = 0;
    while (start <= signedHeaders.length()) {
      int end = SignedHeaders.end(signedHeaders, start);
      boolean found = false;
      for (int i = 0; i < message.headerCount(); i++) {
        String name = message.headerName(i);
        if (!SignedHeaders.same(signedHeaders, start, end, name)) {
          continue;
        }
        if (found) {
          out.add(',');
        } else {
          out.add(names, start, end);
          out.add(':');
        }
        found = true;
        out.addTrimmed(message.headerValue(i));
      }
      if (!found) {
        // signed and gone on the way: an empty value in its place must not stand for it
        throw SignatureRefusals.mismatch();
      }
      out.add('\n');
      start = end + 1;
    }
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
