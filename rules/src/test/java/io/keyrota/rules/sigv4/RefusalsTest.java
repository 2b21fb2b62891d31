package io.keyrota.rules.sigv4;

import static io.keyrota.rules.sigv4.Requests.GET;
import static io.keyrota.rules.sigv4.Requests.NOW;
import static io.keyrota.rules.sigv4.Requests.PLAIN;
import static io.keyrota.rules.sigv4.Requests.edited;
import static io.keyrota.rules.sigv4.Requests.editedQuery;
import static io.keyrota.rules.sigv4.Requests.plus;
import static io.keyrota.rules.sigv4.Requests.presigned;
import static io.keyrota.rules.sigv4.Requests.refusal;
import static io.keyrota.rules.sigv4.Requests.signed;
import static io.keyrota.rules.sigv4.Requests.verdict;
import static io.keyrota.rules.sigv4.Requests.withBody;
import static io.keyrota.rules.sigv4.Requests.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/signatures.md, line by line. */
class RefusalsTest {
  private static final String MATCH = "SignatureDoesNotMatch";
  private static final String INCOMPLETE = "IncompleteSignature";
  private static final String TWO_PLACES =
      "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query"
          + " string parameter or the Authorization header should be specified";
  private static final String MISMATCH =
      "The request signature we calculated does not match the signature you provided. Check your AWS"
          + " Secret Access Key and signing method. Consult the service documentation for details.";

