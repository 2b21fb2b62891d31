package io.keyrota.server;

import io.keyrota.server.audit.Fatal;
import io.keyrota.server.aws.Clock;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.EntropyAhead;
import java.security.NoSuchAlgorithmException;
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
    return new Machine(
        Instant::now, System::nanoTime, new EntropyAhead(random(), System::nanoTime), Machine::die);
  }

  /**
   * The operating system's random numbers. The JDK's generator of that name gives as seeds what the
   * system gave, and as random numbers what it has mixed with a generator on SHA-1 of its own,
   * which costs three times as much. Where there is none, the JDK's own generator, seeded by the
   * system.
   */
  private static Entropy random() {
    try {
      return SecureRandom.getInstance("NativePRNGNonBlocking")::generateSeed;
    } catch (NoSuchAlgorithmException elsewhere) {
      SecureRandom random = new SecureRandom();
      return count -> {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
      };
    }
  }

  private static void die(String why, Throwable cause) {
    System.err.println("keyrota: " + why + " (" + cause + "); the server ends now");
    Runtime.getRuntime().halt(DISK_FAILED);
  }
}
