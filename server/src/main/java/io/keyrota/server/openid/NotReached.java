package io.keyrota.server.openid;

import java.io.IOException;

/** A provider could not be asked, or did not answer as providers do. */
class NotReached extends IOException {
  private static final long serialVersionUID = 1L;

  NotReached(String message) {
    super(message);
  }
}
