package io.keyrota.server.pages;

import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import java.util.Optional;

/**
 * A page.
 *
 * @param method GET, which HEAD may ask for too, or POST
 * @param path as requests name it; a star stands for one segment, or a part of one, of letters,
 *     digits, and {@code _-+=%}
 * @param handler answers; it may wait
 */
record Page(String method, String path, Handler handler) {
  private static final String TOKEN_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+=%/";
  private static final int LONGEST_STAR = 6000;

  /** What stands for the star in a request's path, empty text where there is none to stand for. */
  Optional<String> star(String asked) {
    int at = path.indexOf('*');
    if (at < 0) {
      return path.equals(asked) ? Optional.of("") : Optional.empty();
    }
    int after = path.length() - at - 1;
    int length = asked.length() - at - after;
    if (length <= 0
        || length > LONGEST_STAR
        || !asked.startsWith(path.substring(0, at))
        || !asked.endsWith(path.substring(at + 1))) {
      return Optional.empty();
    }
    String star = asked.substring(at, at + length);
    // Only the base64 of OCSP may hold slashes.
    boolean plain =
        star.chars().allMatch(c -> TOKEN_CHARACTERS.indexOf(c) >= 0)
            && (path.startsWith("/ca/ocsp") || star.indexOf('/') < 0);
    return plain ? Optional.of(star) : Optional.empty();
  }

  /** Answers one page. */
  @FunctionalInterface
  interface Handler {
    /**
     * The answer.
     *
     * @param star what stood for the star; empty without any
     */
    RawResponse answer(RawRequest request, String star);
  }
}
