package io.keyrota.rules.acm;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes the ids of certificates: UUIDs of version 7 (RFC 9562), which stand in the order of their
 * creation.
 */
public final class CertificateId {
  /** How many random bytes an id takes. */
  public static final int BYTES = 10;

  private CertificateId() {}

  /** The id of something made at that instant. */
  public static String of(Instant created, byte[] random) {
    long low = ByteBuffer.wrap(random).getLong();
    long more = ((random[8] & 0xffL) << 8) | (random[9] & 0xffL);
    long high = (created.toEpochMilli() << 16) | 0x7000L | (more & 0xfffL);
    return new UUID(high, (low >>> 2) | 0x8000000000000000L).toString();
  }
}
