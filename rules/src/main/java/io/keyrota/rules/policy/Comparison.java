package io.keyrota.rules.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One value of a condition: whether a request's value matches it, negation left aside. */
sealed interface Comparison {

  boolean matches(String value, ConditionValues values);

  /** The condition keys that its variables name. */
  default Set<String> keys() {
    return Set.of();
  }

  /**
   * Reads a value.
   *
   * @throws MalformedPolicy for one that the operator can compare nothing with
   */
  static Comparison of(Operator operator, String text, boolean variables) {
    return switch (operator.compares()) {
      case TEXT -> Like.of(Template.of(text, variables, false), false);
      case TEXT_IGNORING_CASE -> Like.of(Template.of(text, variables, false), true);
      case PATTERN -> Like.of(Template.of(text, variables, true), false);
      case ARN -> LikeArn.of(Template.of(text, variables, true));
      case NUMBER -> new Number(operator, need(operator, text, number(text)));
      case DATE -> new Date(operator, need(operator, text, Dates.instant(text)));
      case TRUTH -> new Truth(need(operator, text, truth(text)));
      case BYTES -> new Bytes(need(operator, text, bytes(text)));
      case ADDRESS -> new Address(need(operator, text, AddressRange.parse(text)));
    };
  }

  private static <T> T need(Operator operator, String text, Optional<T> read) {
    return read.orElseThrow(() -> Malformed.conditionValue(operator.word(), text));
  }

  private static Optional<BigDecimal> number(String text) {
    // Longer ones, and such as 1e999999999, could make comparing slow.
    if (text.length() > 40 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> bytes(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Text and patterns. */
  record Like(Template template, boolean ignoringCase, @Nullable Glob fixed) implements Comparison {
    static Like of(Template template, boolean ignoringCase) {
      int[] tokens = template.isFixed() ? template.tokens(ConditionValues.NONE) : null;
      return new Like(template, ignoringCase, tokens == null ? null : glob(tokens, ignoringCase));
    }

    private static Glob glob(int[] tokens, boolean ignoringCase) {
      return Template.glob(
          ignoringCase ? Arrays.stream(tokens).map(token -> fold((char) token)).toArray() : tokens);
    }

    private static char fold(char c) {
      return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static String fold(String text) {
      StringBuilder folded = new StringBuilder(text.length());
      text.chars().forEach(c -> folded.append(fold((char) c)));
      return folded.toString();
    }

    @Override
    public boolean matches(String value, ConditionValues values) {
      Glob glob = fixed;
      if (glob == null) {
        int[] tokens = template.tokens(values);
        if (tokens == null) {
          return false;
        }
        glob = glob(tokens, ignoringCase);
      }
      return glob.matches(ignoringCase ? fold(value) : value);
    }

    @Override
    public Set<String> keys() {
      return template.keys();
    }
  }

  /** ARNs, part by part. */
  record LikeArn(Template template, boolean everything, Glob @Nullable [] fixed)
      implements Comparison {
    static LikeArn of(Template template) {
      int[] tokens = template.isFixed() ? template.tokens(ConditionValues.NONE) : null;
      boolean all = tokens != null && tokens.length == 1 && tokens[0] == Glob.ANY;
      return new LikeArn(template, all, tokens == null ? null : Template.arn(tokens));
    }

    @Override
    public boolean matches(String value, ConditionValues values) {
      if (everything) {
        return true;
      }
      Glob[] six = fixed;
      if (six == null) {
        int[] tokens = template.tokens(values);
        six = tokens == null ? null : Template.arn(tokens);
      }
      return six != null && new ArnText(value).matches(six);
    }

    @Override
    public Set<String> keys() {
      return template.keys();
    }
  }

  record Number(Operator operator, BigDecimal number) implements Comparison {
    @Override
    public boolean matches(String value, ConditionValues values) {
      return Comparison.number(value).map(v -> operator.holds(v.compareTo(number))).orElse(false);
    }
  }

  record Date(Operator operator, Instant instant) implements Comparison {
    @Override
    public boolean matches(String value, ConditionValues values) {
      return Dates.instant(value).map(v -> operator.holds(v.compareTo(instant))).orElse(false);
    }
  }

  record Truth(boolean wanted) implements Comparison {
    @Override
    public boolean matches(String value, ConditionValues values) {
      return truth(value).map(v -> v == wanted).orElse(false);
    }
  }

  /** A copy is not made: nothing outside sees the array. */
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(byte[] wanted) implements Comparison {
    @Override
    public boolean matches(String value, ConditionValues values) {
      return bytes(value).map(v -> Arrays.equals(v, wanted)).orElse(false);
    }
  }

  record Address(AddressRange range) implements Comparison {
    @Override
    public boolean matches(String value, ConditionValues values) {
      return range.contains(value);
    }
  }
}
