package io.keyrota.rotator.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * A rotator, as a lease names it: the process and its start, so that a process that was killed is
 * told from another that got its number.
 *
 * @param number tells the rotators of one process apart
 */
public record Holder(long pid, long started, long number) {

  /** The rotator of that number in this process. */
  public static Holder here(long number) {
    ProcessHandle me = ProcessHandle.current();
    return new Holder(me.pid(), startOf(me), number);
  }

  String text() {
    return pid + " " + started + " " + number;
  }

  static Holder parse(String text) {
    String[] parts = text.split(" ", 3);
    return new Holder(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  /** Whether that process still runs on this machine. */
  boolean alive() {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    return process.isPresent() && process.get().isAlive() && startOf(process.get()) == started;
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
