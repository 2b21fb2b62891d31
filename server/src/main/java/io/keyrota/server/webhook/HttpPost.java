package io.keyrota.server.webhook;

import io.keyrota.rules.events.WebhookPatience.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Posts over the network. Redirections are not followed, and of an answer the status alone is read.
 */
final class HttpPost implements Post, AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofSeconds(15);

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECTING)
          .build();

  HttpPost(URI address) {
    this.address = address;
  }

  @Override
  public Sent send(Map<String, String> headers, byte[] body) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWERING)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      int status = http.send(request.build(), answer -> new Unread()).statusCode();
      return new Sent(Answer.of(status), "status " + status);
    } catch (IOException e) {
      return new Sent(Answer.UNAVAILABLE, e.toString());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** A body of which nothing is read, however long it is. */
  private static final class Unread implements HttpResponse.BodySubscriber<Boolean> {
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    @Override
    public CompletionStage<Boolean> getBody() {
      return over;
    }

    @Override
    public void onSubscribe(Flow.Subscription body) {
      over.complete(true);
      body.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> item) {}

    @Override
    public void onError(Throwable e) {
      over.complete(true);
    }

    @Override
    public void onComplete() {
      over.complete(true);
    }
  }
}
