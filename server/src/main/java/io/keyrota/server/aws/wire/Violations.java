package io.keyrota.server.aws.wire;

import io.keyrota.rules.aws.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constraints that a request breaks, in AWS's wording. All are counted; the message tells the
 * first {@value #TOLD}, and of a value no more than its first {@value #ECHOED} characters, so that
 * a bad request cannot make an answer larger than itself many times.
 */
final class Violations {
  private static final int TOLD = 20;
  private static final int ECHOED = 1024;

  private final List<String> told = new ArrayList<>();
  private int count;
  private int spoken;

  /** A place in the input, as AWS writes it: {@code tags.1.member.key}. */
  record Path(@Nullable Path parent, String step) {
    @Override
    public String toString() {
      return parent == null ? step : parent + "." + step;
    }
  }

  /**
   * Adds one.
   *
   * @param value as text; null when it must not be shown, for it is sensitive
   */
  void add(@Nullable Path parent, String step, @Nullable Object value, String constraint) {
    if (++count <= TOLD) {
      String shown = value == null ? "" : " '" + cut(value.toString()) + "'";
      told.add("Value" + shown + at(parent, step) + constraint);
    }
  }

  /** Adds one that its service tells in a sentence of its own; among others it counts like them. */
  void addSpoken(String sentence) {
    spoken++;
    if (++count <= TOLD) {
      told.add(sentence);
    }
  }

  /** Adds a missing required member. */
  void addMissing(@Nullable Path parent, String step) {
    if (++count <= TOLD) {
      told.add("Value null" + at(parent, step) + "Member must not be null");
    }
  }

  private static String at(@Nullable Path parent, String step) {
    return " at '" + new Path(parent, step) + "' failed to satisfy constraint: ";
  }

  boolean any() {
    return count > 0;
  }

  /** {@code ValidationError}; the answer in JSON spells it {@code ValidationException}. */
  Refusal refusal() {
    String head =
        spoken == 1 && count == 1
            ? ""
            : count + (count == 1 ? " validation error" : " validation errors") + " detected: ";
    return new Refusal("ValidationError", head + String.join("; ", told));
  }

  private static String cut(String text) {
    if (text.length() <= ECHOED) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(ECHOED - 1)) ? ECHOED - 1 : ECHOED;
    return text.substring(0, end) + "...";
  }
}
