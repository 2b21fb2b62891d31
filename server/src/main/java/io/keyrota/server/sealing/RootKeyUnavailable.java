package io.keyrota.server.sealing;

import java.nio.file.Path;

/**
 * The server can not start: its root key is missing, unreadable, exposed, or not the right one. The
 * message is for the operator, says what to do, and holds nothing of any key.
 */
public final class RootKeyUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  public RootKeyUnavailable(String why) {
    super(why);
  }

  public RootKeyUnavailable(String why, Throwable cause) {
    super(why, cause);
  }

  /** What holds the root key is not there, though it once was. */
  static RootKeyUnavailable missing(Path file) {
    return new RootKeyUnavailable(
        "there is no "
            + file
            + ", and the data were sealed under a root key: bring the file back, or start with"
            + " the --root-key of the first start");
  }
}
