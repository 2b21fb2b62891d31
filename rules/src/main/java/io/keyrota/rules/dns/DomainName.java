package io.keyrota.rules.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A domain name as Route 53 writes it: in lower case, with a dot at its end, every octet that is no
 * letter, digit, hyphen or underscore as a backslash and three octal digits ({@code \052} is a
 * star). At most 63 octets a label and 255 in all (RFC 1035 section 2.3.4). The root is {@code .}.
 */
public record DomainName(String text) {
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST = 255;

  /** A star as names have it. */
  public static final String STAR = "\\052";

  /** What is wrong with a text that is no domain name; Route 53's wording. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message, null, false, false);
    }

    /** For example {@code FATAL problem: DomainLabelEmpty (...) encountered with 'a..b'}. */
    public String problem() {
      return String.valueOf(getMessage());
    }
  }

  /** Reads a name in any case, with or without the dot at its end and with Route 53's escapes. */
  public static DomainName of(String given) throws Malformed {
    StringBuilder out = new StringBuilder(given.length() + 4);
    int label = 0;
    int total = 1;
    for (int i = 0; i < given.length(); i++) {
      char c = given.charAt(i);
      if (c == '.') {
        if (label == 0) {
          if (given.length() == 1) {
            break;
          }
          throw problem("DomainLabelEmpty", "Domain label is empty", given);
        }
        out.append('.');
        total += label + 1;
        label = 0;
        continue;
      }
      if (c == '\\') {
        int octet = octal(given, i);
        if (octet < 0) {
          throw problem("UnsupportedCharacter", "Value contains unsupported characters", given);
        }
        escaped(out, (char) octet);
        i += 3;
      } else if (c > ' ' && c < 0x7F) {
        escaped(out, c);
      } else {
        throw problem("UnsupportedCharacter", "Value contains unsupported characters", given);
      }
      if (++label > LONGEST_LABEL) {
        throw problem("DomainLabelTooLong", "Domain label is too long", given);
      }
    }
    if (given.isEmpty()) {
      throw problem("DomainNameEmpty", "Domain name is empty", given);
    }
    if (label > 0) {
      out.append('.');
      total += label + 1;
    }
    if (total > LONGEST) {
      throw problem("DomainNameTooLong", "Domain name is too long", given);
    }
    return new DomainName(out.isEmpty() ? "." : out.toString());
  }

  /** The octet of the escape at that place, -1 when there is none. */
  static int octal(String text, int at) {
    if (at + 3 >= text.length()) {
      return -1;
    }
    int octet = 0;
    for (int i = at + 1; i <= at + 3; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 7) {
        return -1;
      }
      octet = octet * 8 + digit;
    }
    return octet > 255 ? -1 : octet;
  }

  private static void escaped(StringBuilder out, char c) {
    char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    boolean plain =
        (lower >= 'a' && lower <= 'z')
            || (lower >= '0' && lower <= '9')
            || lower == '-'
            || lower == '_';
    if (plain) {
      out.append(lower);
    } else {
      out.append('\\')
          .append((char) ('0' + (lower >> 6)))
          .append((char) ('0' + ((lower >> 3) & 7)))
          .append((char) ('0' + (lower & 7)));
    }
  }

  private static Malformed problem(String code, String what, String given) {
    return new Malformed(fatal(code, what, given));
  }

  static String fatal(String code, String what, String given) {
    return "FATAL problem: " + code + " (" + what + ") encountered with '" + given + "'";
  }

  /** The labels from the left; none of the root. */
  public List<String> labels() {
    return isRoot() ? List.of() : List.of(text.substring(0, text.length() - 1).split("\\."));
  }

  public boolean isRoot() {
    return text.equals(".");
  }

  /** Whether its first label is a star. */
  public boolean isWildcard() {
    return text.startsWith(STAR + ".");
  }

  /** The star below this name. */
  public DomainName wildcard() {
    return new DomainName(isRoot() ? STAR + "." : STAR + "." + text);
  }

  /** The name without its first label; the root's is the root. */
  public DomainName parent() {
    int dot = text.indexOf('.');
    return new DomainName(dot == text.length() - 1 ? "." : text.substring(dot + 1));
  }

  /** Whether it is that name or one below it. */
  public boolean isWithin(DomainName other) {
    return other.isRoot() || text.equals(other.text) || text.endsWith("." + other.text);
  }

  /** Its labels from the right, each with a dot: Route 53 lists names in the order of these. */
  public String reversed() {
    List<String> labels = new ArrayList<>(labels());
    java.util.Collections.reverse(labels);
    return labels.isEmpty() ? "" : String.join(".", labels).toLowerCase(Locale.ROOT) + ".";
  }

  @Override
  public String toString() {
    return text;
  }
}
