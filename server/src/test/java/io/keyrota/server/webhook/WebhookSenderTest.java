package io.keyrota.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.events.WebhookPatience;
import io.keyrota.rules.events.WebhookPatience.Answer;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.events.Detail;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.sealing.RootKeyUnavailable;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.StoreUnavailable;
import io.keyrota.testkit.SeededEntropy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the webhook is told, in which order, how often, and what comes of it. */
class WebhookSenderTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.987Z");

  @TempDir Path folder;

  private final MemoryStore store = new MemoryStore();
  private final EventLog events = new EventLog(true);
  private final SeededEntropy entropy = new SeededEntropy(3);
  private final List<String> bodies = new ArrayList<>();
  private final List<Map<String, String>> headers = new ArrayList<>();
  private final ArrayDeque<Answer> answers = new ArrayDeque<>();
  private final List<String> marks = new ArrayList<>();
  private boolean full;
  private final WebhookSender sender = sender(Optional.empty());

  private WebhookSender sender(Optional<WebhookSignature> signature) {
    return new WebhookSender(
        store,
        events,
        (with, body) -> {
          bodies.add(new String(body, StandardCharsets.UTF_8));
          headers.add(with);
          Answer answer = answers.isEmpty() ? Answer.TAKEN : answers.removeFirst();
          return new Post.Sent(answer, "told so");
        },
        signature,
        () -> Instant.parse("2021-02-25T14:30:00Z"),
        (name, changes) -> {
          if (full) {
            throw new StoreUnavailable("full", null);
          }
          marks.add(name);
          store.apply(changes.apply(store.snapshot()));
        });
  }

  private void happened(String region, int seconds) {
    Change change =
        events.happened(
            new EventLog.Moment(
                ACCOUNT, new Region(region), NOON.plusSeconds(seconds), entropy::bytes),
            "aws.acm",
            "Event " + seconds,
            "arn:aws:acm:" + region + ":111122223333:certificate/1",
            Detail.empty().with("DaysToExpiry", 31).with("CommonName", "\u00e9\"\n"));
    store.apply(List.of(change));
  }

  @Test
  void anEventIsPostedOnceInEventBridgesShape() throws InterruptedException {
    happened("eu-west-1", 0);
    assertThat(sender.round()).hasSeconds(1);
    assertThat(sender.round()).hasSeconds(1);
    assertThat(bodies).hasSize(1);
    String id = headers.getFirst().get("webhook-id");
    assertThat(bodies.getFirst())
        .isEqualTo(
            "{\"version\":\"0\",\"id\":\""
                + id
                + "\",\"detail-type\":\"Event 0\",\"source\":\"aws.acm\","
                + "\"account\":\"111122223333\",\"time\":\"2026-11-24T12:00:00Z\","
                + "\"region\":\"eu-west-1\","
                + "\"resources\":[\"arn:aws:acm:eu-west-1:111122223333:certificate/1\"],"
                + "\"detail\":{\"DaysToExpiry\":31,\"CommonName\":\"\u00e9\\\"\\n\"}}");
    assertThat(headers.getFirst())
        .containsEntry("Content-Type", "application/json")
        .doesNotContainKey("webhook-signature");
    assertThat(marks).containsExactly("DeliverEvents");
  }

  @Test
  void eventsOfAllPlacesAreToldInTheOrderOfTheirHappening() throws InterruptedException {
    int all = WebhookSender.BATCH + 10;
    for (int i = all - 1; i >= 0; i--) {
      happened(i % 2 == 0 ? "us-east-1" : "eu-west-1", i);
    }
    while (sender.round().isZero()) {
      // the next batch
    }
    assertThat(bodies).hasSize(all);
    for (int i = 0; i < all; i++) {
      assertThat(bodies.get(i)).contains("\"Event " + i + "\"");
    }
    assertThat(marks).containsExactly("DeliverEvents", "DeliverEvents");
  }

  @Test
  void whatIsNotTakenIsTriedAgainLaterAndHoldsUpTheNext() throws InterruptedException {
    happened("us-east-1", 0);
    happened("us-east-1", 1);
    answers.addAll(List.of(Answer.UNAVAILABLE, Answer.UNAVAILABLE, Answer.REFUSED));
    assertThat(List.of(sender.round(), sender.round(), sender.round()))
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(marks).isEmpty();
    assertThat(sender.round()).hasSeconds(1);
    assertThat(bodies).hasSize(5);
    assertThat(headers.subList(0, 4))
        .extracting(h -> h.get("webhook-id"))
        .containsOnly(headers.getFirst().get("webhook-id"));
    assertThat(bodies.getLast()).contains("Event 1");
  }

  @Test
  void anEventThatIsRefusedIsGivenUpAndTheNextIsTold() throws InterruptedException {
    happened("us-east-1", 0);
    happened("us-east-1", 1);
    for (int i = 0; i < WebhookPatience.MOST_REFUSALS; i++) {
      answers.add(Answer.REFUSED);
    }
    for (int i = 0; i < WebhookPatience.MOST_REFUSALS; i++) {
      var _ = sender.round();
    }
    assertThat(bodies.getLast()).contains("Event 1");
    assertThat(marks).containsExactly("GiveUpEvent", "DeliverEvents");
    assertThat(events.waiting(store, 10)).isEmpty();
    assertThat(events.list(ACCOUNT, Region.US_EAST_1, "", 10, store.snapshot())).hasSize(2);
  }

  @Test
  void whatCanNotBeMarkedIsToldAgainUnderItsId() throws InterruptedException {
    happened("us-east-1", 0);
    full = true;
    assertThat(sender.round()).hasSeconds(1);
    full = false;
    var _ = sender.round();
    assertThat(headers).extracting(h -> h.get("webhook-id")).hasSize(2).doesNotContainNull();
    assertThat(headers.get(0).get("webhook-id")).isEqualTo(headers.get(1).get("webhook-id"));
    assertThat(events.waiting(store, 10)).isEmpty();
  }

  @Test
  void whatHappenedWithoutAWebhookIsNotToldLater() throws InterruptedException {
    store.apply(
        List.of(
            new EventLog(false)
                .happened(
                    new EventLog.Moment(ACCOUNT, Region.US_EAST_1, NOON, entropy::bytes),
                    "aws.kms",
                    "KMS CMK Deletion",
                    "arn",
                    Detail.empty())));
    var _ = sender.round();
    assertThat(bodies).isEmpty();
  }

  private Path secret(String text, String mode) {
    try {
      Path file = folder.resolve("secret");
      Files.deleteIfExists(file);
      Files.writeString(file, text);
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void postsAreSignedAsStandardWebhooksDoes() throws Exception {
    Path file = secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", "rw-------");
    try (WebhookSignature signature = WebhookSignature.of(file, Algorithms.jdk().hmacSha256())) {
      // The example of the specification's reference libraries.
      assertThat(
              signature.of(
                  "msg_p5jXN8AQM9LWM0D4loKWxJek",
                  "1614265330",
                  "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
          .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
      happened("us-east-1", 0);
      var _ = sender(Optional.of(signature)).round();
      assertThat(headers.getFirst().get("webhook-timestamp")).isEqualTo("1614263400");
      assertThat(headers.getFirst().get("webhook-signature"))
          .isEqualTo(
              signature.of(
                  Objects.requireNonNull(headers.getFirst().get("webhook-id")),
                  "1614263400",
                  bodies.getFirst().getBytes(StandardCharsets.UTF_8)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whsec_",
        "whsec_MfKQ9r8GKYqrTwjUPD8I",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La La!",
        "whsec"
      })
  void aSecretThatIsNoneIsRefused(String text) {
    Path file = secret(text, "rw-------");
    assertThatThrownBy(() -> WebhookSignature.of(file, Algorithms.jdk().hmacSha256()))
        .isInstanceOf(RootKeyUnavailable.class)
        .hasMessageContaining("24 to 64 bytes in base64");
  }

  @Test
  void aSecretThatOthersMayReadIsRefused() {
    Path file = secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "rw-r--r--");
    assertThatThrownBy(() -> WebhookSignature.of(file, Algorithms.jdk().hmacSha256()))
        .hasMessageContaining("chmod 600");
  }

  @Test
  void overTheNetworkTheStatusDecidesAndNoBodyIsReadAndNobodyIsFollowed() throws Exception {
    try (Receiver receiver =
        new Receiver(
            Receiver.status(204),
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\nfor ever",
            "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
            Receiver.status(503),
            "no http at all\r\n\r\n",
            "")) {
      try (HttpPost post = new HttpPost(receiver.address())) {
        List<Answer> found = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          found.add(post.send(Map.of("webhook-id", "1"), new byte[] {'{', '}'}).answer());
        }
        assertThat(found)
            .containsExactly(
                Answer.TAKEN,
                Answer.TAKEN,
                Answer.REFUSED,
                Answer.UNAVAILABLE,
                Answer.UNAVAILABLE,
                Answer.UNAVAILABLE);
        Receiver.Received first = receiver.received.remove();
        assertThat(first.line()).isEqualTo("POST /hook HTTP/1.1");
        assertThat(first.headers()).containsEntry("webhook-id", "1");
        assertThat(first.body()).isEqualTo("{}");
        assertThat(receiver.received).allMatch(it -> it.line().startsWith("POST /hook "));
      }
    }
    URI nobody;
    try (Receiver receiver = new Receiver("")) {
      nobody = receiver.address();
    }
    try (HttpPost post = new HttpPost(nobody)) {
      assertThat(post.send(Map.of(), new byte[0]).answer()).isEqualTo(Answer.UNAVAILABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hooks.example.com",
        "ftp://hooks.example.com/",
        "http:///path",
        "https://user:word@hooks.example.com/",
        "https://hooks.example.com/#here",
        "https://",
        "https://exa mple.com/"
      })
  void anAddressThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> Webhook.address(text)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Webhook.address("https://hooks.example.com/k?x=1"))
        .isEqualTo(URI.create("https://hooks.example.com/k?x=1"));
  }
}
