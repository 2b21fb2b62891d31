package io.keyrota.rules.text;

import java.nio.ByteBuffer;
import java.util.UUID;

/** UUIDs of random bytes (RFC 9562, version 4), as most of AWS's ids are. */
public final class RandomUuid {
  /** How many random bytes one takes. */
  public static final int BYTES = 16;

  private RandomUuid() {}

  /** The UUID of the first 16 bytes, of which six bits tell its form. */
  public static UUID of(byte[] entropy) {
    ByteBuffer bytes = ByteBuffer.wrap(entropy);
    long high = bytes.getLong();
    long low = bytes.getLong();
    return new UUID((high & ~0xf000L) | 0x4000L, (low & ~(0xc0L << 56)) | (0x80L << 56));
  }
}
