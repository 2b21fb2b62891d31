package io.keyrota.rules.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * An AWS account id: exactly twelve decimal digits. {@link #SYSTEM} is the installation's own
 * account, for which nobody can sign.
 */
public record AccountId(String digits) {

  /**
   * The account of the installation itself: the CA's keys, the directory of accounts, the trail.
   */
  public static final AccountId SYSTEM = new AccountId("000000000000");

  public AccountId {
    if (!isValid(digits)) {
      throw new IllegalArgumentException("an account id has twelve decimal digits");
    }
  }

  /** The highest number that twelve digits write. */
  public static final long HIGHEST = 999_999_999_999L;

  /** The id that writes the number, from 0 to {@link #HIGHEST}, with zeros in front. */
  public static AccountId of(long number) {
    if (number < 0 || number > HIGHEST) {
      throw new IllegalArgumentException("an account's number has twelve digits at most");
    }
    byte[] digits = new byte[12];
    long rest = number;
    for (int i = digits.length - 1; i >= 0; i--) {
      digits[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return new AccountId(new String(digits, ISO_8859_1));
  }

  /** Whether the text is twelve ASCII digits. */
  public static boolean isValid(String text) {
    boolean digits = text.length() == 12;
    for (int i = 0; digits && i < 12; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }

  @Override
  public String toString() {
    return digits;
  }
}
