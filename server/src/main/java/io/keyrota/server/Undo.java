package io.keyrota.server;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed in the opposite order; one that fails does not stop the others. */
final class Undo implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Remembers to close it. */
  <T extends AutoCloseable> T with(T what) {
    opened.push(what);
    return what;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        System.getLogger("keyrota").log(System.Logger.Level.ERROR, "closing failed", e);
      }
    }
  }
}
