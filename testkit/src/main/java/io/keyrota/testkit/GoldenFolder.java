package io.keyrota.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with one folder for each case, each holding what goes in and what must come out, as
 * files that people can read. With the system property {@value #REWRITE} set to {@code true} what
 * came out is written instead of compared: look at the difference before committing it.
 */
public record GoldenFolder(Path root) {

  /** The system property that makes {@link Case#matches} write instead of compare. */
  public static final String REWRITE = "keyrota.golden.rewrite";

  /** A folder under the module's {@code src/test/resources}. */
  public static GoldenFolder ofResources(String name) {
    return new GoldenFolder(Path.of("src", "test", "resources").resolve(name).toAbsolutePath());
  }

  /** The cases in the order of their names; a folder without any is a mistake. */
  public List<Case> cases() {
    try (Stream<Path> folders = Files.list(root)) {
      List<Case> cases = folders.filter(Files::isDirectory).sorted().map(Case::new).toList();
      if (cases.isEmpty()) {
        throw new IllegalStateException("no golden case in " + root);
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException("golden folder " + root, e);
    }
  }

  /** The case of that name. */
  public Case named(String name) {
    return new Case(root.resolve(name));
  }

  /** One case: a folder of files. */
  public record Case(Path folder) {

    public String name() {
      return folder.getFileName().toString();
    }

    public boolean has(String file) {
      return Files.exists(folder.resolve(file));
    }

    public byte[] bytes(String file) {
      try {
        return Files.readAllBytes(folder.resolve(file));
      } catch (IOException e) {
        throw new UncheckedIOException("golden case " + name(), e);
      }
    }

    /** The file as UTF-8, without the line's end at its very end. */
    public String text(String file) {
      String text = new String(bytes(file), StandardCharsets.UTF_8);
      return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** Compares a text with the file, which ends with one line's end more. */
    public void matches(String file, String actual) {
      if (!rewritten(file, (actual + "\n").getBytes(StandardCharsets.UTF_8))
          && !text(file).equals(actual)) {
        throw new AssertionError(
            "%s/%s%nexpected: %s%nbut was:  %s".formatted(name(), file, text(file), actual));
      }
    }

    /** Compares bytes with the file. */
    public void matches(String file, byte[] actual) {
      if (rewritten(file, actual)) {
        return;
      }
      byte[] expected = bytes(file);
      int at = Arrays.mismatch(expected, actual);
      if (at >= 0) {
        throw new AssertionError(
            "%s/%s differs from byte %d on; %d bytes expected, %d came"
                .formatted(name(), file, at, expected.length, actual.length));
      }
    }

    private boolean rewritten(String file, byte[] actual) {
      if (!Boolean.getBoolean(REWRITE)) {
        return false;
      }
      try {
        Files.createDirectories(folder);
        Files.write(folder.resolve(file), actual);
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException("golden case " + name(), e);
      }
    }
  }
}
