package io.keyrota.rules.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.keyrota.rules.aws.Refusal;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a claim holds. Everything that needs no key is looked at first; then the signature is
 * calculated and compared in constant time. The time is the machine's, since the signers live
 * there.
 */
public final class Verification {

  /** How far a signature's date may lie from now, either way. */
  public static final Duration FRESH = Duration.ofMinutes(15);

  /** The longest that a presigned request may be good. */
  public static final Duration LONGEST_PRESIGNED = Duration.ofDays(7);

  private static final byte[] NO_BODY = Hex.digits(Sha256.of(new byte[0]));
  private static final Verdict.Valid VALID = new Verdict.Valid();

  private Verification() {}

  /**
   * All that can be said without the key: the scope is this endpoint's and the date's, the date is
   * fresh, the host and every {@code x-amz-*} header are signed. Ask it before deriving a key for
   * the scope, so that strangers cannot make keys for scopes of their invention.
   */
  public static Verdict admit(
      Message message, Claim.Signed claim, Endpoint endpoint, Instant machineNow) {
    Refusal refusal = wrongScope(claim, endpoint);
    if (refusal == null) {
      refusal = stale(claim, machineNow);
    }
    if (refusal == null) {
      refusal = unsignedHeader(message, claim.signedHeaders());
    }
    return refusal == null ? VALID : new Verdict.Refused(refusal);
  }

  /**
   * The whole check.
   *
   * @param key of the claim's access key and scope
   */
  public static Verdict check(
      Message message, Claim.Signed claim, Endpoint endpoint, Instant machineNow, SigningKey key) {
    Verdict admitted = admit(message, claim, endpoint, machineNow);
    return admitted instanceof Verdict.Refused ? admitted : checkAdmitted(message, claim, key);
  }

  /**
   * The whole check for an access key that does not exist or may not sign: as much work as {@link
   * #check}, then always a refusal, {@code InvalidClientTokenId} where the rest is in order.
   *
   * @param nobody {@link SigningKey#ofNobody} of the claim's scope
   */
  public static Verdict.Refused checkUnknown(
      Message message,
      Claim.Signed claim,
      Endpoint endpoint,
      Instant machineNow,
      SigningKey nobody) {
    return switch (admit(message, claim, endpoint, machineNow)) {
      case Verdict.Refused refused -> refused;
      case Verdict.Valid _ -> checkAdmittedUnknown(message, claim, nobody);
    };
  }

  /** The second half of {@link #checkUnknown}, for what {@link #admit} has let through. */
  public static Verdict.Refused checkAdmittedUnknown(
      Message message, Claim.Signed claim, SigningKey nobody) {
    return switch (checkAdmitted(message, claim, nobody)) {
      case Verdict.Valid _ -> new Verdict.Refused(SignatureRefusals.unknownKey());
      case Verdict.Refused _ -> new Verdict.Refused(SignatureRefusals.unknownKey());
    };
  }

  /**
   * The second half of {@link #check}, for what {@link #admit} has let through: calculates the
   * signature and compares it.
   */
  public static Verdict checkAdmitted(Message message, Claim.Signed claim, SigningKey key) {
    if (!key.scope().equals(claim.scope())) {
      throw new IllegalArgumentException("the signing key is of another scope than the claim");
    }
    try {
      byte[] bodyHash = bodyHash(message);
      String signature = claim instanceof Claim.Presigned ? ClaimParser.SIGNATURE : null;
      Query query = Query.parse(message.query());
      Bytes request =
          CanonicalRequest.of(message, query, signature, claim.signedHeaders(), bodyHash);
      Bytes text = CanonicalRequest.stringToSign(claim.date(), claim.scope(), request);
      return key.signed(text, claim.signature())
          ? VALID
          : new Verdict.Refused(SignatureRefusals.mismatch());
    } catch (Refusal unusable) {
      return new Verdict.Refused(unusable);
    }
  }

