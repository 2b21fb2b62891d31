package io.keyrota.rules.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What passwords of an account's users must be like.
 *
 * @param changeable whether every user may change its own password, with or without a policy
 * @param maxAgeDays after which a password must be changed, 1 to 1095; empty for never
 * @param reusePrevention how many former passwords may not be taken again, 1 to 24; empty for none
 * @param hardExpiry whether an expired password can be changed by an administrator only
 */
public record PasswordPolicy(
    int minimumLength,
    boolean symbols,
    boolean numbers,
    boolean uppercase,
    boolean lowercase,
    boolean changeable,
    OptionalInt maxAgeDays,
    OptionalInt reusePrevention,
    boolean hardExpiry) {
  /** AWS's, where an account has none: besides this, three of the four kinds of characters. */
  public static final int STANDARD_LENGTH = 8;

  private static final int LONGEST = 128;
  private static final String SYMBOLS = "!@#$%^&*()_+-=[]{}|'";

  /**
   * Refuses a password that breaks the account's policy.
   *
   * @param policy empty for AWS's default
   * @throws io.keyrota.rules.aws.Refusal PasswordPolicyViolation
   */
  public static void need(Optional<PasswordPolicy> policy, String userName, String password) {
    if (password.length() > LONGEST
        || !(policy.isPresent() ? policy.get().takes(password) : isStandard(userName, password))) {
      throw IamRefusal.passwordPolicyViolation();
    }
  }

  /** When a password set at that time must be changed. */
  public Optional<Instant> nextRotation(Instant changed) {
    return maxAgeDays.isPresent()
        ? Optional.of(changed.plus(Duration.ofDays(maxAgeDays.getAsInt())))
        : Optional.empty();
  }

  private boolean takes(String password) {
    return password.length() >= minimumLength
        && (!symbols || hasSymbol(password))
        && (!numbers || hasNumber(password))
        && (!uppercase || hasUppercase(password))
        && (!lowercase || hasLowercase(password));
  }

  private static boolean isStandard(String userName, String password) {
    int kinds = 0;
    kinds += hasSymbol(password) ? 1 : 0;
    kinds += hasNumber(password) ? 1 : 0;
    kinds += hasUppercase(password) ? 1 : 0;
    kinds += hasLowercase(password) ? 1 : 0;
    return password.length() >= STANDARD_LENGTH && kinds >= 3 && !password.equals(userName);
  }

  private static boolean hasSymbol(String password) {
    return password.chars().anyMatch(c -> SYMBOLS.indexOf(c) >= 0);
  }

  private static boolean hasNumber(String password) {
    return password.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean hasUppercase(String password) {
    return password.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
  }

  private static boolean hasLowercase(String password) {
    return password.chars().anyMatch(c -> c >= 'a' && c <= 'z');
  }
}
