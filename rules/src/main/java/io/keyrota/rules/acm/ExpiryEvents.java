package io.keyrota.rules.acm;

import java.util.Optional;

/**
 * An account's choice of how many days before their end certificates are told to approach it.
 *
 * @param chosen empty as long as nobody chose
 */
public record ExpiryEvents(Optional<Integer> chosen) {
  /** What GetAccountConfiguration answers before anybody chose, and what holds for imports. */
  public static final int STANDARD = 45;

  /** What holds for issued certificates before anybody chose. */
  public static final int STANDARD_ISSUED = 30;

  /** The most days that can be chosen. */
  public static final int MOST = 90;

  /** Nobody chose. */
  public static final ExpiryEvents UNCHOSEN = new ExpiryEvents(Optional.empty());

  /**
   * A choice.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException for more than 90 days
   */
  public static ExpiryEvents of(int days) {
    if (days < 1 || days > MOST) {
      throw AcmRefusal.validation("DaysBeforeExpiry must be between 1 and " + MOST + ".");
    }
    return new ExpiryEvents(Optional.of(days));
  }

  /** How many days before its end a certificate's approach is told from. */
  public int days(CertificateType type) {
    return chosen.orElse(type == CertificateType.AMAZON_ISSUED ? STANDARD_ISSUED : STANDARD);
  }
}
