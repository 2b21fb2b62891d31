package io.keyrota.rotator.targets;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks programs up as the system will when they are run, so that a missing one is told before. */
public final class Programs {
  private Programs() {}

  /**
   * Looks whether the command's program is there and may be run, without running it.
   *
   * @throws TargetFailed when it is not
   */
  public static void look(List<String> words) {
    look(words.getFirst(), Optional.ofNullable(System.getenv("PATH")).orElse("/bin:/usr/bin"));
  }

  /** A name with a slash is a path; any other is looked for in the folders of {@code PATH}. */
  static void look(String program, String path) {
    if (program.contains("/")) {
      if (!runs(program)) {
        throw new TargetFailed(program + " is no program that can be run");
      }
      return;
    }
    boolean found =
        !program.isEmpty()
            && Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .anyMatch(folder -> runs((folder.isEmpty() ? "." : folder) + "/" + program));
    if (!found) {
      throw new TargetFailed("there is no program " + program);
    }
  }

  private static boolean runs(String text) {
    try {
      Path file = Path.of(text);
      return Files.isRegularFile(file) && Files.isExecutable(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
