package io.keyrota.server;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Settings' texts that are read alike by several settings; what is none is said as it should be.
 */
final class SettingText {
  private SettingText() {}

  /**
   * Domain names parted by commas, in lower case.
   *
   * @param name what one of them is like
   * @param example two of them, for whoever writes something else
   */
  static List<String> names(String text, Pattern name, String example) {
    List<String> names =
        Arrays.stream(text.split(",", -1)).map(n -> n.strip().toLowerCase(Locale.ROOT)).toList();
    if (!names.stream().allMatch(each -> name.matcher(each).matches())) {
      throw new IllegalArgumentException(
          "it is domain names parted by commas, for example " + example);
    }
    return names;
  }

  /** The path of a file, whether it is there or not. */
  static Path file(String text) {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // Said below.
    }
    throw new IllegalArgumentException("it is the path of a file");
  }
}
