package io.keyrota.server.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole request, size-limited, undecoded.
 *
 * @param method as sent, for example {@code POST}
 * @param path the raw path, percent-encodings untouched, without the query
 * @param query the raw query without its question mark; null when the target has none
 * @param headers in order of arrival, duplicates kept
 * @param body empty when there is none; erased when the request is answered
 * @param remoteAddress the peer's IP address as text
 * @param tls whether the connection is encrypted
 */
public record RawRequest(
    String method,
    String path,
    @Nullable String query,
    List<Header> headers,
    byte[] body,
    String remoteAddress,
    boolean tls) {

  /** The first value of a header, by case-insensitive name. */
  public @Nullable String header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }
}
