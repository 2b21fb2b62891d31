package io.keyrota.server.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The path and query of a request line's target (RFC 9112, 3.2), percent-encodings untouched.
 *
 * @param path begins with a slash, or is the asterisk of {@code OPTIONS *}
 * @param query without its question mark; null when there is none
 */
record RequestTarget(String path, @Nullable String query) {

  /**
   * Takes a target apart: origin-form for all, asterisk-form for {@code OPTIONS}, absolute-form
   * when it names the same authority as the only {@code Host} given. Null for anything else,
   * authority-form included, since we are no proxy.
   */
  static @Nullable RequestTarget of(String method, String target, @Nullable String host) {
    if (target.startsWith("/")) {
      return method.equals("CONNECT") ? null : split(target);
    }
    if (target.equals("*")) {
      return method.equals("OPTIONS") ? new RequestTarget("*", null) : null;
    }
    String lower = target.toLowerCase(Locale.ROOT);
    int authority = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : -1;
    if (authority < 0 || method.equals("CONNECT")) {
      return null;
    }
    int end = authority;
    while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
      end++;
    }
    if (end == authority || !target.substring(authority, end).equalsIgnoreCase(host)) {
      return null;
    }
    String rest = target.substring(end);
    return split(rest.startsWith("/") ? rest : "/" + rest);
  }

  private static RequestTarget split(String target) {
    int mark = target.indexOf('?');
    return mark < 0
        ? new RequestTarget(target, null)
        : new RequestTarget(target.substring(0, mark), target.substring(mark + 1));
  }
}
