package io.keyrota.rotator.targets;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks programs up as the system will when they are run, so that a missing one is told before. */
public final class Programs {
  /** What is said of a path that is relative. */
  public static final String RELATIVE = " is relative: it depends on where the rotator is run";

  private Programs() {}

  /**
   * Looks whether the command's program is there and may be run, without running it.
   *
   * @throws TargetFailed when it is not
   */
  public static void look(List<String> words) {
    var _ = find(words.getFirst(), path());
  }

  /**
   * The command with its program's whole path: it is the same program wherever it is run, and
   * whatever {@code PATH} is there.
   *
   * @throws TargetFailed when there is no such program
   * @throws IllegalArgumentException when the line is no command
   */
  public static String absolute(String line) {
    List<String> words = new ArrayList<>(CommandWords.of(line));
    String found = find(words.getFirst(), path());
    if (found.equals(words.getFirst())) {
      return line;
    }
    words.set(0, found);
    return CommandWords.line(words);
  }

  /**
   * The command's arguments that lead elsewhere when it is run elsewhere: those that begin with
   * {@code ./} or {@code ../}, also behind an option's {@code =}, and those that are a file here.
   * Others are words as far as anybody can tell but the program.
   */
  public static List<String> relative(List<String> words) {
    return words.stream().skip(1).filter(Programs::isRelative).toList();
  }

  private static boolean isRelative(String argument) {
    String path =
        argument.startsWith("-") ? argument.substring(argument.indexOf('=') + 1) : argument;
    if (path.startsWith("./") || path.startsWith("../")) {
      return true;
    }
    try {
      return !path.startsWith("/") && Files.isRegularFile(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String path() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("/bin:/usr/bin");
  }

  /** A name with a slash is a path; any other is looked for in the folders of {@code PATH}. */
  static String find(String program, String path) {
    if (program.contains("/")) {
      if (!runs(program)) {
        throw new TargetFailed(program + " is no program that can be run");
      }
      return whole(program);
    }
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .map(folder -> (folder.isEmpty() ? "." : folder) + "/" + program)
        .filter(file -> !program.isEmpty() && runs(file))
        .findFirst()
        .map(Programs::whole)
        .orElseThrow(() -> new TargetFailed("there is no program " + program));
  }

  /** Without dots, unless a symbolic link before them makes that another file. */
  private static String whole(String program) {
    Path given = Path.of(program).toAbsolutePath();
    Path plain = given.normalize();
    try {
      return (Files.exists(plain) && Files.isSameFile(given, plain) ? plain : given).toString();
    } catch (IOException e) {
      return given.toString();
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
