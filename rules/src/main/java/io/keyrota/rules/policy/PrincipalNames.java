package io.keyrota.rules.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes the AWS principals of a key policy or a trust policy in another way, and leaves every
 * other character of the document as it is. AWS keeps users and roles by their unique ids and shows
 * their ARNs; an id whose bearer is gone is shown as it is.
 */
public final class PrincipalNames {
  private static final List<String> STATEMENT = List.of("Statement");
  private static final List<String> ELEMENTS = List.of("Principal", "NotPrincipal");

  private final String json;
  private final UnaryOperator<String> renamed;
  private final StringBuilder out = new StringBuilder();

  /** The names of the members that led here; arrays add nothing. */
  private final Deque<String> names = new ArrayDeque<>();

  private int at;

  private PrincipalNames(String json, UnaryOperator<String> renamed) {
    this.json = json;
    this.renamed = renamed;
  }

  /**
   * The document with each AWS principal written as the function says.
   *
   * @param json a policy that was found to be well-formed
   * @param renamed the new text of a principal; the same for those that stay
   */
  public static String rewrite(String json, UnaryOperator<String> renamed) {
    PrincipalNames rewriting = new PrincipalNames(json, renamed);
    rewriting.value();
    return rewriting.out.append(json, rewriting.at, json.length()).toString();
  }

  private void value() {
    space();
    switch (json.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> text();
      default -> scalar();
    }
  }

  private void object() {
    copy();
    space();
    while (json.charAt(at) != '}') {
      names.addLast(decoded(string()));
      space();
      copy(); // the colon
      value();
      names.removeLast();
      space();
      if (json.charAt(at) == ',') {
        copy();
        space();
      }
    }
    copy();
  }

  private void array() {
    copy();
    space();
    while (json.charAt(at) != ']') {
      value();
      space();
      if (json.charAt(at) == ',') {
        copy();
        space();
      }
    }
    copy();
  }

  private void text() {
    int from = out.length();
    String literal = string();
    if (names.size() == 3
        && STATEMENT.contains(names.peekFirst())
        && ELEMENTS.contains(List.copyOf(names).get(1))
        && names.peekLast().equals("AWS")) {
      String principal = decoded(literal);
      String other = renamed.apply(principal);
      if (!other.equals(principal)) {
        out.setLength(from);
        out.append('"').append(other).append('"');
      }
    }
  }

  /** Copies a string with its quotes and gives it without them. */
  private String string() {
    int from = at + 1;
    copy();
    while (json.charAt(at) != '"') {
      if (json.charAt(at) == '\\') {
        copy();
      }
      copy();
    }
    String literal = json.substring(from, at);
    copy();
    return literal;
  }

  private void scalar() {
    while (at < json.length() && ",]} \t\r\n".indexOf(json.charAt(at)) < 0) {
      copy();
    }
  }

  private void space() {
    while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
      copy();
    }
  }

  private void copy() {
    out.append(json.charAt(at++));
  }

  private static String decoded(String literal) {
    if (literal.indexOf('\\') < 0) {
      return literal;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = literal.charAt(++i);
      switch (escaped) {
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append((char) Integer.parseInt(literal.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> text.append(escaped);
      }
    }
    return text.toString();
  }
}
