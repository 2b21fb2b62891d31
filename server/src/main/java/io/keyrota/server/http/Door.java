package io.keyrota.server.http;

/**
 * What stands behind a front. What there is to be read at once is handed over in one round of the
 * event loop, and no answer to it leaves before that has ended; both runnables are called on the
 * loop and must not wait.
 *
 * @param roundBegins before the first request of a round is handed to the answerer
 * @param roundEnds behind the last one
 */
public record Door(Answerer answerer, Runnable roundBegins, Runnable roundEnds) {
  /** An answerer that takes each request by itself. */
  public static Door of(Answerer answerer) {
    return new Door(answerer, () -> {}, () -> {});
  }
}
