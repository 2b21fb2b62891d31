package io.keyrota.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The requests of llhttp's test suite and what its strict parser makes of each. */
final class RequestVectors {

  private static final Pattern CASE =
      Pattern.compile(
          "^#+ (?<title>[^\n]+)\n(?:(?!\n#)[\\s\\S])*?"
              + "<!-- meta=(?<meta>\\{[^\n]*}) -->\\s*```http\n(?<http>[\\s\\S]*?)\n?```"
              + "[\\s\\S]*?```log\n(?<log>[\\s\\S]*?)```",
          Pattern.MULTILINE);
  private static final Pattern ESCAPE = Pattern.compile("\\\\([rntf]|x[0-9a-fA-F]{2})");
  private static final Pattern ERROR = Pattern.compile("error code=(\\d+) reason=\"(.*)\"");

  /**
   * One request, or some in a row.
   *
   * @param name the file, the heading and its number among those of the same heading
   * @param octets what goes over the wire, a char an octet
   * @param lenient whether the verdict is that of a parser told to forgive
   * @param complete how many whole requests the parser took before it erred or ran out
   * @param error the parser's error code, 0 for none
   * @param reason its words
   */
  record Case(
      String name, String octets, boolean lenient, int complete, int error, String reason) {}

  private RequestVectors() {}

  /** The folder of vectors beside the repository, when there is one. */
  static Optional<Path> folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolveSibling("shared").resolve("vectors").resolve("http-requests");
      if (Files.isDirectory(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  static List<Case> read(Path folder) {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder).sorted()) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(".md") && !name.equals("README.md")) {
          read(name.replace(".md", ""), Files.readString(file), cases);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return cases;
  }

  private static void read(String file, String text, List<Case> cases) {
    Matcher found = CASE.matcher(text);
    while (found.find()) {
      String title = file + ": " + found.group("title").replace("`", "");
      long before = cases.stream().filter(each -> each.name.startsWith(title)).count();
      String log = found.group("log");
      Matcher error = ERROR.matcher(log);
      boolean erred = error.find();
      cases.add(
          new Case(
              before == 0 ? title : title + " #" + (before + 1),
              octets(found.group("http")),
              found.group("meta").contains("lenient"),
              log.split("message complete", -1).length - 1,
              erred ? Integer.parseInt(error.group(1)) : 0,
              erred ? error.group(2) : ""));
    }
  }

  // As llhttp's own runner does: a backslash joins lines, each line end is CRLF, then the escapes.
  private static String octets(String block) {
    String lines = block.replace("\\\n", "").replace("\n", "\r\n");
    StringBuilder text = new StringBuilder();
    Matcher escape = ESCAPE.matcher(lines);
    while (escape.find()) {
      String code = escape.group(1);
      String octet =
          switch (code.charAt(0)) {
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'f' -> "\f";
            default -> String.valueOf((char) Integer.parseInt(code.substring(1), 16));
          };
      escape.appendReplacement(text, Matcher.quoteReplacement(octet));
    }
    byte[] octets = escape.appendTail(text).toString().getBytes(StandardCharsets.UTF_8);
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
