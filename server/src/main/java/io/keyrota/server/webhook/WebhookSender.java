package io.keyrota.server.webhook;

import io.keyrota.rules.events.WebhookPatience;
import io.keyrota.server.crypto.Mac;
import io.keyrota.server.events.Event;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.sealing.RootKeyUnavailable;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the webhook of events, one after the other, in the order of their happening, on a thread of
 * its own: no request ever waits for it. What was told is marked in the store; what was told and
 * could not be marked is told again, under the same id. An event that is not taken is tried again
 * as {@link WebhookPatience} says, and then given up, which the log and the audit trail tell.
 */
public final class WebhookSender implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("keyrota.webhook");

  /** Events told between two commits that mark them. */
  static final int BATCH = 50;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Store store;
  private final EventLog events;
  private final Post post;
  private final Optional<WebhookSignature> signature;
  private final Supplier<Instant> machine;
  private final Marking marking;
  private WebhookPatience patience = WebhookPatience.FRESH;
  private @Nullable Thread thread;

  /** Commits changes that are decided from a fresh look, under an audit name. */
  @FunctionalInterface
  public interface Marking {
    void commit(String eventName, Function<Snapshot, List<Change>> changes);
  }

  WebhookSender(
      Store store,
      EventLog events,
      Post post,
      Optional<WebhookSignature> signature,
      Supplier<Instant> machine,
      Marking marking) {
    this.store = store;
    this.events = events;
    this.post = post;
    this.signature = signature;
    this.machine = machine;
    this.marking = marking;
  }

  /**
   * Begins to tell.
   *
   * @param machine the machine's clock: receivers live by it
   * @param opened is given what is to be closed at the end
   * @throws RootKeyUnavailable when the secret's file is no such file
   */
  public static void start(
      Webhook webhook,
      Store store,
      EventLog events,
      Mac hmacSha256,
      Supplier<Instant> machine,
      Marking marking,
      Consumer<AutoCloseable> opened)
      throws RootKeyUnavailable {
    Optional<WebhookSignature> signature = Optional.empty();
    if (webhook.secretFile().isPresent()) {
      signature = Optional.of(WebhookSignature.of(webhook.secretFile().get(), hmacSha256));
      opened.accept(signature.get());
    }
    HttpPost post = new HttpPost(webhook.address());
    opened.accept(post);
    WebhookSender sender = new WebhookSender(store, events, post, signature, machine, marking);
    opened.accept(sender);
    sender.thread = Thread.ofPlatform().name("webhook").start(sender::run);
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(round());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells what waits, as far as it goes; returns when to go on. */
  Duration round() throws InterruptedException {
    try {
      return tell();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the webhook's events can not be kept; looking again", e);
      return LOOK_AGAIN;
    }
  }

  private Duration tell() throws InterruptedException {
    List<Event> told = new ArrayList<>();
    Duration wait = Duration.ZERO;
    List<Event> waiting = events.waiting(store, BATCH);
    try {
      for (int i = 0; i < waiting.size() && wait.isZero(); i++) {
        wait = tell(waiting.get(i), told);
      }
    } finally {
      mark("DeliverEvents", told, true);
    }
    boolean more = waiting.size() == BATCH && wait.isZero();
    return more || !wait.isZero() ? wait : LOOK_AGAIN;
  }

  private Duration tell(Event event, List<Event> told) throws InterruptedException {
    byte[] body = EventJson.of(event);
    Post.Sent sent = post.send(headers(event, body), body);
    return switch (patience.after(sent.answer())) {
      case WebhookPatience.Settled settled -> settle(event, sent, settled, told);
      case WebhookPatience.Again again -> {
        if (again.patience().failures() == 1) {
          LOG.log(
              System.Logger.Level.WARNING,
              "the webhook did not take event {0} ({1}); it is tried again",
              event.id(),
              sent.what());
        }
        patience = again.patience();
        yield again.pause();
      }
    };
  }

  private Duration settle(
      Event event, Post.Sent sent, WebhookPatience.Settled settled, List<Event> told) {
    patience = settled.patience();
    if (settled.taken()) {
      told.add(event);
    } else {
      LOG.log(
          System.Logger.Level.ERROR,
          "the webhook did not take event {0} ({1}); it is given up",
          event.id(),
          sent.what());
      mark("GiveUpEvent", List.of(event), false);
    }
    return settled.pause();
  }

  private Map<String, String> headers(Event event, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    String timestamp = Long.toString(machine.get().getEpochSecond());
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Keyrota");
    headers.put("webhook-id", event.id());
    headers.put("webhook-timestamp", timestamp);
    signature.ifPresent(
        key -> headers.put("webhook-signature", key.of(event.id(), timestamp, body)));
    return headers;
  }

  private void mark(String eventName, List<Event> some, boolean taken) {
    if (!some.isEmpty()) {
      marking.commit(eventName, seen -> events.settled(some, taken, seen));
    }
  }

  /** Ends after the post that is under way, or leaves it. */
  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
      try {
        var _ = thread.join(FAREWELL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
