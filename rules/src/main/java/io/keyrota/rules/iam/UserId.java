package io.keyrota.rules.iam;

import java.math.BigInteger;

/** A user's unique id: {@code AIDA} and seventeen characters, kept for the user's whole life. */
public final class UserId {
  /** How many random bytes {@link #of} takes: seventeen characters of five bits. */
  public static final int ENTROPY = 11;

  private static final int CHARACTERS = 17;

  private UserId() {}

  /** The id that the random bytes make. */
  public static String of(byte[] entropy) {
    if (entropy.length != ENTROPY) {
      throw new IllegalArgumentException("a user id takes " + ENTROPY + " random bytes");
    }
    return "AIDA" + Base32.text(new BigInteger(1, entropy), CHARACTERS);
  }
}
