package io.keyrota.server.pages;

import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;

/**
 * A page.
 *
 * @param method GET, which HEAD may ask for too, or POST
 * @param path as requests name it; a star stands for one segment, or a part of one, of letters,
 *     digits, and {@code _-+=%}
 * @param handler answers; it may wait
 */
record Page(String method, String path, Handler handler) {

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
