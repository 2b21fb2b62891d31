package io.keyrota.server.store.embedded;

/**
 * Ends the process: the disk failed in a way after which nobody can say what is on it (a failed
 * fsync may have marked pages clean that never arrived), or the data is damaged. Called at most
 * once, before anybody who waits for the commit in question hears of it. A supervisor starts the
 * process again, which then reads what really is on the disk.
 */
@FunctionalInterface
public interface Fatal {
  void end(Throwable cause);
}
