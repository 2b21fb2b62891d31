package io.keyrota.server.http;

/** The way back to the client of one request. For use by any thread; the first call counts. */
public interface Reply {

  /** Sends the answer, unless the client has gone. */
  void send(RawResponse answer);

  /** Nobody can answer: the client sees 500 without content, the front's owner is told why. */
  void broke(Throwable why);
}
