package io.keyrota.rules.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Signed requests to IAM and what is done to them after signing. */
final class Requests {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Endpoint IAM = new Endpoint("iam", List.of("us-east-1", "aws-global")::contains);
  static final PlainMessage PLAIN =
      new PlainMessage(
          "POST",
          "/",
          null,
          List.of(
              new Field("Host", "127.0.0.1:4580"),
              new Field("Content-Type", "application/x-www-form-urlencoded")),
          "Action=ListUsers&Version=2010-05-08".getBytes(UTF_8));
  static final PlainMessage GET =
      new PlainMessage(
          "GET",
          "/",
          "Action=ListUsers&Version=2010-05-08",
          List.of(new Field("Host", "127.0.0.1:4580")),
          new byte[0]);

  private Requests() {}

  static PlainMessage signed(PlainMessage message) {
    return signed(message, "us-east-1", "iam");
  }

  static PlainMessage signed(PlainMessage message, String region, String service) {
    try (Secret secret = Secret.ofText(Vectors.SECRET)) {
      return message.with(
          new Signer("AKIAKNOWN", secret, null, region, service).sign(message, NOW));
    }
  }

  static PlainMessage presigned(Duration expires) {
    try (Secret secret = Secret.ofText(Vectors.SECRET)) {
      Signer signer = new Signer("AKIAKNOWN", secret, "tok/en", "us-east-1", "iam");
      return GET.withQuery(signer.presign(GET, NOW, expires));
    }
  }

  /** The signed request with its Authorization edited. */
  static PlainMessage edited(String regex, String replacement) {
    List<Field> headers = new ArrayList<>(signed(PLAIN).headers());
    Field last = headers.removeLast();
    String edited = last.value().replaceAll(regex, replacement);
    assertThat(edited).as("the edit changes something").isNotEqualTo(last.value());
    headers.add(new Field("Authorization", edited));
    return new PlainMessage("POST", "/", null, headers, PLAIN.body());
  }

  /** The presigned request with its query edited. */
  static PlainMessage editedQuery(String regex, String replacement) {
    String query = presigned(Duration.ofSeconds(60)).query();
    String edited = query == null ? "" : query.replaceAll(regex, replacement);
    assertThat(edited).as("the edit changes something").isNotEqualTo(query);
    return GET.withQuery(edited);
  }

  static PlainMessage without(String name, PlainMessage message) {
    return new PlainMessage(
        message.method(),
        message.path(),
        message.query(),
        message.headers().stream().filter(f -> !f.name().equalsIgnoreCase(name)).toList(),
        message.body());
  }

  static PlainMessage plus(PlainMessage message, String name, String value) {
    return message.with(List.of(new Field(name, value)));
  }

  static PlainMessage withBody(PlainMessage message, String body) {
    return new PlainMessage(
        message.method(), message.path(), message.query(), message.headers(), body.getBytes(UTF_8));
  }

  /** What the gateway would find: missing, refused by the parser or by the check, or valid. */
  static Verdict verdict(PlainMessage message, Instant now) {
    try {
      return switch (Claim.parse(message)) {
        case Claim.None _ -> new Verdict.Refused(SignatureRefusals.missing());
        case Claim.Signed claim -> {
          try (Secret secret = Secret.ofText(Vectors.SECRET);
              SigningKey key = SigningKey.derive(secret, claim.scope())) {
            yield Verification.check(message, claim, IAM, now, key);
          }
        }
      };
    } catch (Refusal refusal) {
      return new Verdict.Refused(refusal);
    }
  }

  static Refusal refusal(PlainMessage message, Instant now) {
    Verdict verdict = verdict(message, now);
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    return ((Verdict.Refused) verdict).refusal();
  }
}
