package io.keyrota.server.http;

import java.util.List;

/**
 * A whole answer; the front adds {@code Date}, {@code Content-Length} and connection headers.
 *
 * @param once whether nobody else has the body, which may hold a secret: it is erased when it has
 *     left
 */
public record RawResponse(int status, List<Header> headers, byte[] body, boolean once) {

  /** An answer whose body may be told again. */
  public RawResponse(int status, List<Header> headers, byte[] body) {
    this(status, headers, body, false);
  }
}
