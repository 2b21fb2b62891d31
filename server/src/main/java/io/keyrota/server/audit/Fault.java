package io.keyrota.server.audit;

/**
 * Where the trail is not what was written.
 *
 * @param segment the file's name, or {@code base}, or {@code head}
 * @param line from 1; 0 when the fault concerns the whole
 * @param why one sentence
 */
public record Fault(String segment, long line, String why) {
  @Override
  public String toString() {
    return segment + (line == 0 ? "" : " line " + line) + ": " + why;
  }
}
