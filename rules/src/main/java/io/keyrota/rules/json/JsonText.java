package io.keyrota.rules.json;

/** Whether a text is JSON (RFC 8259), without reading it into a tree. */
public final class JsonText {
  private static final int DEEPEST = 64;

  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  /** Whether the whole text is one JSON object, nested at most 64 deep. */
  public static boolean isObject(String text) {
    JsonText json = new JsonText(text);
    json.space();
    if (json.peek() != '{' || !json.value(0)) {
      return false;
    }
    json.space();
    return json.at == text.length();
  }

  /** The character at hand, or NUL at the end: NUL is never a part of JSON. */
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

  private void space() {
    while (" \t\n\r".indexOf(peek()) >= 0) {
      at++;
    }
  }

  private boolean value(int depth) {
    if (depth > DEEPEST) {
      return false;
    }
    return switch (peek()) {
      case '{' -> list(depth, '}', true);
      case '[' -> list(depth, ']', false);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean list(int depth, char end, boolean named) {
    at++;
    space();
    if (take(end)) {
      return true;
    }
    do {
      space();
      if (named && !name()) {
        return false;
      }
      if (!value(depth + 1)) {
        return false;
      }
      space();
    } while (take(','));
    return take(end);
  }

  private boolean name() {
    if (peek() != '"' || !string()) {
      return false;
    }
    space();
    boolean colon = take(':');
    space();
    return colon;
  }

  private boolean string() {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c < ' ' || (c == '\\' && !escape())) {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    char c = peek();
    at++;
    if (c != 'u') {
      return c != 0 && "\"\\/bfnrt".indexOf(c) >= 0;
    }
    for (int i = 0; i < 4; i++, at++) {
      if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
        return false;
      }
    }
    return true;
  }

  private boolean word(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  private boolean number() {
    var _ = take('-');
    if (!take('0') && !digits()) {
      return false;
    }
    if (take('.') && !digits()) {
      return false;
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (!take('+')) {
        var _ = take('-');
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    int from = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    return at > from;
  }
}
