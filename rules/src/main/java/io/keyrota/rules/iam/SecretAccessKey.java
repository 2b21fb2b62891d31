package io.keyrota.rules.iam;

import io.keyrota.rules.secret.Secret;
import java.util.Arrays;
import java.util.Base64;

/** Secret access keys as AWS makes them: forty characters of base64, thirty random bytes. */
public final class SecretAccessKey {
  /** How many random bytes {@link #of} takes: 240 bits. */
  public static final int ENTROPY = 30;

  private SecretAccessKey() {}

  /** The secret that the random bytes make; the bytes are erased. */
  public static Secret of(byte[] entropy) {
    if (entropy.length != ENTROPY) {
      throw new IllegalArgumentException("a secret access key takes " + ENTROPY + " random bytes");
    }
    Secret secret = Secret.owning(Base64.getEncoder().encode(entropy));
    Arrays.fill(entropy, (byte) 0);
    return secret;
  }
}
