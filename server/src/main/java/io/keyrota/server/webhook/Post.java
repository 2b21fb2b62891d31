package io.keyrota.server.webhook;

import io.keyrota.rules.events.WebhookPatience.Answer;
import java.util.Map;

/** One HTTP POST to the webhook, in bounded time. */
@FunctionalInterface
interface Post {

  /**
   * What came of it.
   *
   * @param what for the log: the status, or why there was none
   */
  record Sent(Answer answer, String what) {}

  Sent send(Map<String, String> headers, byte[] body) throws InterruptedException;
}
