package io.keyrota.rules.acme;

import io.keyrota.rules.acm.ValidityPolicy;
import io.keyrota.rules.text.Base64Url;
import java.time.Duration;
import java.time.Instant;

/**
 * When a client is to renew a certificate (ACME Renewal Information, RFC 9773).
 *
 * @param start the first instant of the suggested window
 * @param end the last
 */
public record RenewalInfo(Instant start, Instant end) {
  /** How often clients are to ask. */
  public static final Duration RETRY_AFTER = Duration.ofHours(6);

  /** Of the time between the suggested renewal and the end, so much is the window. */
  private static final int PART = 8;

  private static final Duration PAST = Duration.ofHours(1);

  /**
   * The window of a certificate: it begins when ACM would renew a certificate of that life, and is
   * short enough that a client which fails has most of the time to try again. The window of one
   * that was revoked is over: it is to be renewed now.
   */
  public static RenewalInfo of(
      Instant notBefore, Instant notAfter, boolean revoked, ValidityPolicy policy, Instant now) {
    if (revoked) {
      return new RenewalInfo(now.minus(PAST), now.minus(PAST.dividedBy(2)));
    }
    Duration before = policy.renewBefore(Duration.between(notBefore, notAfter).plusSeconds(1));
    Instant start = notAfter.minus(before);
    return new RenewalInfo(start, start.plus(before.dividedBy(PART)));
  }

  /**
   * How a certificate is named (RFC 9773, 4.1).
   *
   * @param authorityKey the key identifier of its authority key identifier extension
   * @param serial its serial number, as DER encodes the integer
   */
  public record Name(byte[] authorityKey, byte[] serial) {

    /**
     * Reads a name.
     *
     * @throws AcmeProblem malformed
     */
    public static Name of(String text) {
      int dot = text.indexOf('.');
      byte[] key =
          dot < 1 ? new byte[0] : Base64Url.decoded(text.substring(0, dot)).orElse(new byte[0]);
      byte[] serial =
          dot < 1 ? new byte[0] : Base64Url.decoded(text.substring(dot + 1)).orElse(new byte[0]);
      if (key.length == 0 || serial.length == 0) {
        throw AcmeProblem.malformed("That is not how certificates are named.");
      }
      return new Name(key, serial);
    }

    public String text() {
      return Base64Url.of(authorityKey) + "." + Base64Url.of(serial);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Name that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
      return text().hashCode();
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
