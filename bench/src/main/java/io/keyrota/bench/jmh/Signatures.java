package io.keyrota.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sigv4.Claim;
import io.keyrota.rules.sigv4.Endpoint;
import io.keyrota.rules.sigv4.Field;
import io.keyrota.rules.sigv4.PlainMessage;
import io.keyrota.rules.sigv4.Signer;
import io.keyrota.rules.sigv4.SigningKey;
import io.keyrota.rules.sigv4.Verdict;
import io.keyrota.rules.sigv4.Verification;
import java.time.Instant;
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

/** What checking and making a signature costs, with the headers that the SDK for Java sends. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Signatures {
  private final Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private final Endpoint endpoint = new Endpoint("iam", List.of("us-east-1")::contains);
  private final Secret secret = Secret.ofText("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  private final Signer signer =
      new Signer("AKIAIOSFODNN7EXAMPLE", secret, null, "us-east-1", "iam");
  private final PlainMessage plain =
      new PlainMessage(
          "POST",
          "/",
          null,
          List.of(
              new Field("amz-sdk-invocation-id", "6b5b2b5c-4d5f-4a40-9ac3-1f2b3c4d5e6f"),
              new Field("amz-sdk-request", "attempt=1; max=4"),
              new Field("Content-Length", "54"),
              new Field("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
              new Field("Host", "127.0.0.1:4580"),
              new Field("User-Agent", "aws-sdk-java/2.41.34 md/io#sync md/http#UrlConnection")),
          "Action=ListAccessKeys&Version=2010-05-08&UserName=alice".getBytes(UTF_8));
  private final PlainMessage signed = plain.with(signer.sign(plain, now));
  private final SigningKey key =
      SigningKey.derive(secret, ((Claim.Signed) Claim.parse(signed)).scope());

  @Benchmark
  public Verdict verifyWithCachedKey() {
    Claim.Signed claim = (Claim.Signed) Claim.parse(signed);
    return Verification.check(signed, claim, endpoint, now, key);
  }

  @Benchmark
  public Verdict verifyWithDerivedKey() {
    Claim.Signed claim = (Claim.Signed) Claim.parse(signed);
    try (SigningKey derived = SigningKey.derive(secret, claim.scope())) {
      return Verification.check(signed, claim, endpoint, now, derived);
    }
  }

  @Benchmark
  public Claim parseClaim() {
    return Claim.parse(signed);
  }

  @Benchmark
  public List<Field> sign() {
    return signer.sign(plain, now);
  }
}
