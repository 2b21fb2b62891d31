package io.keyrota.server;

import io.keyrota.server.audit.Fatal;
import io.keyrota.server.aws.Clock;
import io.keyrota.server.crypto.Entropy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * What the machine gives: its clock, its randomness, and the way out when durability can no longer
 * be promised.
 *
 * @param nanos nanoseconds since some instant, which nobody sets to and fro: waiting is measured by
 *     them
 */
public record Machine(Clock clock, LongSupplier nanos, Entropy entropy, Fatal fatal) {
  /** sysexits EX_IOERR: the disk failed, start the server again when it is well. */
  static final int DISK_FAILED = 74;

  /** The real machine. */
  static Machine real() {
    SecureRandom random = new SecureRandom();
    return new Machine(
        Instant::now,
        System::nanoTime,
        count -> {
          byte[] bytes = new byte[count];
          random.nextBytes(bytes);
          return bytes;
        },
        Machine::die);
  }

  private static void die(String why, Throwable cause) {
    System.err.println("keyrota: " + why + " (" + cause + "); the server ends now");
    Runtime.getRuntime().halt(DISK_FAILED);
  }
}
