package io.keyrota.rules.sigv4;

import org.jspecify.annotations.Nullable;

/**
 * A request as it stood on the wire, before any decoding. In the method, path, query and headers
 * every character stands for one byte (ISO 8859-1), so that nothing is lost before it is verified;
 * a character above 255 is refused.
 */
public interface Message {

  /** As sent, for example {@code POST}. */
  String method();

  /** The raw path, percent-encodings untouched, without the query. */
  String path();

  /** The raw query without its question mark; null when the target has none. */
  @Nullable String query();

  /** How many header fields there are; duplicates count each. */
  int headerCount();

  /** The name of a field, in the case it was sent in. */
  String headerName(int index);

  /** The value of a field. */
  String headerValue(int index);

  /** The body, empty when there is none; read and never kept. */
  byte[] body();
}
