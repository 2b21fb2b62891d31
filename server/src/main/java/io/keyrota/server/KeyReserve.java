package io.keyrota.server;

import io.keyrota.server.crypto.KeyPairs;

/** Makes the RSA keys that are expected to be asked for, on a thread of its own. */
final class KeyReserve implements AutoCloseable {
  private final Thread thread;

  private KeyReserve(Thread thread) {
    this.thread = thread;
  }

  /** Keeps the pool filled until it is closed. */
  static KeyReserve keeping(KeyPairs pairs) {
    Thread thread = Thread.ofPlatform().daemon().name("key-reserve").unstarted(() -> run(pairs));
    thread.start();
    return new KeyReserve(thread);
  }

  private static void run(KeyPairs pairs) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pairs.refill();
      }
    } catch (InterruptedException e) {
      // The house closes.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
