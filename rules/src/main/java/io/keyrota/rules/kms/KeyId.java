package io.keyrota.rules.kms;

import io.keyrota.rules.text.RandomUuid;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The id of a KMS key: a UUID, or {@code mrk-} and 32 hexadecimal digits for a multi-Region key,
 * which has the same id in all its regions.
 *
 * <p>A value, and a class only because it keeps its text once somebody has asked for it: each use
 * of a key asks several times.
 */
public final class KeyId {
  /** The bytes of entropy that an id is made of. */
  public static final int BYTES = 16;

  private static final String MULTI_REGION = "mrk-";
  private static final int UUID_LENGTH = 36;
  private static final int DIGITS = 32;

  private final boolean multiRegion;
  private final long high;
  private final long low;

  /** Racy on purpose: two threads write the same. */
  private @Nullable String text;

  /**
   * The id of these bits.
   *
   * @param multiRegion whether it is written with {@code mrk-}
   * @param high the first eight bytes of the UUID
   * @param low the last eight bytes of the UUID
   */
  public KeyId(boolean multiRegion, long high, long low) {
    this.multiRegion = multiRegion;
    this.high = high;
    this.low = low;
  }

  /** A new id from 16 random bytes, marked as a random UUID (RFC 9562, version 4). */
  public static KeyId of(boolean multiRegion, byte[] entropy) {
    UUID uuid = RandomUuid.of(entropy);
    return new KeyId(multiRegion, uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }

  /** The id that a text is, or nothing for any other text; letters are lower case. */
  public static Optional<KeyId> parse(String text) {
    boolean multiRegion = text.startsWith(MULTI_REGION);
    if (text.length() != (multiRegion ? MULTI_REGION.length() + DIGITS : UUID_LENGTH)) {
      return Optional.empty();
    }
    long high = 0;
    long low = 0;
    for (int i = multiRegion ? MULTI_REGION.length() : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!multiRegion && (i == 8 || i == 13 || i == 18 || i == 23)) {
        if (c != '-') {
          return Optional.empty();
        }
        continue;
      }
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return Optional.empty();
      }
      high = (high << 4) | (low >>> 60);
      low = (low << 4) | (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return Optional.of(new KeyId(multiRegion, high, low));
  }

  /** Whether it is written with {@code mrk-}. */
  public boolean multiRegion() {
    return multiRegion;
  }

  /** The first eight bytes of the UUID. */
  public long high() {
    return high;
  }

  /** The last eight bytes of the UUID. */
  public long low() {
    return low;
  }

  /** As AWS writes it. */
  public String text() {
    String known = text;
    if (known == null) {
      known = written();
      text = known;
    }
    return known;
  }

  private String written() {
    return multiRegion
        ? MULTI_REGION + HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low)
        : new UUID(high, low).toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyId id
        && id.multiRegion == multiRegion
        && id.high == high
        && id.low == low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high ^ low) + (multiRegion ? 1 : 0);
  }

  @Override
  public String toString() {
    return text();
  }
}
