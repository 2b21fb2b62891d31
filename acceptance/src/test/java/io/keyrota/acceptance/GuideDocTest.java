package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/guide.md holds every line of the user's guide, and names only tests that exist. */
class GuideDocTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Acceptance|Test|IT))`");

  @Test
  void everyTestItNamesExists() throws IOException {
    Matcher named = TEST.matcher(page());
    List<String> missing = new ArrayList<>();
    while (named.find()) {
      Path source =
          Repository.root()
              .resolve("acceptance/src/test/java/io/keyrota/acceptance")
              .resolve(named.group(1) + ".java");
      if (!Files.exists(source)) {
        missing.add(named.group(1));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyLineOfTheGuideIsThere() throws IOException {
    Path guide = Repository.root().resolve("../shared/guide.txt");
    assumeTrue(Files.exists(guide), "the guide does not lie beside the repository");
    String page = squeezed(page());
    List<String> missing = new ArrayList<>();
    List<String> lines = Files.readAllLines(guide);
    // From the objectives on; headings, drawings and table frames are not statements.
    for (String line : lines.subList(4, lines.size())) {
      for (String sentence : sentences(line)) {
        if (!page.contains(squeezed(sentence))) {
          missing.add(sentence);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static List<String> sentences(String line) {
    String text = line.strip();
    if (text.isEmpty()
        || text.startsWith("\\")
        || text.startsWith("%")
        || text.startsWith("|---")
        || text.contains("\\draw")
        || text.contains("\\node")
        || text.matches("- [IVX]+\\. .*")
        || !text.matches(".*[.?|)].*")) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    if (text.startsWith("|")) {
      for (String cell : text.split("\\|", -1)) {
        sentences.add(cell.strip());
      }
    } else {
      // The guide's text has lost some of its line breaks and blanks.
      String whole = text.replaceFirst("^- ", "").replace("runaws", "run aws");
      for (String sentence : whole.split("(?<=[.?]\"?) (- )?(?=[A-Z])", -1)) {
        if (sentence.matches(".*[.?\")]")) {
          sentences.add(sentence.replaceFirst("^(- )?(Answer|Audit): ", ""));
        }
      }
    }
    return sentences;
  }

  private static String page() throws IOException {
    return Files.readString(Repository.root().resolve("docs/guide.md"));
  }

  private static String squeezed(String text) {
    return text.replaceAll("[`*]", "").replaceAll("\\s+", " ").strip();
  }
}
