package io.keyrota.server.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * llhttp's 101 requests against a listening front. Where its parser takes a request, the answerer
 * sees it; where it errs, we refuse. {@link #DIFFERENCES} is the exact list of exceptions.
 */
final class HttpRequestVectorsTest {

  private enum End {
    SERVED,
    REFUSED
  }

  /** How many requests reached the answerer, and whether what followed was refused. */
  private record Outcome(int served, End end) {}

  private record Difference(Outcome ours, String reason) {}

  private static final String FORGIVING = "the verdict of a parser told to forgive; we do not: ";
  private static final String UPGRADE =
      "llhttp stops to hand the connection to another protocol; we ignore Upgrade, as RFC 9110, 7.8"
          + " allows, and read on in HTTP/1.1";
  private static final String PROXY = "we are no proxy: CONNECT is refused";
  private static final String VERSION = "only HTTP/1.0 and HTTP/1.1 are spoken here";
  private static final String METHOD =
      "any token is a method by RFC 9110, 9.1; which are served is for the answerer to say";

  private static final Map<String, Difference> DIFFERENCES =
      Map.ofEntries(
          entry("connection: Setting a flag and pausing", served(1, UPGRADE)),
          entry("connection: Emitting part of body and pausing", served(1, UPGRADE)),
          entry(
              "connection: Upgrade GET request",
              refused(0, "Netty takes eight octets more for content of a WebSocket draft")),
          entry("connection: Multiple tokens with folding", refused(0, FORGIVING + "folded lines")),
          entry(
              "connection: Multiple tokens with folding, LWS, and CRLF",
              refused(0, FORGIVING + "folded lines")),
          entry(
              "connection: Invalid whitespace token with Connection header field (lenient)",
              refused(0, FORGIVING + "a space before the colon")),
          entry(
              "content-length: Invalid whitespace token with Content-Length header field (lenient)",
              refused(0, FORGIVING + "a space before the colon")),
          entry(
              "content-length: No error on simultaneous Content-Length and Transfer-Encoding:"
                  + " identity (lenient)",
              refused(0, FORGIVING + "a length beside an encoding")),
          entry(
              "content-length: Missing CRLF-CRLF before body (lenient)",
              refused(0, FORGIVING + "a bare CR")),
          entry(
              "content-length: Content-Length reset when no body is received",
              served(0, "there llhttp was told that no body follows; here it is awaited")),
          entry("invalid: HTTP protocol and ANNOUNCE method", served(1, METHOD)),
          entry("invalid: Invalid method", served(1, METHOD)),
          entry(
              "invalid: Headers separated by dummy characters (lenient)",
              refused(0, FORGIVING + "a bare CR")),
          entry("invalid: Only LFs present (lenient)", refused(0, FORGIVING + "bare LFs")),
          entry("invalid: Spaces before headers (lenient)", refused(0, FORGIVING + "folded lines")),
          entry("method: CONNECT request", refused(0, PROXY)),
          entry("method: CONNECT request with CAPS", refused(0, PROXY)),
          entry("method: CONNECT with body", refused(0, PROXY)),
          entry(
              "method: M-SEARCH request",
              refused(0, "by RFC 9112, 3.2.4 the asterisk is a target of OPTIONS alone")),
          entry("method: SOURCE request with ICE", refused(0, VERSION)),
          entry("method: OPTIONS request with RTSP", refused(0, VERSION)),
          entry("method: ANNOUNCE request with RTSP", refused(0, VERSION)),
          entry("sample: No HTTP version", refused(0, VERSION)),
          entry(
              "sample: Line folding in header value with CRLF",
              refused(0, FORGIVING + "folded lines")),
          entry("sample: No LF after CR (lenient)", refused(0, FORGIVING + "a bare CR")),
          entry("sample: X-SSL-Nonsense", refused(0, FORGIVING + "folded lines")));

  @TestFactory
  Stream<DynamicTest> servesAndRefusesAsAStrictParserDoes() {
    List<RequestVectors.Case> cases = RequestVectors.read(folder());
    Front front =
        new Front(HttpLimits.DEFAULTS, request -> new RawResponse(200, List.of(), new byte[0]));
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(front, each)))
        .onClose(front::close);
  }

  @Test
  void findsAllTheRequestsAndEveryListedDifference() {
    Set<String> names =
        RequestVectors.read(folder()).stream()
            .map(RequestVectors.Case::name)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(names).hasSize(101).containsAll(DIFFERENCES.keySet());
  }

  private static void check(Front front, RequestVectors.Case vector) {
    front.seen.clear();
    Outcome ours;
    try (RawClient client = front.client()) {
      client.trySend(vector.octets());
      client.endOutput();
      List<Integer> statuses =
          client.answersUntilClosed().stream().map(RawClient.Answer::status).toList();
      int answered = (int) statuses.stream().filter(status -> status == 200).count();
      ours = new Outcome(front.seen.size(), answered < statuses.size() ? End.REFUSED : End.SERVED);

      assertThat(statuses).isSubsetOf(200, 400);
      assertThat(answered).as("every request seen is answered").isEqualTo(front.seen.size());
      assertThat(front.broken).isEmpty();
    }

    Outcome theirs = verdict(vector);
    Difference difference = DIFFERENCES.get(vector.name());
    if (difference == null) {
      assertThat(ours).as("by llhttp: %s", vector.reason()).isEqualTo(theirs);
    } else {
      assertThat(ours).as(difference.reason).isEqualTo(difference.ours).isNotEqualTo(theirs);
    }
  }

  /** Error 5 is data after {@code Connection: close}: by then the connection is gone. */
  private static Outcome verdict(RequestVectors.Case vector) {
    boolean refused = vector.error() != 0 && vector.error() != 5;
    return new Outcome(vector.complete(), refused ? End.REFUSED : End.SERVED);
  }

  private static Difference served(int requests, String reason) {
    return new Difference(new Outcome(requests, End.SERVED), reason);
  }

  private static Difference refused(int requests, String reason) {
    return new Difference(new Outcome(requests, End.REFUSED), reason);
  }

  private static Path folder() {
    return RequestVectors.folder()
        .orElseGet(() -> abort("the shared vectors are not beside the repository"));
  }
}
