package io.keyrota.rotator.targets;

import java.util.ArrayList;
import java.util.List;

/** A text's lines with their endings, so that joining them gives the text again. */
final class Lines {
  private Lines() {}

  static List<String> of(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }

  /** The line's ending: {@code \r\n}, {@code \n}, or none on the last line. */
  static String ending(String line) {
    if (line.endsWith("\r\n")) {
      return "\r\n";
    }
    return line.endsWith("\n") ? "\n" : "";
  }

  static String body(String line) {
    return line.substring(0, line.length() - ending(line).length());
  }

  /** The ending that the text uses. */
  static String endingOf(String text) {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }
}
