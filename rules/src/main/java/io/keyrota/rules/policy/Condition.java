package io.keyrota.rules.policy;

import java.util.List;
import java.util.function.Predicate;

/**
 * One key of a Condition element with its operator and values.
 *
 * @param key in lower case
 * @param spelt as the policy spells it
 * @param ifExists true where the request does not have the key
 * @param told operator, key and values for people, as the policy has them
 */
record Condition(
    Operator operator,
    Scope scope,
    boolean ifExists,
    String key,
    String spelt,
    String told,
    List<Comparison> comparisons) {

  /** Which of a request's values must match. */
  enum Scope {
    /** The one that there is. */
    SINGLE,
    /** {@code ForAllValues}: each of them, and none is enough. */
    ALL,
    /** {@code ForAnyValue}: at least one. */
    ANY
  }

  Condition {
    comparisons = List.copyOf(comparisons);
  }

  /** Whether what is known decides it: its key, and the variables in its values. */
  boolean isDecidedBy(Predicate<String> known) {
    return known.test(key)
        && comparisons.stream().allMatch(comparison -> comparison.keys().stream().allMatch(known));
  }

  boolean isMet(ConditionValues values) {
    List<String> found = values.of(key);
    if (operator == Operator.NULL) {
      String absent = Boolean.toString(found.isEmpty());
      return matches(absent, values);
    }
    if (found.isEmpty()) {
      return ifExists
          || switch (scope) {
            case ALL -> true;
            case ANY -> false;
            case SINGLE -> operator.negated();
          };
    }
    return switch (scope) {
      case ALL -> found.stream().allMatch(value -> holds(value, values));
      case ANY -> found.stream().anyMatch(value -> holds(value, values));
      case SINGLE -> operator.negated() != found.stream().anyMatch(value -> matches(value, values));
    };
  }

  private boolean holds(String value, ConditionValues values) {
    return operator.negated() != matches(value, values);
  }

  private boolean matches(String value, ConditionValues values) {
    for (Comparison comparison : comparisons) {
      if (comparison.matches(value, values)) {
        return true;
      }
    }
    return false;
  }
}
