package io.keyrota.server.http;

import java.util.concurrent.CompletableFuture;

/** Asks an answerer without a front and waits for what it replies. */
public final class Waiting {
  private Waiting() {}

  /** The answer; what broke is thrown. */
  public static RawResponse answer(Answerer answerer, RawRequest request) {
    CompletableFuture<RawResponse> answered = new CompletableFuture<>();
    answerer.answer(
        request,
        new Reply() {
          @Override
          public void send(RawResponse answer) {
            answered.complete(answer);
          }

          @Override
          public void broke(Throwable why) {
            answered.completeExceptionally(why);
          }
        });
    return answered.join();
  }
}
