package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * A presigned GetCallerIdentity, made by AWS's own signer: whoever has the URL may send it until it
 * expires, and nobody may change anything of it.
 */
class PresignedAcceptance {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String MISMATCH = "SignatureDoesNotMatch";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoeverHasTheAddressMaySendIt() throws Exception {
    String url = presigned(Instant.now(), MINUTE, "sts");
    for (int sent = 0; sent < 2; sent++) {
      HttpResponse<String> answer = get(url);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains(":root</Arn>");
    }
    refused(get(presigned(Instant.now(), MINUTE, "sts", "not/the/secret")), 403, MISMATCH);
  }

  @Test
  void itIsGoodForAsLongAsItSaysEvenBeyondFifteenMinutes() throws Exception {
    Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
    assertThat(get(presigned(anHourAgo, Duration.ofMinutes(61), "sts")).statusCode())
        .isEqualTo(200);
    refused(get(presigned(anHourAgo, Duration.ofMinutes(59), "sts")), 400, "RequestExpired");
  }

  @Test
  void nobodyMayMakeItLastLonger() throws Exception {
    String url = presigned(Instant.now(), MINUTE, "sts");
    assertThat(url).contains("X-Amz-Expires=60");
    refused(get(url.replace("X-Amz-Expires=60", "X-Amz-Expires=61")), 403, MISMATCH);
    String late = presigned(Instant.now().minus(Duration.ofHours(1)), MINUTE, "sts");
    refused(get(late), 400, "RequestExpired");
    refused(get(late.replace("X-Amz-Expires=60", "X-Amz-Expires=7200")), 403, MISMATCH);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "604801", "a"})
  void aLifeThatCannotBeIsRefusedBeforeAnyKeyIsLookedAt(String expires) throws Exception {
    String url = presigned(Instant.now(), MINUTE, "sts");
    refused(
        get(url.replace("X-Amz-Expires=60", "X-Amz-Expires=" + expires)),
        400,
        "IncompleteSignature");
  }

  @Test
  void whatWasNotSignedIsNotAsked() throws Exception {
    String url = presigned(Instant.now(), MINUTE, "sts");
    refused(get(url + "&Extra=1"), 403, MISMATCH);
    refused(get(url.replace("GetCallerIdentity", "GetSessionToken")), 403, MISMATCH);
    refused(get(url, "X-Amz-Extra", "1"), 403, MISMATCH);
    refused(get(presigned(Instant.now(), MINUTE, "iam")), 403, MISMATCH);
    refused(get(url.replace("us-east-1", "eu-west-1")), 403, MISMATCH);
    refused(send(url, "POST", ""), 403, MISMATCH);
  }

  @Test
  void credentialsStandInOnePlace() throws Exception {
    String url = presigned(Instant.now(), MINUTE, "sts");
    String header =
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261124/us-east-1/sts/aws4_request,"
            + " SignedHeaders=host, Signature="
            + "0".repeat(64);
    refused(get(url, "Authorization", header), 400, "IncompleteSignature");
    refused(get(url + "&X-Amz-Signature=" + "0".repeat(64)), 400, "IncompleteSignature");
    refused(get(url + "&X-Amz-Expires=60"), 400, "IncompleteSignature");
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.body()).contains("<Code>" + code + "</Code>");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(answer.body()).doesNotContain("<Arn>");
  }

  private static String presigned(Instant at, Duration expires, String service) {
    return presigned(at, expires, service, server.endpoint().credentials().secretAccessKey());
  }

  private static String presigned(Instant at, Duration expires, String service, String secret) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(server.endpoint().uri().resolve("/"))
            .putRawQueryParameter("Action", "GetCallerIdentity")
            .putRawQueryParameter("Version", "2011-06-15")
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(
                        Clients.root(server)
                            .as(server.endpoint().credentials().accessKeyId(), secret)
                            .signer())
                    .request(request)
                    .putProperty(
                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, expires)
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
        .request()
        .getUri()
        .toString();
  }

  private static HttpResponse<String> get(String url, String... header) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).GET();
    if (header.length > 0) {
      request.header(header[0], header[1]);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(String url, String method, String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
