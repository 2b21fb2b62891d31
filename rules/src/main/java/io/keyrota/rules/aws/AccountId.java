package io.keyrota.rules.aws;

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
