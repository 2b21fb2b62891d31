package io.keyrota.server.aws;

import java.time.Instant;

/**
 * The one clock under all rules: the machine's, or a rehearsal's. Read only by the gateway and by
 * upkeep.
 */
@FunctionalInterface
public interface Clock {
  Instant now();
}