  /** The body's hash, which {@code x-amz-content-sha256} must repeat where it is sent. */
  private static byte[] bodyHash(Message message) {
    byte[] body = message.body();
    byte[] hash = body.length == 0 ? NO_BODY : Hex.digits(Sha256.of(body));
    for (int i = 0; i < message.headerCount(); i++) {
      if (message.headerName(i).equalsIgnoreCase("x-amz-content-sha256")) {
        String said = message.headerValue(i).strip();
        if (said.equals("UNSIGNED-PAYLOAD") || said.startsWith("STREAMING-")) {
          throw SignatureRefusals.doesNotMatch(
              "The value of 'x-amz-content-sha256' must be the SHA-256 of the body: this service"
                  + " takes neither unsigned nor streamed payloads.");
        }
        if (!MessageDigest.isEqual(hash, said.getBytes(ISO_8859_1))) {
          throw SignatureRefusals.doesNotMatch(
              "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
      }
    }
    return hash;
  }

  private static @Nullable Refusal wrongScope(Claim.Signed claim, Endpoint endpoint) {
    Scope scope = claim.scope();
    AmzDate date = claim.date();
    boolean region = endpoint.region().test(scope.region());
    boolean service = scope.service().equals(endpoint.service());
    boolean terminator = scope.terminator().equals(Scope.TERMINATOR);
    boolean day = scope.date().length() == 8 && date.basic().startsWith(scope.date());
    if (region && service && terminator && day) {
      return null;
    }
    // AWS says all that is wrong at once, which is why its sentences end with a space
    StringBuilder wrong = new StringBuilder();
    if (!region) {
      wrong.append("Credential should be scoped to a valid region, not '");
      wrong.append(SignatureRefusals.echo(scope.region())).append("'. ");
    }
    if (!service) {
      wrong.append("Credential should be scoped to correct service: '");
      wrong.append(endpoint.service()).append("'. ");
    }
    if (!terminator) {
      wrong.append("Credential should be scoped with a valid terminator: 'aws4_request', not '");
      wrong.append(SignatureRefusals.echo(scope.terminator())).append("'. ");
    }
    if (!day) {
      wrong.append(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '");
      wrong.append(SignatureRefusals.echo(scope.date())).append("' != '").append(date.day());
      wrong.append("', from '").append(date.basic()).append("'.");
    }
    return SignatureRefusals.doesNotMatch(wrong.toString());
  }

  private static @Nullable Refusal stale(Claim.Signed claim, Instant now) {
    Instant date = claim.date().instant();
    if (date.isAfter(now.plus(FRESH))) {
      return SignatureRefusals.doesNotMatch(
          "Signature not yet current: "
              + claim.date().basic()
              + " is still later than "
              + AmzDate.of(now.plus(FRESH)).basic()
              + " ("
              + AmzDate.of(now).basic()
              + " + 15 min.)");
    }
    if (claim instanceof Claim.Presigned presigned && presigned.expires() != null) {
      return now.isAfter(date.plus(presigned.expires()))
          ? SignatureRefusals.requestExpired()
          : null;
    }
    if (date.isBefore(now.minus(FRESH))) {
      return SignatureRefusals.doesNotMatch(
          "Signature expired: "
              + claim.date().basic()
              + " is now earlier than "
              + AmzDate.of(now.minus(FRESH)).basic()
              + " ("
              + AmzDate.of(now).basic()
              + " - 15 min.)");
    }
    return null;
  }

  private static @Nullable Refusal unsignedHeader(Message message, String signedHeaders) {
    int hosts = 0;
    for (int i = 0; i < message.headerCount(); i++) {
      String name = message.headerName(i);
      if (name.equalsIgnoreCase("host")) {
        hosts++;
      } else if (name.length() > 6
          && name.charAt(1) == '-'
          && name.regionMatches(true, 0, "x-amz-", 0, 6)
          && !SignedHeaders.has(signedHeaders, name)) {
        return SignatureRefusals.doesNotMatch(
            "'"
                + SignatureRefusals.echo(name)
                + "' must be a 'SignedHeader' in the AWS Authorization.");
      }
    }
    if (hosts > 1) {
      return SignatureRefusals.doesNotMatch("Header 'Host' must not appear more than once.");
    }
    return SignedHeaders.has(signedHeaders, "host")
        ? null
        : SignatureRefusals.doesNotMatch(
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
}