  record Line(String name, PlainMessage message, String code, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource({"matching", "scopes", "incomplete", "places", "presigning"})
  void refusesWithAwsCodeAndMessage(Line line) {
    Refusal refusal = refusal(line.message, NOW);
    assertThat(refusal.code()).isEqualTo(line.code);
    assertThat(refusal.message()).isEqualTo(line.text);
  }

  @Test
  void acceptsTheRequestsThatTheTableVaries() {
    assertThat(verdict(signed(PLAIN), NOW)).isInstanceOf(Verdict.Valid.class);
    assertThat(verdict(signed(PLAIN, "aws-global", "iam"), NOW)).isInstanceOf(Verdict.Valid.class);
    assertThat(verdict(presigned(Duration.ofSeconds(60)), NOW)).isInstanceOf(Verdict.Valid.class);
  }

  static List<Line> matching() {
    String hash =
        new String(Hex.digits(Sha256.of(PLAIN.body())), java.nio.charset.StandardCharsets.US_ASCII);
    PlainMessage hashed = signed(plus(PLAIN, "x-amz-content-sha256", hash));
    assertThat(verdict(hashed, NOW)).isInstanceOf(Verdict.Valid.class);
    String unsignedHeader = "' must be a 'SignedHeader' in the AWS Authorization.";
    String payload =
        "The value of 'x-amz-content-sha256' must be the SHA-256 of the body: this service takes"
            + " neither unsigned nor streamed payloads.";
    String otherHash =
        "The provided 'x-amz-content-sha256' header does not match what was computed.";
    return List.of(
        new Line("another signature", edited("Signature=.{4}", "Signature=zzzz"), MATCH, MISMATCH),
        new Line("a signature cut short", edited("Signature=.*", "Signature=00"), MATCH, MISMATCH),
        new Line("another body", withBody(signed(PLAIN), "Action=x"), MATCH, MISMATCH),
        new Line(
            "another host",
            plus(without("Host", signed(PLAIN)), "Host", "evil.example"),
            MATCH,
            MISMATCH),
        new Line("a signed header gone", without("Content-Type", signed(PLAIN)), MATCH, MISMATCH),
        new Line("no host at all", without("Host", signed(PLAIN)), MATCH, MISMATCH),
        new Line("the body changed under its hash", withBody(hashed, "Action=x"), MATCH, otherHash),
        new Line(
            "a wrong hash, signed",
            signed(plus(PLAIN, "X-Amz-Content-Sha256", "0".repeat(64))),
            MATCH,
            otherHash),
        new Line(
            "an unsigned payload",
            signed(plus(PLAIN, "x-amz-content-sha256", "UNSIGNED-PAYLOAD")),
            MATCH,
            payload),
        new Line(
            "a streamed payload",
            signed(
                plus(PLAIN, "x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")),
            MATCH,
            payload),
        new Line(
            "host not signed",
            edited("content-type;host;", "content-type;"),
            MATCH,
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
        new Line(
            "two hosts",
            plus(signed(PLAIN), "host", "127.0.0.1:4580"),
            MATCH,
            "Header 'Host' must not appear more than once."),
        new Line(
            "a target not signed",
            plus(signed(PLAIN), "X-Amz-Target", "TrentService.Decrypt"),
            MATCH,
            "'X-Amz-Target" + unsignedHeader),
        new Line(
            "a token not signed",
            plus(signed(PLAIN), "x-amz-security-token", "t"),
            MATCH,
            "'x-amz-security-token" + unsignedHeader),
        new Line(
            "a hash not signed",
            plus(signed(PLAIN), "x-amz-content-sha256", hash),
            MATCH,
            "'x-amz-content-sha256" + unsignedHeader),
        new Line(
            "a header name that is not text",
            plus(signed(PLAIN), "x-amz-\u001b[2J", "t"),
            MATCH,
            "'x-amz-?[2J" + unsignedHeader));
  }

  static List<Line> scopes() {
    String date =
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
            + " '20261122' != '20261123', from '20261123T120000Z'.";
    return List.of(
        new Line(
            "another service",
            signed(PLAIN, "us-east-1", "sts"),
            MATCH,
            "Credential should be scoped to correct service: 'iam'. "),
        new Line(
            "another region",
            signed(PLAIN, "xx", "iam"),
            MATCH,
            "Credential should be scoped to a valid region, not 'xx'. "),
        new Line(
            "both",
            signed(PLAIN, "xx", "sts"),
            MATCH,
            "Credential should be scoped to a valid region, not 'xx'. Credential should be scoped to"
                + " correct service: 'iam'. "),
        new Line(
            "another terminator",
            edited("aws4_request", "aws5_request"),
            MATCH,
            "Credential should be scoped with a valid terminator: 'aws4_request', not"
                + " 'aws5_request'. "),
        new Line("another day", edited("/20261123/", "/20261122/"), MATCH, date),
        new Line(
            "a day cut short",
            edited("/20261123/", "/2026/"),
            MATCH,
            date.replace("20261122", "2026")));
  }

  static List<Line> incomplete() {
    String credential =
        "Credential must have exactly 5 slash-delimited elements, e.g."
            + " keyid/date/region/service/term.";
    String names =
        "SignedHeaders must be lower-case header names in order, each once, separated by ';'.";
    String hashedAs = "(Hashed with SHA-256 and encoded with Base64) Authorization=";
    return List.of(
        new Line(
            "no credentials",
            PLAIN,
            "MissingAuthenticationToken",
            "Request is missing Authentication Token"),
        new Line(
            "nothing but the algorithm",
            plus(PLAIN, "Authorization", "AWS4-HMAC-SHA256"),
            INCOMPLETE,
            "Authorization header requires 'Credential' parameter. Authorization header requires"
                + " 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter."
                + " Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'"
                + " header. "
                + hashedAs
                + "YI2YWea8FSxnksZL2ETHbs5elHm9HQufxTLK0W0ffV0="),
        new Line(
            "an empty credential",
            plus(
                plus(PLAIN, "x-amz-date", "20261123T120000Z"),
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=, SignedHeaders=host, Signature=00"),
            INCOMPLETE,
            "Authorization header requires 'Credential' parameter. "
                + hashedAs
                + "5Lp15JQs/m5YBY5JiWM8uF0wl77vNC0yq9G8xkmecRU="),
        new Line(
            "a part without a value",
            plus(PLAIN, "Authorization", "AWS4-HMAC-SHA256 Credential"),
            INCOMPLETE,
            "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256"
                + " and encoded with Base64): 'KfSoC26UaBDGXxo5AUFS45c1cmAbyLKDOxOTKcZYWt4='."),
        new Line("a credential of four parts", edited("/aws4_request", ""), INCOMPLETE, credential),
        new Line(
            "a credential of six parts",
            edited("/aws4_request", "/x/aws4_request"),
            INCOMPLETE,
            credential),
        new Line("a credential without a key", edited("AKIAKNOWN", ""), INCOMPLETE, credential),
        new Line(
            "a space in a credential", edited("AKIAKNOWN", "AKIA KNOWN"), INCOMPLETE, credential),
        new Line(
            "names out of order",
            edited("content-type;host", "host;content-type"),
            INCOMPLETE,
            names),
        new Line("a name twice", edited(";host;", ";host;host;"), INCOMPLETE, names),
        new Line("a name in capitals", edited(";host;", ";Host;"), INCOMPLETE, names),
        new Line("an empty name", edited(";host;", ";;host;"), INCOMPLETE, names),
        new Line(
            "a date in another format",
            plus(without("X-Amz-Date", signed(PLAIN)), "X-Amz-Date", "2026-11-23T12:00:00Z"),
            INCOMPLETE,
            "Date must be in ISO-8601 'basic format'. Got '2026-11-23T12:00:00Z'. See"
                + " http://en.wikipedia.org/wiki/ISO_8601"),
        new Line(
            "a day that does not exist",
            plus(without("X-Amz-Date", signed(PLAIN)), "X-Amz-Date", "20260230T120000Z"),
            INCOMPLETE,
            "Date must be in ISO-8601 'basic format'. Got '20260230T120000Z'. See"
                + " http://en.wikipedia.org/wiki/ISO_8601"),
        new Line(
            "signature version 2",
            edited("AWS4-HMAC-SHA256 .*", "AWS AKIAKNOWN:c2lnbmF0dXJl"),
            INCOMPLETE,
            "Unsupported AWS 'algorithm': 'AWS'."),
        new Line(
            "an elliptic curve",
            edited("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"),
            INCOMPLETE,
            "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'."),
        new Line(
            "a bearer token",
            edited("AWS4-HMAC-SHA256 .*", "Bearer secret"),
            INCOMPLETE,
            "Authorization header requires 'Credential' parameter. Authorization header requires"
                + " 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. "
                + hashedAs
                + "v/3iBBM0e3oA4TY94/l8pp5BncCupV9KSnUBj6s6Do4="));
  }

  static List<Line> places() {
    PlainMessage both = presigned(Duration.ofSeconds(60));
    return List.of(
        new Line(
            "header and query",
            both.with(
                List.of(new Field("Authorization", signed(PLAIN).headers().getLast().value()))),
            INCOMPLETE,
            TWO_PLACES),
        new Line(
            "two tokens", signed(plus(both, "X-Amz-Security-Token", "t")), INCOMPLETE, TWO_PLACES),
        new Line(
            "a token in the query beside the header",
            signed(GET.withQuery("X-Amz-Security-Token=t")),
            INCOMPLETE,
            TWO_PLACES),
        new Line(
            "a token in the header beside the query's",
            plus(both, "X-Amz-Security-Token", "t"),
            INCOMPLETE,
            TWO_PLACES),
        new Line(
            "version 2 in the query beside the header",
            signed(GET.withQuery("AWSAccessKeyId=AKIA")),
            INCOMPLETE,
            TWO_PLACES),
        new Line(
            "two Authorization headers",
            plus(signed(PLAIN), "authorization", "AWS4-HMAC-SHA256"),
            INCOMPLETE,
            "Header 'Authorization' must not appear more than once."),
        new Line(
            "two dates",
            plus(signed(PLAIN), "x-amz-date", "20261123T120000Z"),
            INCOMPLETE,
            "Header 'X-Amz-Date' must not appear more than once."),
        new Line(
            "two credentials in one header",
            plus(PLAIN, "Authorization", "AWS4-HMAC-SHA256 Credential=a,Credential=b"),
            INCOMPLETE,
            "Authorization header has a parameter more than once. (Hashed with SHA-256 and encoded"
                + " with Base64) Authorization=HaFeO5hQ5PtXgUrjGtTGqX+MLluqQy03NBUHih4z7Ks="));
  }

  static List<Line> presigning() {
    String again = "' must not appear more than once. Re-examine the query-string parameters.";
    return List.of(
        new Line(
            "a second signature",
            editedQuery("$", "&X-Amz-Signature=00"),
            INCOMPLETE,
            "AWS query-string parameter 'X-Amz-Signature" + again),
        new Line(
            "a second credential, spelt otherwise",
            editedQuery("$", "&X%2dAmz-Credential=a"),
            INCOMPLETE,
            "AWS query-string parameter 'X-Amz-Credential" + again),
        new Line(
            "no date and no names",
            editedQuery("&X-Amz-(Date|SignedHeaders)=[^&]*", ""),
            INCOMPLETE,
            "AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string"
                + " parameters must include 'X-Amz-Date'. Re-examine the query-string parameters."),
        new Line(
            "no algorithm",
            editedQuery("X-Amz-Algorithm=[^&]*&", ""),
            INCOMPLETE,
            "AWS query-string parameters must include 'X-Amz-Algorithm'. Re-examine the query-string"
                + " parameters."),
        new Line(
            "another algorithm",
            editedQuery("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"),
            INCOMPLETE,
            "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'."),
        new Line(
            "version 2 in the query",
            GET.withQuery("AWSAccessKeyId=AKIA&SignatureVersion=2&Signature=x"),
            INCOMPLETE,
            "Unsupported AWS 'algorithm': 'AWS'."),
        new Line(
            "expires now",
            editedQuery("Expires=60", "Expires=0"),
            INCOMPLETE,
            "X-Amz-Expires must be at least 1 second"),
        new Line(
            "expires before",
            editedQuery("Expires=60", "Expires=-1"),
            INCOMPLETE,
            "X-Amz-Expires must be non-negative"),
        new Line(
            "expires not a number",
            editedQuery("Expires=60", "Expires=6e1"),
            INCOMPLETE,
            "X-Amz-Expires should be a number"),
        new Line(
            "expires empty",
            editedQuery("Expires=60", "Expires="),
            INCOMPLETE,
            "X-Amz-Expires should be a number"),
        new Line(
            "expires after a week",
            editedQuery("Expires=60", "Expires=604801"),
            INCOMPLETE,
            "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires"
                + " must be less than 604800 seconds"),
        new Line(
            "expires after ages",
            editedQuery("Expires=60", "Expires=" + "9".repeat(40)),
            INCOMPLETE,
            "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires"
                + " must be less than 604800 seconds"),
        new Line(
            "expires later than signed", editedQuery("Expires=60", "Expires=61"), MATCH, MISMATCH),
        new Line("its action changed", editedQuery("ListUsers", "DeleteUser"), MATCH, MISMATCH),
        new Line("a parameter more", editedQuery("^", "UserName=a&"), MATCH, MISMATCH),
        new Line("its region changed", editedQuery("us-east-1", "aws-global"), MATCH, MISMATCH),
        new Line(
            "signed for another service",
            editedQuery("%2Fiam%2F", "%2Fsts%2F"),
            MATCH,
            "Credential should be scoped to correct service: 'iam'. "),
        new Line(
            "a percent sign alone",
            editedQuery("$", "&a=%"),
            "MalformedQueryString",
            "The query string contains a syntax error."),
        new Line(
            "a percent sign before something else",
            editedQuery("$", "&a=%1g"),
            "MalformedQueryString",
            "The query string contains a syntax error."));
  }
}
