package io.keyrota.rules.policy;

import io.keyrota.rules.policy.Condition.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a Condition element. */
final class ConditionReader {
  private static final String IF_EXISTS = "IfExists";
  private static final String FOR_ALL = "ForAllValues:";
  private static final String FOR_ANY = "ForAnyValue:";

  private final boolean variables;

  ConditionReader(boolean variables) {
    this.variables = variables;
  }

  List<Condition> read(@Nullable Node node) {
    if (node == null) {
      return List.of();
    }
    List<Condition> conditions = new ArrayList<>();
    for (Node.Member operator : object(node).members()) {
      for (Node.Member key : object(operator.value()).members()) {
        conditions.add(condition(operator.name(), key));
      }
    }
    return conditions;
  }

  private static Node.Obj object(Node node) {
    if (node instanceof Node.Obj object) {
      return object;
    }
    throw Malformed.syntax();
  }

  private Condition condition(String written, Node.Member of) {
    Scope scope = Scope.SINGLE;
    String rest = written;
    if (written.startsWith(FOR_ALL)) {
      scope = Scope.ALL;
      rest = written.substring(FOR_ALL.length());
    } else if (written.startsWith(FOR_ANY)) {
      scope = Scope.ANY;
      rest = written.substring(FOR_ANY.length());
    }
    boolean ifExists = rest.endsWith(IF_EXISTS);
    String word = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
    Operator operator = Operator.named(word).orElseThrow(() -> Malformed.operator(written));
    if (operator == Operator.NULL && (ifExists || scope != Scope.SINGLE)) {
      throw Malformed.operator(written);
    }
    String key = of.name();
    if (key.indexOf(':') < 1 || key.endsWith(":")) {
      throw Malformed.noVendor();
    }
    List<String> values = values(of.value());
    return new Condition(
        operator,
        scope,
        ifExists,
        key.toLowerCase(Locale.ROOT),
        key,
        written + " " + key + " " + String.join(", ", values),
        values.stream().map(v -> Comparison.of(operator, v, variables)).toList());
  }

  private static List<String> values(Node node) {
    return node instanceof Node.Arr array
        ? array.items().stream().map(ConditionReader::value).toList()
        : List.of(value(node));
  }

  /** Numbers and truth values count as what they are written as. */
  private static String value(Node node) {
    return switch (node) {
      case Node.Text text -> text.value();
      case Node.Word word -> word.text();
      case Node.Nothing nothing -> throw Malformed.syntax();
      case Node.Arr array -> throw Malformed.syntax();
      case Node.Obj object -> throw Malformed.syntax();
    };
  }
}
