package io.keyrota.rules.kms;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The id of a KMS key: a UUID, or {@code mrk-} and 32 hexadecimal digits for a multi-Region key,
 * which has the same id in all its regions.
 *
 * @param multiRegion whether it is written with {@code mrk-}
 * @param high the first eight bytes of the UUID
 * @param low the last eight bytes of the UUID
 */
public record KeyId(boolean multiRegion, long high, long low) {
  /** The bytes of entropy that an id is made of. */
  public static final int BYTES = 16;

  private static final String MULTI_REGION = "mrk-";
  private static final int UUID_LENGTH = 36;
  private static final int DIGITS = 32;

  /** A new id from 16 random bytes, marked as a random UUID (RFC 9562, version 4). */
  public static KeyId of(boolean multiRegion, byte[] entropy) {
    ByteBuffer bytes = ByteBuffer.wrap(entropy);
    long high = (bytes.getLong() & ~0xf000L) | 0x4000L;
    long low = (bytes.getLong() & ~(0xc0L << 56)) | (0x80L << 56);
    return new KeyId(multiRegion, high, low);
  }

  /** The id that a text is, or nothing for any other text; letters are lower case. */
  public static Optional<KeyId> parse(String text) {
    if (text.startsWith(MULTI_REGION)) {
      return digits(true, text.substring(MULTI_REGION.length()));
    }
    if (text.length() != UUID_LENGTH
        || text.charAt(8) != '-'
        || text.charAt(13) != '-'
        || text.charAt(18) != '-'
        || text.charAt(23) != '-') {
      return Optional.empty();
    }
    return digits(false, text.replace("-", ""));
  }

  private static Optional<KeyId> digits(boolean multiRegion, String digits) {
    if (digits.length() != DIGITS || !digits.equals(digits.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    for (int i = 0; i < DIGITS; i++) {
      if (!HexFormat.isHexDigit(digits.charAt(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new KeyId(
            multiRegion,
            HexFormat.fromHexDigitsToLong(digits, 0, 16),
            HexFormat.fromHexDigitsToLong(digits, 16, DIGITS)));
  }

  /** As AWS writes it. */
  public String text() {
    String digits = HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    if (multiRegion) {
      return MULTI_REGION + digits;
    }
    return digits.substring(0, 8)
        + '-'
        + digits.substring(8, 12)
        + '-'
        + digits.substring(12, 16)
        + '-'
        + digits.substring(16, 20)
        + '-'
        + digits.substring(20);
  }

  @Override
  public String toString() {
    return text();
  }
}
