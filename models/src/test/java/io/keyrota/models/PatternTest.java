package io.keyrota.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.schema.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No pattern that a stranger's input meets may take long or exhaust the stack. */
class PatternTest {
  private static final int LONGEST = 131_072;
  private static final List<String> SEEDS =
      List.of("a", "a-", "-", "a.", ".", "/", "/a", "//", "0", "a:", "arn:aws:", "A0/", " ", "é");
  private static final List<String> ENDS = List.of("", "!", "\n", "/", "-", ".");

  @Test
  void hostileTextsAreAnsweredQuickly() {
    List<Shape.Text> texts = inputTexts();
    assertThat(texts).hasSizeGreaterThan(50);
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> texts.forEach(text -> hostile(text).forEach(value -> matches(text, value))));
  }

  @Test
  void aLineBreakAtTheEndPassesOnlyWhereThePatternNamesIt() {
    for (Shape.Text text : inputTexts()) {
      String pattern = String.valueOf(text.pattern());
      boolean named = List.of("\\u000A", "\\s", "\\p{ASCII}").stream().anyMatch(pattern::contains);
      if (!named) {
        assertThat(hostile(text))
            .filteredOn(value -> value.endsWith("\n") && matches(text, value))
            .as(pattern)
            .isEmpty();
      }
    }
  }

  private static boolean matches(Shape.Text text, String value) {
    Pattern pattern = text.pattern();
    return pattern == null || pattern.matcher(value).matches();
  }

  /** The longest texts that the length lets through, for the validator looks at lengths first. */
  private static List<String> hostile(Shape.Text text) {
    Shape.Range length = text.length();
    Long max = length == null ? null : length.max();
    int size = max == null ? LONGEST : (int) Math.min(LONGEST, max);
    List<String> values = new ArrayList<>();
    for (String seed : SEEDS) {
      for (String end : ENDS) {
        values.add(seed.repeat(size).substring(0, Math.max(0, size - end.length())) + end);
      }
    }
    return values;
  }

  /** Each differing text with a pattern that an input holds, however deep. */
  private static List<Shape.Text> inputTexts() {
    Map<String, Shape.Text> texts = new LinkedHashMap<>();
    for (ServiceSchema service : Models.ALL) {
      for (OperationSchema<?, ?> operation : Models.operations(service)) {
        Models.structures(operation.input())
            .forEach(
                structure ->
                    structure.members().forEach(member -> collect(member.shape().get(), texts)));
      }
    }
    return List.copyOf(texts.values());
  }

  private static void collect(Shape shape, Map<String, Shape.Text> texts) {
    switch (shape) {
      case Shape.Text text when text.pattern() != null ->
          texts.putIfAbsent(text.pattern() + " " + text.length(), text);
      case Shape.Sequence list -> collect(list.member().get(), texts);
      case Shape.Mapping map -> {
        collect(map.key(), texts);
        collect(map.value().get(), texts);
      }
      default -> {}
    }
  }
}
