package io.keyrota.server.http;

/** Answers a request with plain blocking code on a virtual thread of its own. */
@FunctionalInterface
public interface Answerer {
  RawResponse answer(RawRequest request);
}
