package io.keyrota.server.aws;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.audit.TrailUnavailable;
import io.keyrota.server.store.StoreUnavailable;

/** The server's own trouble with a request: what a client is told of it, and what the log. */
final class Trouble {
  private static final System.Logger LOG = System.getLogger("keyrota.gateway");

  private Trouble() {}

  /**
   * The answer; the log has the rest. What passes by itself gets a line there and no stack trace:
   * the log may lie on the very disk that is full.
   */
  static Refusal told(RequestId id, Exception why) {
    String request = "request " + id.text();
    if (why instanceof StoreUnavailable || why instanceof TrailUnavailable) {
      String cause = why.getCause() == null ? "" : ", " + why.getCause().getMessage();
      LOG.log(System.Logger.Level.ERROR, request + " not stored: " + why.getMessage() + cause);
      return unavailable();
    }
    LOG.log(System.Logger.Level.ERROR, request + " broke", why);
    return new Refusal(
        "InternalFailure",
        "The request processing has failed because of an unknown error, exception or failure.");
  }

  /** Nothing was done and nothing can be now: the client may try again. */
  static Refusal unavailable() {
    return new Refusal(
        "ServiceUnavailable", "The request has failed due to a temporary failure of the server.");
  }
}
