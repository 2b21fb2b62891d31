package io.keyrota.rules.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads JSON (RFC 8259) strictly: no name twice in an object, nested at most 64 deep. */
final class NodeReader {
  private static final int DEEPEST = 64;

  private final String text;
  private final PolicyKind kind;
  private int at;

  private NodeReader(String text, PolicyKind kind) {
    this.text = text;
    this.kind = kind;
  }

  /**
   * The one value that the text is.
   *
   * @param kind of the policy that it is to be, for the words in which it is refused
   * @throws MalformedPolicy when it is no JSON
   */
  static Node read(String text, PolicyKind kind) {
    NodeReader reader = new NodeReader(text, kind);
    reader.space();
    Node node = reader.value(0);
    reader.space();
    if (reader.at != text.length()) {
      throw reader.wrong();
    }
    return node;
  }

  private MalformedPolicy wrong() {
    return Malformed.json(kind);
  }

  /** The character at hand, or NUL at the end: NUL is never a part of JSON's grammar. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean take(char expected) {
    if (peek() != expected) {
      return false;
    }
    at++;
    return true;
  }

  private void need(char expected) {
    if (!take(expected)) {
      throw wrong();
    }
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Node value(int depth) {
    if (depth > DEEPEST) {
      throw wrong();
    }
    int start = at;
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> {
        String value = string();
        yield new Node.Text(value, start, at);
      }
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> {
        Node word = word("null");
        yield new Node.Nothing(word.start(), word.end());
      }
      default -> number();
    };
  }

  private Node object(int depth) {
    int start = at++;
    List<Node.Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    space();
    if (!take('}')) {
      do {
        space();
        String name = string();
        if (!names.add(name)) {
          throw wrong();
        }
        space();
        need(':');
        space();
        members.add(new Node.Member(name, value(depth + 1)));
        space();
      } while (take(','));
      need('}');
    }
    return new Node.Obj(members, start, at);
  }

  private Node array(int depth) {
    int start = at++;
    List<Node> items = new ArrayList<>();
    space();
    if (!take(']')) {
      do {
        space();
        items.add(value(depth + 1));
        space();
      } while (take(','));
      need(']');
    }
    return new Node.Arr(items, start, at);
  }

  private String string() {
    need('"');
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c < ' ') {
        throw wrong();
      }
      value.append(c == '\\' ? escape() : c);
    }
    throw wrong();
  }

  private char escape() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit();
      default -> throw wrong();
    };
  }

  private char unit() {
    int unit = 0;
    for (int i = 0; i < 4; i++, at++) {
      char c = peek();
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw wrong();
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  private Node word(String word) {
    int start = at;
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
    return new Node.Word(word, start, at);
  }

  private Node number() {
    int start = at;
    var _ = take('-');
    if (!take('0')) {
      digits();
    }
    if (take('.')) {
      digits();
    }
    if (take('e') || take('E')) {
      if (!take('+')) {
        var _ = take('-');
      }
      digits();
    }
    return new Node.Word(text.substring(start, at), start, at);
  }

  private void digits() {
    int from = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == from) {
      throw wrong();
    }
  }
}
