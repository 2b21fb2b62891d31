package io.keyrota.rules.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern in which {@code *} stands for any characters and {@code ?} for one. It is matched piece
 * by piece between the asterisks, each where it first fits, so that no pattern makes it go back:
 * the time is at most that of reading the text once for every 64 characters of the pattern.
 */
final class Glob {
  /** Stands for any characters. */
  static final int ANY = -1;

  /** Stands for one character. */
  static final int ONE = -2;

  /** Matches every text. */
  static final Glob EVERYTHING = new Glob(new int[] {ANY}, 0, 1);

  private final boolean anchoredAtStart;
  private final boolean anchoredAtEnd;
  private final Piece[] pieces;
  private final int shortest;
  private final boolean literal;

  private Glob(int[] tokens, int from, int to) {
    List<Piece> found = new ArrayList<>();
    int start = from;
    int length = 0;
    for (int i = from; i <= to; i++) {
      if (i == to || tokens[i] == ANY) {
        if (i > start) {
          found.add(Piece.of(tokens, start, i));
          length += i - start;
        }
        start = i + 1;
      }
    }
    this.pieces = found.toArray(Piece[]::new);
    this.shortest = length;
    this.anchoredAtStart = from == to || tokens[from] != ANY;
    this.anchoredAtEnd = from == to || tokens[to - 1] != ANY;
    this.literal = shortest == to - from;
  }

  /** The pattern of a text in which the characters {@code *} and {@code ?} are wild. */
  static Glob of(String pattern) {
    return of(tokens(pattern));
  }

  /** The pattern of characters, {@link #ANY} and {@link #ONE}. */
  static Glob of(int[] tokens) {
    return new Glob(tokens, 0, tokens.length);
  }

  /** The pattern of a part of the tokens. */
  static Glob of(int[] tokens, int from, int to) {
    return new Glob(tokens, from, to);
  }

  static int[] tokens(String pattern) {
    int[] tokens = new int[pattern.length()];
    for (int i = 0; i < tokens.length; i++) {
      char c = pattern.charAt(i);
      tokens[i] = c == '*' ? ANY : c == '?' ? ONE : c;
    }
    return tokens;
  }

  /** Whether nothing in it is wild. */
  boolean isLiteral() {
    return literal && (pieces.length == 0 || pieces[0] instanceof Piece.Literal);
  }

  /** Whether it matches exactly what begins with its {@link #prefix}. */
  boolean isPrefix() {
    return pieces.length == 1
        && pieces[0] instanceof Piece.Literal
        && anchoredAtStart
        && !anchoredAtEnd;
  }

  /** What every text that it matches begins with, as far as that is easily told. */
  String prefix() {
    return anchoredAtStart && pieces.length > 0 ? pieces[0].prefix() : "";
  }

  boolean matches(String text) {
    return matches(text, 0, text.length());
  }

  /** Whether it matches the part of the text from one offset to the other. */
  boolean matches(String text, int from, int to) {
    if (to - from < shortest) {
      return false;
    }
    if (pieces.length == 0) {
      return !literal || from == to;
    }
    int start = from;
    int end = to;
    int first = 0;
    int last = pieces.length;
    if (anchoredAtStart) {
      if (!pieces[0].at(text, from)) {
        return false;
      }
      start += pieces[0].length();
      first++;
    }
    if (first == last) {
      return start == to || !anchoredAtEnd;
    }
    if (anchoredAtEnd) {
      last--;
      end -= pieces[last].length();
      if (end < start || !pieces[last].at(text, end)) {
        return false;
      }
    }
    for (int i = first; i < last; i++) {
      int found = pieces[i].find(text, start, end);
      if (found < 0) {
        return false;
      }
      start = found + pieces[i].length();
    }
    return true;
  }
}
