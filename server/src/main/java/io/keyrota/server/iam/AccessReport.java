package io.keyrota.server.iam;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A service last accessed report that was asked for. It is drawn up when it is fetched.
 *
 * @param id the JobId
 * @param arn of the user, group, role or managed policy
 * @param byAction whether it tells of actions too
 * @param asker the unique id of who may fetch it: a user's, a role's, an account's
 */
record AccessReport(String id, String arn, boolean byAction, Instant created, String asker) {
  /** How many random bytes {@link #id(byte[])} takes. */
  static final int ENTROPY = 16;

  /** How long it can be fetched. */
  static final Duration KEPT = Duration.ofHours(24);

  static String id(byte[] entropy) {
    ByteBuffer bytes = ByteBuffer.wrap(entropy);
    long high = (bytes.getLong() & ~0xf000L) | 0x4000L;
    long low = (bytes.getLong() >>> 2) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  boolean isOver(Instant now) {
    return !now.isBefore(created.plus(KEPT));
  }
}
