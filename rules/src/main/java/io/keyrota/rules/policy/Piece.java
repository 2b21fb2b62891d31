package io.keyrota.rules.policy;

import java.util.HashMap;
import java.util.Map;

/** What stands between two asterisks of a pattern: characters, some of which may be any. */
sealed interface Piece {
  /** The length up to which looking at every place is quick enough. */
  int SHORT = 16;

  int length();

  /** The characters before the first that may be any. */
  String prefix();

  /** Whether it stands at that offset; the text is long enough. */
  boolean at(String text, int offset);

  /** The first offset from {@code from} at which it stands and ends by {@code to}, or -1. */
  int find(String text, int from, int to);

  static Piece of(int[] tokens, int from, int to) {
    StringBuilder characters = new StringBuilder();
    boolean wild = false;
    for (int i = from; i < to; i++) {
      wild |= tokens[i] == Glob.ONE;
      characters.append(tokens[i] == Glob.ONE ? '?' : (char) tokens[i]);
    }
    if (!wild) {
      return new Literal(characters.toString());
    }
    int[] own = new int[to - from];
    System.arraycopy(tokens, from, own, 0, own.length);
    return new Wild(own);
  }

  /** Characters only: found by Knuth, Morris and Pratt's method. */
  final class Literal implements Piece {
    private final String characters;
    private final int[] borders;

    Literal(String characters) {
      this.characters = characters;
      this.borders = characters.length() > SHORT ? borders(characters) : new int[0];
    }

    @Override
    public int length() {
      return characters.length();
    }

    @Override
    public String prefix() {
      return characters;
    }

    @Override
    public boolean at(String text, int offset) {
      return text.startsWith(characters, offset);
    }

    @Override
    public int find(String text, int from, int to) {
      if (borders.length == 0) {
        return text.indexOf(characters, from, to);
      }
      int matched = 0;
      for (int i = from; i < to; i++) {
        while (matched > 0 && characters.charAt(matched) != text.charAt(i)) {
          matched = borders[matched - 1];
        }
        if (characters.charAt(matched) == text.charAt(i)) {
          matched++;
        }
        if (matched == characters.length()) {
          return i + 1 - matched;
        }
      }
      return -1;
    }

    private static int[] borders(String characters) {
      int[] borders = new int[characters.length()];
      int matched = 0;
      for (int i = 1; i < borders.length; i++) {
        while (matched > 0 && characters.charAt(matched) != characters.charAt(i)) {
          matched = borders[matched - 1];
        }
        if (characters.charAt(matched) == characters.charAt(i)) {
          matched++;
        }
        borders[i] = matched;
      }
      return borders;
    }
  }

  /** With places for any character: found by moving a bit for each place (Baeza-Yates, Gonnet). */
  final class Wild implements Piece {
    private final int[] tokens;
    private final Map<Character, long[]> places = new HashMap<>();
    private final long[] anywhere;

    Wild(int[] tokens) {
      this.tokens = tokens;
      int words = (tokens.length + 63) / 64;
      this.anywhere = new long[words];
      if (tokens.length <= SHORT) {
        return;
      }
      for (int i = 0; i < tokens.length; i++) {
        if (tokens[i] == Glob.ONE) {
          anywhere[i / 64] |= 1L << i;
        }
      }
      for (int i = 0; i < tokens.length; i++) {
        if (tokens[i] != Glob.ONE) {
          places.computeIfAbsent((char) tokens[i], c -> anywhere.clone())[i / 64] |= 1L << i;
        }
      }
    }

    @Override
    public int length() {
      return tokens.length;
    }

    @Override
    public String prefix() {
      StringBuilder prefix = new StringBuilder();
      for (int i = 0; tokens[i] != Glob.ONE; i++) {
        prefix.append((char) tokens[i]);
      }
      return prefix.toString();
    }

    @Override
    public boolean at(String text, int offset) {
      for (int i = 0; i < tokens.length; i++) {
        if (tokens[i] != Glob.ONE && tokens[i] != text.charAt(offset + i)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int find(String text, int from, int to) {
      if (tokens.length <= SHORT) {
        for (int i = from; i + tokens.length <= to; i++) {
          if (at(text, i)) {
            return i;
          }
        }
        return -1;
      }
      long[] reached = new long[anywhere.length];
      int last = tokens.length - 1;
      for (int i = from; i < to; i++) {
        long[] here = places.getOrDefault(text.charAt(i), anywhere);
        long carried = 1;
        for (int word = 0; word < reached.length; word++) {
          long next = reached[word] >>> 63;
          reached[word] = (reached[word] << 1 | carried) & here[word];
          carried = next;
        }
        if ((reached[last / 64] >>> last & 1) == 1) {
          return i - last;
        }
      }
      return -1;
    }
  }
}
