package io.keyrota.server.iam;

import io.keyrota.rules.iam.Role;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * That a service-linked role was deleted.
 *
 * @param id as the answer of DeleteServiceLinkedRole gives it
 */
record DeletionTask(String id, Instant at) {
  /** How many random bytes {@link #id(Role, byte[])} takes. */
  static final int ENTROPY = 16;

  /** The id of a new task for the role: AWS writes path, name and a UUID. */
  static String id(Role role, byte[] entropy) {
    ByteBuffer bytes = ByteBuffer.wrap(entropy);
    long high = (bytes.getLong() & ~0xf000L) | 0x4000L;
    long low = (bytes.getLong() >>> 2) | 0x8000000000000000L;
    return "task" + role.path() + role.name() + "/" + new UUID(high, low);
  }
}
