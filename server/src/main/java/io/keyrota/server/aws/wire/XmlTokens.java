package io.keyrota.server.aws.wire;

import io.keyrota.rules.aws.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML 1.0 document in UTF-8 token by token, strictly. There are no document types and
 * hence no entities but XML's five and numbers: what could make a small document large, slow or
 * curious does not exist here. Comments and processing instructions are passed over; an element is
 * known by its local name. Refused with {@code MalformedInput}: whatever is not well-formed, a
 * document type, another encoding, more than {@value #MAX_DEPTH} levels.
 */
final class XmlTokens {
  /** AWS's own inputs nest less than twenty deep. */
  private static final int MAX_DEPTH = 64;

  private static final int MAX_ATTRIBUTES = 64;
  private static final int LONGEST_NAME = 256;

  /** What {@link #next} found. */
  enum Token {
    START,
    TEXT,
    END,
    DOCUMENT_END
  }

  private final String in;
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private int at;
  private boolean rootSeen;
  private boolean endFollows;
  private String name = "";
  private String text = "";

  XmlTokens(byte[] document) {
    String decoded = Utf8.decode(document, 0, document.length);
    if (decoded == null) {
      throw malformed("The document is not UTF-8");
    }
    in = decoded;
    at = in.startsWith("\uFEFF") ? 1 : 0;
    if (in.startsWith("<?xml", at) && at + 5 < in.length() && space(in.charAt(at + 5))) {
      declaration();
    }
  }

  /** The local name of the element that began or ended. */
  String name() {
    return name;
  }

  /** Attributes of the element that began, by name with prefix; no declarations of namespaces. */
  Map<String, String> attributes() {
    return attributes;
  }

  /** A run of characters; an element may have several of them. */
  String text() {
    return text;
  }

  Token next() {
    if (endFollows) {
      endFollows = false;
      return end();
    }
    while (at < in.length()) {
      if (in.charAt(at) != '<') {
        if (characters()) {
          return Token.TEXT;
        }
      } else if (in.startsWith("<!--", at)) {
        comment();
      } else if (in.startsWith("<![CDATA[", at)) {
        section();
        return Token.TEXT;
      } else if (in.startsWith("<!", at)) {
        throw malformed("A document type is not allowed");
      } else if (in.startsWith("<?", at)) {
        at += XmlCharacters.sound(in.substring(at, past("?>", at + 2))).length();
      } else if (in.startsWith("</", at)) {
        at += 2;
        String closed = readName();
        passSpace();
        expect('>');
        if (open.isEmpty() || !closed.equals(open.peek())) {
          throw malformed("The end of " + cut(closed) + " has no beginning");
        }
        return end();
      } else {
        return start();
      }
    }
    if (!open.isEmpty() || !rootSeen) {
      throw malformed("The document ends too early");
    }
    return Token.DOCUMENT_END;
  }

  /** Passes over an element that has begun, with all that is in it. */
  void skip() {
    for (int depth = 1; depth > 0; ) {
      switch (next()) {
        case START -> depth++;
        case END -> depth--;
        case TEXT, DOCUMENT_END -> {}
      }
    }
  }

  private Token start() {
    at++;
    String full = readName();
    if (open.isEmpty() && rootSeen) {
      throw malformed("The document has two roots");
    }
    if (open.size() == MAX_DEPTH) {
      throw malformed("The document nests too deep");
    }
    rootSeen = true;
    attributes.clear();
    boolean spaced = passSpace();
    while (at < in.length() && in.charAt(at) != '>' && in.charAt(at) != '/') {
      if (!spaced) {
        throw malformed("An attribute follows without a space");
      }
      attribute();
      spaced = passSpace();
    }
    if (at < in.length() && in.charAt(at) == '/') {
      at++;
      endFollows = true;
    }
    expect('>');
    open.push(full);
    name = local(full);
    return Token.START;
  }

  private Token end() {
    name = local(open.pop());
    return Token.END;
  }

  private void attribute() {
    String attribute = readName();
    passSpace();
    expect('=');
    passSpace();
    char quote = at < in.length() ? in.charAt(at) : ' ';
    if (quote != '"' && quote != '\'') {
      throw malformed("The value of an attribute is not quoted");
    }
    int from = ++at;
    int to = in.indexOf(quote, from);
    if (to < 0 || in.substring(from, to).indexOf('<') >= 0) {
      throw malformed("The value of an attribute does not end");
    }
    at = to + 1;
    String value = XmlCharacters.resolved(in.substring(from, to).replaceAll("[\\t\\r\\n]", " "));
    boolean namespace = attribute.equals("xmlns") || attribute.startsWith("xmlns:");
    if (attributes.size() == MAX_ATTRIBUTES
        || (!namespace && attributes.put(attribute, value) != null)) {
      throw malformed("The attribute " + cut(attribute) + " is one too many");
    }
  }

  /** A run of text; outside the root only white space, of which nobody is told. */
  private boolean characters() {
    int to = in.indexOf('<', at);
    String run = in.substring(at, to < 0 ? in.length() : to);
    at += run.length();
    if (open.isEmpty()) {
      if (!run.isBlank() || run.chars().anyMatch(c -> c > ' ')) {
        throw malformed("There is text outside the root");
      }
      return false;
    }
    if (run.contains("]]>")) {
      throw malformed("Text may not hold the end of a section");
    }
    text = XmlCharacters.resolved(run);
    return true;
  }

  private void section() {
    if (open.isEmpty()) {
      throw malformed("There is text outside the root");
    }
    int from = at + "<![CDATA[".length();
    int to = past("]]>", from) - 3;
    text = XmlCharacters.lines(XmlCharacters.sound(in.substring(from, to)));
    at = to + 3;
  }

  private void comment() {
    int to = past("--", at + 4);
    if (to >= in.length() || in.charAt(to) != '>') {
      throw malformed("A comment does not end");
    }
    XmlCharacters.sound(in.substring(at, to));
    at = to + 1;
  }

  private void declaration() {
    int to = past("?>", at);
    String declared = in.substring(at, to).toLowerCase(Locale.ROOT);
    if (declared.contains("encoding")
        && !declared.matches("(?s).*encoding\\s*=\\s*[\"']utf-8[\"'].*")) {
      throw malformed("The document's encoding is not UTF-8");
    }
    at = to;
  }

  private String readName() {
    int from = at;
    while (at < in.length() && nameCharacter(in.charAt(at), at == from)) {
      at++;
    }
    if (at == from || at - from > LONGEST_NAME) {
      throw malformed("A name is missing or too long");
    }
    return in.substring(from, at);
  }

  private static boolean nameCharacter(char c, boolean first) {
    return Character.isLetter(c)
        || c == '_'
        || c == ':'
        || (!first && (Character.isDigit(c) || c == '-' || c == '.'));
  }

  private int past(String end, int from) {
    int found = in.indexOf(end, from);
    if (found < 0) {
      throw malformed("The document ends too early");
    }
    return found + end.length();
  }

  private boolean passSpace() {
    int from = at;
    while (at < in.length() && space(in.charAt(at))) {
      at++;
    }
    return at > from;
  }

  private void expect(char c) {
    if (at >= in.length() || in.charAt(at) != c) {
      throw malformed("Expected " + c);
    }
    at++;
  }

  private static boolean space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static @Nullable String cut(@Nullable String name) {
    return name == null || name.length() <= 64 ? name : name.substring(0, 64);
  }

  static Refusal malformed(String message) {
    return new Refusal("MalformedInput", "Invalid XML ; " + message);
  }
}
