package io.keyrota.server.http;

import java.util.function.Function;

/**
 * Answers requests. It is called on the event loop of the request's connection and must not wait
 * there for anything: what takes longer than a moment goes on elsewhere and replies when it is
 * done.
 */
@FunctionalInterface
public interface Answerer {

  /** Replies once, now or later; what it throws is taken for {@link Reply#broke}. */
  void answer(RawRequest request, Reply reply);

  /** Plain blocking code, each request on a virtual thread of its own. */
  static Answerer blocking(Function<RawRequest, RawResponse> answers) {
    return (request, reply) ->
        Thread.startVirtualThread(
            () -> {
              try {
                reply.send(answers.apply(request));
              } catch (Throwable broken) {
                reply.broke(broken);
              }
            });
  }
}
