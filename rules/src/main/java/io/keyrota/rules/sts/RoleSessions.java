package io.keyrota.rules.sts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long sessions of roles live, and what they may pack. */
public final class RoleSessions {
  private static final Duration STANDARD = Duration.ofHours(1);
  private static final Duration CHAINED = Duration.ofHours(1);

  /** AWS's limit for policies in plain text, documents and ARNs together; characters. */
  private static final int PLAIN = 2048;

  /** How many bytes policies and tags may take when packed. AWS does not tell its own limit. */
  private static final int PACKED = 4096;

  private RoleSessions() {}

  /**
   * How long a session lives: an hour unless asked otherwise.
   *
   * @param longest what the role allows
   * @param chained asked for by a session of a role
   * @throws io.keyrota.rules.aws.Refusal ValidationError when that is too long
   */
  public static Duration duration(@Nullable Integer seconds, Duration longest, boolean chained) {
    if (seconds == null) {
      return STANDARD;
    }
    Duration asked = Duration.ofSeconds(seconds);
    if (chained && asked.compareTo(CHAINED) > 0) {
      throw StsRefusal.longerThanAChainAllows();
    }
    if (asked.compareTo(longest) > 0) {
      throw StsRefusal.longerThanTheRoleAllows();
    }
    return asked;
  }

  /**
   * {@code PackedPolicySize}: how much of the allotted space is taken, in percent.
   *
   * @param plain characters of all policies and ARNs
   * @param packed bytes of policies and tags, packed
   * @throws io.keyrota.rules.aws.Refusal PackedPolicyTooLarge beyond a hundred
   */
  public static int packedPolicySize(int plain, int packed) {
    int percent = Math.max(share(plain, PLAIN), share(packed, PACKED));
    if (percent > 100) {
      throw StsRefusal.packedTooLarge(percent);
    }
    return percent;
  }

  private static int share(int size, int limit) {
    return Math.toIntExact((size * 100L + limit - 1) / limit);
  }
}
