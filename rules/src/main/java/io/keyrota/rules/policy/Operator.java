package io.keyrota.rules.policy;

import java.util.Arrays;
import java.util.Optional;

/** The condition operators, without their prefixes and suffixes. */
enum Operator {
  STRING_EQUALS("StringEquals", Compares.TEXT, false),
  STRING_NOT_EQUALS("StringNotEquals", Compares.TEXT, true),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Compares.TEXT_IGNORING_CASE, false),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Compares.TEXT_IGNORING_CASE, true),
  STRING_LIKE("StringLike", Compares.PATTERN, false),
  STRING_NOT_LIKE("StringNotLike", Compares.PATTERN, true),
  NUMERIC_EQUALS("NumericEquals", Compares.NUMBER, false),
  NUMERIC_NOT_EQUALS("NumericNotEquals", Compares.NUMBER, true),
  NUMERIC_LESS_THAN("NumericLessThan", Compares.NUMBER, false),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Compares.NUMBER, false),
  NUMERIC_GREATER_THAN("NumericGreaterThan", Compares.NUMBER, false),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Compares.NUMBER, false),
  DATE_EQUALS("DateEquals", Compares.DATE, false),
  DATE_NOT_EQUALS("DateNotEquals", Compares.DATE, true),
  DATE_LESS_THAN("DateLessThan", Compares.DATE, false),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", Compares.DATE, false),
  DATE_GREATER_THAN("DateGreaterThan", Compares.DATE, false),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Compares.DATE, false),
  BOOL("Bool", Compares.TRUTH, false),
  BINARY_EQUALS("BinaryEquals", Compares.BYTES, false),
  IP_ADDRESS("IpAddress", Compares.ADDRESS, false),
  NOT_IP_ADDRESS("NotIpAddress", Compares.ADDRESS, true),
  ARN_EQUALS("ArnEquals", Compares.ARN, false),
  ARN_LIKE("ArnLike", Compares.ARN, false),
  ARN_NOT_EQUALS("ArnNotEquals", Compares.ARN, true),
  ARN_NOT_LIKE("ArnNotLike", Compares.ARN, true),
  NULL("Null", Compares.TRUTH, false);

  /** What its values are. */
  enum Compares {
    TEXT,
    TEXT_IGNORING_CASE,
    PATTERN,
    NUMBER,
    DATE,
    TRUTH,
    BYTES,
    ADDRESS,
    ARN
  }

  private final String word;
  private final Compares compares;
  private final boolean negated;

  Operator(String word, Compares compares, boolean negated) {
    this.word = word;
    this.compares = compares;
    this.negated = negated;
  }

  static Optional<Operator> named(String word) {
    return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst();
  }

  /** As policies write it. */
  String word() {
    return word;
  }

  Compares compares() {
    return compares;
  }

  /** Whether it asks that no value matches. */
  boolean negated() {
    return negated;
  }

  /** Whether the comparison of a request's value with the policy's is what it asks. */
  boolean holds(int comparison) {
    return switch (this) {
      case NUMERIC_LESS_THAN, DATE_LESS_THAN -> comparison < 0;
      case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> comparison <= 0;
      case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> comparison > 0;
      case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> comparison >= 0;
      default -> comparison == 0;
    };
  }
}
