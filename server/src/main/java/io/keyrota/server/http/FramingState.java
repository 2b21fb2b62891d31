package io.keyrota.server.http;

/** What the next octet of a request belongs to, in the order in which they come. */
enum FramingState {
  /** A method, or an empty line before it. */
  BEFORE,
  BEFORE_LF,
  METHOD,
  TARGET_START,
  TARGET,
  VERSION,
  LINE_LF,
  /** A field's name, or the end of the header or trailer. */
  FIELD,
  NAME,
  VALUE,
  END_LF,
  /** Octets that are counted and not looked at. */
  CONTENT,
  CHUNK_START,
  CHUNK_SIZE,
  CHUNK_EXTENSION,
  CHUNK_SIZE_LF,
  CHUNK_DATA_CR,
  CHUNK_DATA_LF,
  COMPLETE,
  REFUSED
}
