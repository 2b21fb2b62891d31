package io.keyrota.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.acm.CertificateSummary;
import io.keyrota.models.acm.ListCertificatesResponse;
import io.keyrota.models.iam.AccessKeyMetadata;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListAccessKeysRequest;
import io.keyrota.models.iam.ListAccessKeysResponse;
import io.keyrota.models.kms.EncryptRequest;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.schema.Protocol;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.aws.wire.Addressed;
import io.keyrota.server.aws.wire.Target;
import io.keyrota.server.aws.wire.Wire;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to find a request's operation, to read its input and to write its answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Codecs {
  private final Wire wire = new Wire(List.of(IamModel.SERVICE, KmsModel.SERVICE, AcmModel.SERVICE));
  private final RequestId id = new RequestId("7a62c49f-347e-4fc4-9331-6e8e1a4d2c3b");
  private final Target target =
      new Target(IamModel.SERVICE, IamModel.listAccessKeys(), Protocol.AWS_QUERY);
  private final RawRequest query =
      request(
          "application/x-www-form-urlencoded; charset=utf-8",
          "",
          "Action=ListAccessKeys&Version=2010-05-08&UserName=MyAppUser");
  private final RawRequest json =
      request(
          "application/x-amz-json-1.1",
          "TrentService.Encrypt",
          "{\"KeyId\":\"alias/orders\",\"Plaintext\":\""
              + Base64.getEncoder().encodeToString(new byte[1024])
              + "\",\"EncryptionContext\":{\"tenant\":\"42\",\"purpose\":\"orders\"}}");
  private final ListAccessKeysResponse twoKeys =
      new ListAccessKeysResponse(
          List.of(key("AKIAIOSFODNN7EXAMPL1"), key("AKIAIOSFODNN7EXAMPL2")), false, null);

  private final Target listing =
      new Target(AcmModel.SERVICE, AcmModel.listCertificates(), Protocol.AWS_JSON_1_1);
  private final ListCertificatesResponse page =
      new ListCertificatesResponse("bmV4dA", Collections.nCopies(20, certificate()));

  @Benchmark
  public Addressed addressQuery() {
    return wire.address(query);
  }

  @Benchmark
  public ListAccessKeysRequest readQuery() {
    return wire.read(IamModel.listAccessKeys(), Protocol.AWS_QUERY, query);
  }

  @Benchmark
  public EncryptRequest readJsonOfOneKibibyte() {
    return wire.read(KmsModel.encrypt(), Protocol.AWS_JSON_1_1, json);
  }

  @Benchmark
  public RawResponse answerXml() {
    return wire.answer(target, twoKeys, id);
  }

  @Benchmark
  public RawResponse answerJsonOfTwentyCertificates() {
    return wire.answer(listing, page, id);
  }

  private static CertificateSummary certificate() {
    Instant issued = Instant.parse("2026-11-23T12:00:00.123Z");
    return new CertificateSummary(
        "arn:aws:acm:us-east-1:111122223333:certificate/7a62c49f-347e-4fc4-9331-6e8e1a4d2c3b",
        "app.example.com",
        List.of("app.example.com"),
        false,
        "ISSUED",
        "AMAZON_ISSUED",
        "EC_prime256v1",
        List.of("DIGITAL_SIGNATURE"),
        List.of("TLS_WEB_SERVER_AUTHENTICATION", "TLS_WEB_CLIENT_AUTHENTICATION"),
        "DISABLED",
        false,
        false,
        "INELIGIBLE",
        Instant.parse("2026-11-23T12:00:00Z"),
        Instant.parse("2027-06-09T11:59:59Z"),
        issued,
        issued,
        null,
        null,
        null,
        "AWS_MANAGED");
  }

  private static AccessKeyMetadata key(String id) {
    return new AccessKeyMetadata("MyAppUser", id, "Active", Instant.parse("2026-11-23T12:00:00Z"));
  }

  private static RawRequest request(String contentType, String target, String body) {
    return new RawRequest(
        "POST",
        "/",
        null,
        List.of(
            new Header("Host", "127.0.0.1:4580"),
            new Header("Content-Type", contentType),
            new Header("X-Amz-Target", target)),
        body.getBytes(UTF_8),
        "127.0.0.1",
        false);
  }
}
