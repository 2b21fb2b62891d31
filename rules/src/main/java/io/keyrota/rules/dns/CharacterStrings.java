package io.keyrota.rules.dns;

import java.util.ArrayList;
import java.util.List;

/**
 * The character strings of a TXT or SPF record: each in quotation marks, at most 255 octets, quotes
 * and backslashes behind a backslash, other octets as a backslash and three octal digits.
 */
public final class CharacterStrings {
  private static final int LONGEST = 255;

  private CharacterStrings() {}

  /** The strings, an octet a character; refuses in Route 53's wording. */
  public static List<String> of(String value) throws DomainName.Malformed {
    List<String> strings = new ArrayList<>();
    int at = 0;
    while (at < value.length()) {
      if (value.charAt(at) == ' ' || value.charAt(at) == '\t') {
        at++;
        continue;
      }
      StringBuilder string = new StringBuilder();
      at = one(value, at, string);
      if (string.length() > LONGEST) {
        throw problem("CharacterStringTooLong", "Value is too long", value);
      }
      strings.add(string.toString());
    }
    if (strings.isEmpty()) {
      throw unquoted(value);
    }
    return strings;
  }

  private static int one(String value, int from, StringBuilder string) throws DomainName.Malformed {
    if (value.charAt(from) != '"') {
      throw unquoted(value);
    }
    for (int i = from + 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\') {
        int octet = DomainName.octal(value, i);
        if (octet >= 0) {
          string.append((char) octet);
          i += 3;
        } else if (i + 1 < value.length() && !Character.isDigit(value.charAt(i + 1))) {
          string.append(value.charAt(++i));
        } else {
          throw problem("InvalidEscape", "Value contains an escape that is not octal", value);
        }
      } else if (c < ' ' || c > '~') {
        throw problem("UnsupportedCharacter", "Value contains unsupported characters", value);
      } else {
        string.append(c);
      }
    }
    throw unquoted(value);
  }

  private static DomainName.Malformed unquoted(String value) {
    return problem("InvalidCharacterString", "Value should be enclosed in quotation marks", value);
  }

  private static DomainName.Malformed problem(String code, String what, String value) {
    return new DomainName.Malformed(DomainName.fatal(code, what, value));
  }
}
