package io.keyrota.rules.elb;

import java.util.BitSet;
import java.util.List;

/**
 * A regular expression of a rule's condition, of the kind that AWS takes: without looking ahead or
 * behind, references back, atomic groups, possessive quantifiers or classes of Unicode. All ways
 * through it are gone at once, so that a match takes time by the product of the text's length and
 * the expression's steps at most, whatever both say. It is found anywhere in a text unless {@code
 * ^} and {@code $} tie it.
 */
public final class RegularExpression {
  /** How long AWS lets it be. */
  public static final int LONGEST = 128;

  private final String text;
  private final List<Step> steps;
  private final boolean anyCase;

  private RegularExpression(String text, List<Step> steps, boolean anyCase) {
    this.text = text;
    this.steps = steps;
    this.anyCase = anyCase;
  }

  /** What is done at one place of the expression before the next. */
  sealed interface Step {
    /** Takes a character that is one of a set. */
    record Take(Characters among) implements Step {}

    /** Goes on at two places. */
    record Fork(int one, int other) implements Step {}

    /** Goes on where the text is there. */
    record Tie(Where where) implements Step {}
  }

  enum Where {
    BEGINNING,
    END,
    EDGE_OF_A_WORD,
    NO_EDGE_OF_A_WORD
  }

  /**
   * Reads an expression.
   *
   * @param anyCase whether letters are compared in any case
   * @throws io.keyrota.rules.aws.Refusal ValidationError for what is too long, too large when its
   *     repetitions are written out, or not understood
   */
  public static RegularExpression of(String text, boolean anyCase) {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw ElbRefusal.validation("A regular expression must have 1 to " + LONGEST + " characters");
    }
    return new RegularExpression(text, new ExpressionReading(text).steps(), anyCase);
  }

  /** Whether it is somewhere in the text. */
  public boolean isIn(String searched) {
    BitSet now = new BitSet(steps.size() + 1);
    BitSet next = new BitSet(steps.size() + 1);
    int[] waiting = new int[2 * steps.size() + 2];
    for (int at = 0; at <= searched.length(); at++) {
      enter(0, now, waiting, searched, at);
      if (now.get(steps.size())) {
        return true;
      }
      if (at == searched.length()) {
        return false;
      }
      next.clear();
      char c = searched.charAt(at);
      for (int place = now.nextSetBit(0); place >= 0; place = now.nextSetBit(place + 1)) {
        if (steps.get(place) instanceof Step.Take take && take.among().holds(c, anyCase)) {
          enter(place + 1, next, waiting, searched, at + 1);
        }
      }
      BitSet before = now;
      now = next;
      next = before;
    }
    return false;
  }

  /** Marks a place, and all that can be reached from there without taking a character. */
  private void enter(int place, BitSet reached, int[] waiting, String searched, int at) {
    int count = 0;
    waiting[count++] = place;
    while (count > 0) {
      int here = waiting[--count];
      if (reached.get(here)) {
        continue;
      }
      reached.set(here);
      if (here == steps.size()) {
        return;
      }
      switch (steps.get(here)) {
        case Step.Take _ -> {}
        case Step.Fork fork -> {
          waiting[count++] = fork.other();
          waiting[count++] = fork.one();
        }
        case Step.Tie tie -> {
          if (is(tie.where(), searched, at)) {
            waiting[count++] = here + 1;
          }
        }
      }
    }
  }

  private static boolean is(Where where, String text, int at) {
    return switch (where) {
      case BEGINNING -> at == 0;
      case END -> at == text.length();
      case EDGE_OF_A_WORD -> word(text, at - 1) != word(text, at);
      case NO_EDGE_OF_A_WORD -> word(text, at - 1) == word(text, at);
    };
  }

  private static boolean word(String text, int at) {
    return at >= 0 && at < text.length() && Characters.WORD.holds(text.charAt(at), false);
  }

  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegularExpression expression
        && text.equals(expression.text)
        && anyCase == expression.anyCase;
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
