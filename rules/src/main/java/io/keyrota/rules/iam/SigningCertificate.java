package io.keyrota.rules.iam;

import java.math.BigInteger;
import java.time.Instant;

/**
 * A certificate by which a service that knows it would verify what a user, or the root, signed.
 *
 * @param id 32 letters and digits
 * @param fingerprint of the certificate: within an account each is uploaded once
 * @param body in PEM
 * @param uploaded in whole seconds
 * @param statusChanged when the status last changed; the upload at first. The credential report
 *     calls it "last rotated"
 */
public record SigningCertificate(
    String id,
    String fingerprint,
    String body,
    AccessKey.Status status,
    Instant uploaded,
    Instant statusChanged) {

  /** How many random bytes {@link #id(byte[])} takes. */
  public static final int ENTROPY = 20;

  private static final int CHARACTERS = 32;

  /** The id that the random bytes make. */
  public static String id(byte[] entropy) {
    if (entropy.length != ENTROPY) {
      throw new IllegalArgumentException("a certificate id takes " + ENTROPY + " random bytes");
    }
    return Base32.text(new BigInteger(1, entropy), CHARACTERS);
  }

  public boolean active() {
    return status == AccessKey.Status.ACTIVE;
  }

  SigningCertificate with(AccessKey.Status wanted, Instant now) {
    return wanted == status
        ? this
        : new SigningCertificate(id, fingerprint, body, wanted, uploaded, WholeSeconds.of(now));
  }
}
