package io.keyrota.rules.iam;

import java.math.BigInteger;

/**
 * IAM's unique ids: four letters that tell the kind of thing and seventeen characters, kept for the
 * thing's whole life and never given again.
 */
public enum UniqueId {
  USER("AIDA"),
  GROUP("AGPA"),
  ROLE("AROA"),
  POLICY("ANPA"),
  INSTANCE_PROFILE("AIPA"),
  SERVER_CERTIFICATE("ASCA"),
  SSH_PUBLIC_KEY("APKA"),
  SERVICE_SPECIFIC_CREDENTIAL("ACCA");

  /** How many random bytes {@link #of} takes: seventeen characters of five bits. */
  public static final int ENTROPY = 11;

  private static final int CHARACTERS = 17;

  private final String prefix;

  UniqueId(String prefix) {
    this.prefix = prefix;
  }

  /** The id that the random bytes make. */
  public String of(byte[] entropy) {
    if (entropy.length != ENTROPY) {
      throw new IllegalArgumentException("a unique id takes " + ENTROPY + " random bytes");
    }
    return prefix + Base32.text(new BigInteger(1, entropy), CHARACTERS);
  }
}
