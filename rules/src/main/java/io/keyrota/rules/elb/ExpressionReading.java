package io.keyrota.rules.elb;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.elb.RegularExpression.Step;
import io.keyrota.rules.elb.RegularExpression.Where;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a regular expression into steps, its repetitions written out. Places within steps that are
 * not put together yet are counted from their own beginning.
 */
final class ExpressionReading {
  /** Larger ones could keep a connection's thread from others. */
  private static final int MOST_STEPS = 500;

  private static final int MOST_REPETITIONS = 1000;
  private static final String CLOSING = ")";

  private final String text;
  private int at;

  ExpressionReading(String text) {
    this.text = text;
  }

  /** The steps; who goes beyond the last has found it. */
  List<Step> steps() {
    List<Step> all = alternatives();
    if (at < text.length()) {
      throw wrong("a parenthesis closes that was not opened");
    }
    return List.copyOf(all);
  }

  private List<Step> alternatives() {
    List<Step> all = sequence();
    while (next('|')) {
      List<Step> other = sequence();
      List<Step> either = new ArrayList<>();
      either.add(new Step.Fork(1, all.size() + 2));
      append(either, all);
      either.add(jump(all.size() + other.size() + 2));
      append(either, other);
      all = checked(either);
    }
    return all;
  }

  private List<Step> sequence() {
    List<Step> all = new ArrayList<>();
    while (at < text.length() && text.charAt(at) != '|' && !text.startsWith(CLOSING, at)) {
      append(all, repeated(atom()));
    }
    return checked(all);
  }

  private List<Step> repeated(List<Step> once) {
    List<Step> all = once;
    boolean again = false;
    while (at < text.length()) {
      int begin = at;
      int least;
      int most;
      if (next('*')) {
        least = 0;
        most = -1;
      } else if (next('+')) {
        least = 1;
        most = -1;
      } else if (next('?')) {
        least = 0;
        most = 1;
      } else if (text.charAt(at) == '{' && text.indexOf('}', at) > 0) {
        String[] bounds = text.substring(at + 1, text.indexOf('}', at)).split(",", 2);
        least = number(bounds[0]);
        most = bounds.length == 1 ? least : bounds[1].isEmpty() ? -1 : number(bounds[1]);
        at = text.indexOf('}', at) + 1;
      } else {
        return all;
      }
      if (again || (most >= 0 && most < least)) {
        throw wrong("a repetition of nothing at " + begin);
      }
      // As few as possible is the same set of texts; possessive is not, and is refused below.
      var _ = next('?');
      all = times(all, least, most);
      again = true;
    }
    return all;
  }

  private int number(String digits) {
    if (digits.isEmpty()
        || digits.length() > 4
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw wrong("a repetition must say how often");
    }
    int number = Integer.parseInt(digits);
    if (number > MOST_REPETITIONS) {
      throw wrong("a repetition of more than " + MOST_REPETITIONS);
    }
    return number;
  }

  /**
   * So many of them.
   *
   * @param most negative for any number
   */
  private List<Step> times(List<Step> once, int least, int most) {
    List<Step> all = new ArrayList<>();
    for (int i = 0; i < least; i++) {
      append(all, once);
      checked(all);
    }
    if (most < 0) {
      List<Step> more = new ArrayList<>();
      more.add(new Step.Fork(1, once.size() + 2));
      append(more, once);
      more.add(jump(0));
      append(all, more);
    }
    for (int i = least; i < most; i++) {
      List<Step> maybe = new ArrayList<>();
      maybe.add(new Step.Fork(1, once.size() + 1));
      append(maybe, once);
      append(all, maybe);
      checked(all);
    }
    return checked(all);
  }

  private List<Step> atom() {
    char c = text.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> List.of(new Step.Take(set()));
      case '.' -> List.of(new Step.Take(Characters.ANY));
      case '^' -> List.of(new Step.Tie(Where.BEGINNING));
      case '$' -> List.of(new Step.Tie(Where.END));
      case '\\' -> escaped();
      case '*', '+', '?' -> throw wrong("a repetition of nothing at " + (at - 1));
      default -> List.of(new Step.Take(Characters.only(c)));
    };
  }

  private List<Step> group() {
    if (next('?') && !next(':')) {
      throw wrong("only groups and '(?:' may open with a parenthesis");
    }
    List<Step> inside = alternatives();
    if (!next(')')) {
      throw wrong("a parenthesis is not closed");
    }
    return inside;
  }

  private List<Step> escaped() {
    if (at < text.length() && text.charAt(at) == 'b') {
      at++;
      return List.of(new Step.Tie(Where.EDGE_OF_A_WORD));
    }
    if (at < text.length() && text.charAt(at) == 'B') {
      at++;
      return List.of(new Step.Tie(Where.NO_EDGE_OF_A_WORD));
    }
    return List.of(new Step.Take(escapedSet()));
  }

  private Characters escapedSet() {
    if (at == text.length()) {
      throw wrong("a backslash at the end");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'd' -> Characters.DIGIT;
      case 'D' -> Characters.DIGIT.inverse();
      case 's' -> Characters.SPACE;
      case 'S' -> Characters.SPACE.inverse();
      case 'w' -> Characters.WORD;
      case 'W' -> Characters.WORD.inverse();
      case 't' -> Characters.only('\t');
      default -> {
        if (Characters.WORD.holds(c, false) || c > '~') {
          throw wrong("'\\" + c + "' is not supported");
        }
        yield Characters.only(c);
      }
    };
  }

  private Characters set() {
    boolean but = next('^');
    List<Characters.Range> ranges = new ArrayList<>();
    boolean first = true;
    while (first || !text.startsWith("]", at)) {
      if (at == text.length() || text.startsWith("[:", at)) {
        throw wrong("a set is not closed, or is one of POSIX's");
      }
      first = false;
      Characters one = member();
      if (one.but()
          || one.ranges().size() > 1
          || !text.startsWith("-", at)
          || text.startsWith("-]", at)) {
        ranges.addAll(one.written());
        continue;
      }
      at++;
      Characters last = at == text.length() ? one : member();
      char from = one.ranges().getFirst().first();
      if (last.but() || last.ranges().size() > 1 || last.ranges().getFirst().last() < from) {
        throw wrong("a range of characters goes backwards");
      }
      ranges.add(new Characters.Range(from, last.ranges().getFirst().last()));
    }
    at++;
    return new Characters(ranges, but);
  }

  private Characters member() {
    char c = text.charAt(at++);
    return c == '\\' ? escapedSet() : Characters.only(c);
  }

  private boolean next(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private static Step jump(int place) {
    return new Step.Fork(place, place);
  }

  private static void append(List<Step> all, List<Step> more) {
    int by = all.size();
    for (Step step : more) {
      all.add(
          step instanceof Step.Fork(int one, int other)
              ? new Step.Fork(one + by, other + by)
              : step);
    }
  }

  private List<Step> checked(List<Step> steps) {
    if (steps.size() > MOST_STEPS) {
      throw wrong("it is too large with its repetitions written out");
    }
    return steps;
  }

  private Refusal wrong(String why) {
    return ElbRefusal.validation("The regular expression '" + text + "' is not valid: " + why);
  }
}
