package io.keyrota.rotator.targets;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as a shell does (blanks, single and double quotes, backslashes),
 * and does nothing else that a shell does: no variables, no globs, no pipes.
 */
public final class CommandWords {
  private CommandWords() {}

  /**
   * The words; at least one.
   *
   * @throws IllegalArgumentException when a quote is not closed or there is no word
   */
  public static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\' && quote == '"' && i + 1 < line.length() && special(line, i + 1)) {
          word.append(line.charAt(++i));
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (c == '\\' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
        begun = true;
      } else if (Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("a quote is not closed in: " + line);
    }
    if (begun) {
      words.add(word.toString());
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a command has no words");
    }
    return words;
  }

  /**
   * A line whose words are these, for a shell as for {@link #of}; quoted only where they must be.
   */
  public static String line(List<String> words) {
    return String.join(
        " ",
        words.stream()
            .map(
                word ->
                    word.matches("[A-Za-z0-9_@%+=:,./{}-]+")
                        ? word
                        : "'" + word.replace("'", "'\\''") + "'")
            .toList());
  }

  private static boolean special(String line, int at) {
    return "\"\\$`".indexOf(line.charAt(at)) >= 0;
  }
}
