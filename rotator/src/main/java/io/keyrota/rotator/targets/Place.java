package io.keyrota.rotator.targets;

import java.util.Optional;

/**
 * Where a key ends up, however the target is written.
 *
 * @param where a file's path without symbolic links, or a program's command
 * @param format what is written there
 * @param part which part of it; empty when it is the whole
 */
public record Place(String where, String format, String part) {

  /**
   * Why keys cannot go to both: of one part the second backup would hold the first one's key; and
   * what is written in one format makes a file unreadable in another. Empty when they can.
   *
   * @param mine how this place was named
   * @param others how the other one was
   */
  Optional<String> clash(Place other, String mine, String others) {
    if (!where.equals(other.where)) {
      return Optional.empty();
    }
    if (!format.equals(other.format)) {
      return Optional.of(mine + " and " + others + " are in one file, and one file has one format");
    }
    String as = mine.equals(others) ? "" : ", once as " + others;
    return part.equals(other.part) ? Optional.of(mine + " is named twice" + as) : Optional.empty();
  }
}
