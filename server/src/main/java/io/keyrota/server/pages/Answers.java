package io.keyrota.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawResponse;
import java.util.List;

/** The forms of pages' answers. */
final class Answers {
  private Answers() {}

  static RawResponse text(int status, String text) {
    return new RawResponse(
        status,
        List.of(
            new Header("Content-Type", "text/plain; charset=utf-8"),
            new Header("Cache-Control", "no-store")),
        text.getBytes(UTF_8));
  }

  static RawResponse missing() {
    return text(404, "There is no such page.\n");
  }

  /**
   * What anybody may keep for a while.
   *
   * @param seconds for how long
   */
  static RawResponse file(String type, byte[] content, long seconds) {
    return new RawResponse(
        200,
        List.of(
            new Header("Content-Type", type),
            new Header("Cache-Control", "public, max-age=" + Math.max(0, seconds))),
        content);
  }

  /** A page that nothing may be loaded into, nobody may frame, and no link of which tells of it. */
  static RawResponse html(int status, String page) {
    return new RawResponse(
        status,
        List.of(
            new Header("Content-Type", "text/html; charset=utf-8"),
            new Header("Cache-Control", "no-store"),
            new Header(
                "Content-Security-Policy",
                "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("X-Frame-Options", "DENY"),
            new Header("X-Robots-Tag", "noindex")),
        page.getBytes(UTF_8));
  }

  /** Text as it may stand in a page and in an attribute's quotes. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  boolean shown =
                      !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
                  out.appendCodePoint(shown ? c : '\ufffd');
                }
              }
            });
    return out.toString();
  }
}
