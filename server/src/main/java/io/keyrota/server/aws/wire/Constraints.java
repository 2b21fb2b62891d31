package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.Shape.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The constraints of a scalar shape in AWS's wording. */
final class Constraints {
  private static final String PATTERN = "Member must satisfy regular expression pattern: ";

  private Constraints() {}

  /** All constraints of a shape, as AWS lists them for the members of a list or map. */
  static List<String> of(Shape shape) {
    List<String> all = new ArrayList<>();
    switch (shape) {
      case Shape.Text text -> {
        bounds(all, text.length(), "length");
        if (text.pattern() != null) {
          all.add(pattern(text.pattern()));
        }
      }
      case Shape.Choice choice -> {
        bounds(all, choice.length(), "length");
        all.add(oneOf(choice.values()));
      }
      case Shape.Int number -> bounds(all, number.range(), "value");
      case Shape.Wide number -> bounds(all, number.range(), "value");
      case Shape.Bytes bytes -> bounds(all, bytes.length(), "length");
      default -> {}
    }
    return all;
  }

  private static void bounds(List<String> all, @Nullable Range range, String what) {
    if (range != null) {
      if (range.max() != null) {
        all.add(atMost(what, range.max()));
      }
      if (range.min() != null) {
        all.add(atLeast(what, range.min()));
      }
    }
  }

  /** What is wrong with a size or number, null when nothing is. */
  static @Nullable String broken(@Nullable Range range, long number, String what) {
    if (range == null) {
      return null;
    }
    if (range.max() != null && number > range.max()) {
      return atMost(what, range.max());
    }
    return range.min() != null && number < range.min() ? atLeast(what, range.min()) : null;
  }

  private static String atMost(String what, long bound) {
    return "Member must have " + what + " less than or equal to " + bound;
  }

  private static String atLeast(String what, long bound) {
    return "Member must have " + what + " greater than or equal to " + bound;
  }

  static String pattern(Pattern pattern) {
    return PATTERN + pattern.pattern();
  }

  static boolean ofPattern(String constraint) {
    return constraint.startsWith(PATTERN);
  }

  /**
   * The sentence in which IAM tells that a name or a path breaks its pattern; null where AWS tells
   * the pattern itself. The patterns are IAM's own: no other model has them.
   */
  static @Nullable String spoken(String step, Shape shape) {
    Pattern pattern = shape instanceof Shape.Text text ? text.pattern() : null;
    String rule =
        switch (pattern == null ? "" : pattern.pattern()) {
          case "[\\w+=,.@-]+" ->
              "It must contain only alphanumeric characters and/or the following: +=,.@_-";
          case "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)", "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/" ->
              "It must begin and end with / and contain only alphanumeric characters and/or /"
                  + " characters.";
          default -> null;
        };
    return rule == null ? null : "The specified value for " + step + " is invalid. " + rule;
  }

  static String oneOf(List<String> values) {
    return "Member must satisfy enum value set: " + values;
  }

  static boolean sensitive(Shape shape) {
    return (shape instanceof Shape.Text text && text.sensitive())
        || (shape instanceof Shape.Bytes bytes && bytes.sensitive());
  }
}
