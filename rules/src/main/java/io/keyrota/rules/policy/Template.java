package io.keyrota.rules.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of a policy that policy variables ({@code ${aws:username}}) may be a part of. What stands
 * in the place of a variable is taken letter for letter: no character of it is wild, and none of it
 * divides an ARN.
 */
final class Template {
  /** Marks a character that a variable brought. */
  private static final int BROUGHT = 1 << 16;

  private static final int COLON = ':';

  private final List<Part> parts;
  private final boolean fixed;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.fixed = parts.stream().allMatch(part -> part.key == null);
  }

  /**
   * @param key in lower case; null for fixed text
   * @param spelt the key as it was written
   * @param tokens the fixed text, or the variable's default; null when it has none
   */
  private record Part(@Nullable String key, @Nullable String spelt, int @Nullable [] tokens) {}

  /**
   * Reads a value.
   *
   * @param variables whether the policy's version knows variables
   * @param wild whether {@code *} and {@code ?} are wild
   * @throws MalformedPolicy for a variable without an end
   */
  static Template of(String text, boolean variables, boolean wild) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (variables) {
      int start = text.indexOf("${", at);
      if (start < 0) {
        break;
      }
      int end = text.indexOf('}', start);
      if (end < 0) {
        throw Malformed.syntax();
      }
      parts.add(fixed(text.substring(at, start), wild));
      parts.add(variable(text.substring(start + 2, end)));
      at = end + 1;
    }
    parts.add(fixed(text.substring(at), wild));
    return new Template(parts);
  }

  private static Part fixed(String text, boolean wild) {
    return new Part(null, null, wild ? Glob.tokens(text) : text.chars().toArray());
  }

  private static Part variable(String content) {
    String trimmed = content.strip();
    if (trimmed.equals("*") || trimmed.equals("?") || trimmed.equals("$")) {
      return new Part(null, null, brought(trimmed));
    }
    int comma = trimmed.indexOf(',');
    String key = (comma < 0 ? trimmed : trimmed.substring(0, comma)).strip();
    if (key.isEmpty() || key.indexOf(':') < 1) {
      throw Malformed.noVendor();
    }
    int @Nullable [] otherwise = comma < 0 ? null : quoted(trimmed.substring(comma + 1).strip());
    return new Part(key.toLowerCase(Locale.ROOT), key, otherwise);
  }

  private static int[] quoted(String text) {
    if (text.length() < 2 || !text.startsWith("'") || !text.endsWith("'")) {
      throw Malformed.syntax();
    }
    return brought(text.substring(1, text.length() - 1));
  }

  private static int[] brought(String text) {
    return text.chars().map(c -> c | BROUGHT).toArray();
  }

  /** Whether it has no variables. */
  boolean isFixed() {
    return fixed;
  }

  /** The condition keys that its variables name, as they are written. */
  Set<String> keys() {
    Set<String> keys = new HashSet<>();
    for (Part part : parts) {
      if (part.spelt != null) {
        keys.add(part.spelt);
      }
    }
    return keys;
  }

  /**
   * With the variables' values in their places; null when one has no value, or more than one, and
   * no default: then it matches nothing.
   */
  int @Nullable [] tokens(ConditionValues values) {
    int[] all = new int[0];
    for (Part part : parts) {
      int[] next = part.tokens;
      if (part.key != null) {
        List<String> found = values.of(part.key);
        if (found.size() == 1) {
          next = brought(found.getFirst());
        }
      }
      if (next == null) {
        return null;
      }
      int from = all.length;
      all = Arrays.copyOf(all, from + next.length);
      System.arraycopy(next, 0, all, from, next.length);
    }
    return all;
  }

  /** The pattern of all tokens. */
  static Glob glob(int[] tokens) {
    return Glob.of(plain(tokens.clone()));
  }

  /** The patterns of an ARN's six parts; null when there are fewer. */
  static Glob @Nullable [] arn(int[] tokens) {
    Glob[] six = new Glob[6];
    int part = 0;
    int start = 0;
    for (int i = 0; i <= tokens.length && part < 6; i++) {
      if (i == tokens.length || (tokens[i] == COLON && part < 5)) {
        six[part++] = glob(Arrays.copyOfRange(tokens, start, i));
        start = i + 1;
      }
    }
    return part == 6 ? six : null;
  }

  private static int[] plain(int[] tokens) {
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] >= BROUGHT) {
        tokens[i] &= ~BROUGHT;
      }
    }
    return tokens;
  }
}
