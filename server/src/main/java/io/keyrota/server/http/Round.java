package io.keyrota.server.http;

import java.util.concurrent.RejectedExecutionException;

/** Where one event loop is in its rounds. */
final class Round {
  private final Door door;
  private boolean open;

  Round(Door door) {
    this.door = door;
  }

  /** A request of the connection is about to be handed over. */
  void handsOver(ConnectionGuard connection) {
    if (open) {
      return;
    }
    open = true;
    door.roundBegins().run();
    try {
      // Netty turns to what was put off when it has read from every channel that was ready.
      connection.onEventLoop(this::end);
    } catch (RejectedExecutionException stopped) {
      end();
    }
  }

  private void end() {
    open = false;
    door.roundEnds().run();
  }
}
