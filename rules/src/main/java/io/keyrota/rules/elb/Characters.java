package io.keyrota.rules.elb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of characters, as a regular expression names it.
 *
 * @param but whether it is all others
 */
record Characters(List<Range> ranges, boolean but) {
  static final Characters ANY = new Characters(List.of(), true);
  static final Characters DIGIT = new Characters(List.of(new Range('0', '9')), false);
  static final Characters SPACE =
      new Characters(
          Stream.of('\t', '\n', '\f', '\r', ' ').map(c -> new Range(c, c)).toList(), false);
  static final Characters WORD =
      new Characters(
          List.of(
              new Range('0', '9'), new Range('A', 'Z'), new Range('_', '_'), new Range('a', 'z')),
          false);

  record Range(char first, char last) {}

  Characters {
    ranges = List.copyOf(ranges);
  }

  static Characters only(char c) {
    return new Characters(List.of(new Range(c, c)), false);
  }

  Characters inverse() {
    return new Characters(ranges, !but);
  }

  /** The ranges it has, all others' too. */
  List<Range> written() {
    if (!but) {
      return ranges;
    }
    List<Range> others = new ArrayList<>();
    char next = 0;
    for (Range range : ranges) {
      if (range.first() > next) {
        others.add(new Range(next, (char) (range.first() - 1)));
      }
      next = (char) (range.last() + 1);
    }
    others.add(new Range(next, Character.MAX_VALUE));
    return others;
  }

  boolean holds(char c, boolean anyCase) {
    return (in(c) || (anyCase && (in(lower(c)) || in(upper(c))))) != but;
  }

  private boolean in(char c) {
    for (Range range : ranges) {
      if (c >= range.first() && c <= range.last()) {
        return true;
      }
    }
    return false;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
  }
}
