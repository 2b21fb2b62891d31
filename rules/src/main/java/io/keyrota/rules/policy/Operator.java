package io.keyrota.rules.policy;

import java.util.Arrays;
import java.util.Optional;

/** The condition operators, without their prefixes and suffixes. */
enum Operator {
  STRING_EQUALS("StringEquals", Values.TEXT, false),
  STRING_NOT_EQUALS("StringNotEquals", Values.TEXT, true),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Values.TEXT_IGNORING_CASE, false),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Values.TEXT_IGNORING_CASE, true),
  STRING_LIKE("StringLike", Values.PATTERN, false),
  STRING_NOT_LIKE("StringNotLike", Values.PATTERN, true),
  NUMERIC_EQUALS("NumericEquals", Values.NUMBER, false),
  NUMERIC_NOT_EQUALS("NumericNotEquals", Values.NUMBER, true),
  NUMERIC_LESS_THAN("NumericLessThan", Values.NUMBER, false),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Values.NUMBER, false),
  NUMERIC_GREATER_THAN("NumericGreaterThan", Values.NUMBER, false),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Values.NUMBER, false),
  DATE_EQUALS("DateEquals", Values.DATE, false),
  DATE_NOT_EQUALS("DateNotEquals", Values.DATE, true),
  DATE_LESS_THAN("DateLessThan", Values.DATE, false),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", Values.DATE, false),
  DATE_GREATER_THAN("DateGreaterThan", Values.DATE, false),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Values.DATE, false),
  BOOL("Bool", Values.TRUTH, false),
  BINARY_EQUALS("BinaryEquals", Values.BYTES, false),
  IP_ADDRESS("IpAddress", Values.ADDRESS, false),
  NOT_IP_ADDRESS("NotIpAddress", Values.ADDRESS, true),
  ARN_EQUALS("ArnEquals", Values.ARN, false),
  ARN_LIKE("ArnLike", Values.ARN, false),
  ARN_NOT_EQUALS("ArnNotEquals", Values.ARN, true),
  ARN_NOT_LIKE("ArnNotLike", Values.ARN, true),
  NULL("Null", Values.TRUTH, false);

  /** What its values are. */
  enum Values {
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
  private final Values values;
  private final boolean negated;

  Operator(String word, Values values, boolean negated) {
    this.word = word;
    this.values = values;
    this.negated = negated;
  }

  static Optional<Operator> named(String word) {
    return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst();
  }

  /** As policies write it. */
  String word() {
    return word;
  }

  Values values() {
    return values;
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
