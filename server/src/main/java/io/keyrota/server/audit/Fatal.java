package io.keyrota.server.audit;

/**
 * What to do when durability can no longer be promised: the process must end and be started again.
 * It does not return in production.
 */
@FunctionalInterface
public interface Fatal {
  void die(String why, Throwable cause);
}
