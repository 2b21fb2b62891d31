package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.server.webhook.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house with a webhook. */
class WebhookOfTheHouseTest {
  private static final int PATIENCE_IN_SECONDS = 60;

  @TempDir Path folder;

  private final Indoors.Lot lot = Indoors.Lot.at("2026-01-01T00:00:00Z");

  @Test
  void everyRotationIsToldWhileRequestsAreAnswered() throws InterruptedException {
    Path data = folder.resolve("data");
    try (Receiver receiver = new Receiver(Receiver.status(200))) {
      String address = receiver.address().toString();
      try (Indoors house =
          Indoors.open(data, lot, "--clock", "rehearsal", "--events.webhook", address)) {
        SignedCalls root = house.root();
        String key = root.kms("CreateKey", "{}").text("KeyId");
        root.kms("EnableKeyRotation", "{\"KeyId\":\"%s\"}".formatted(key));
        root.keyrota("AdvanceClock", "{\"Duration\":\"730d\"}");
        for (String year : new String[] {"2027-01-01", "2028-01-01"}) {
          Receiver.Received told =
              Objects.requireNonNull(receiver.received.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS));
          assertThat(told.body())
              .contains("\"detail-type\":\"KMS CMK Rotation\"")
              .contains("\"time\":\"" + year)
              .contains("\"key-id\":\"" + key + "\"")
              .contains("\"rotation-type\":\"AUTOMATIC\"");
        }
      }
    }
  }

  @Test
  void aSecretFileThatIsNoneDoesNotLetItStart() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "whsec_short");
    assertThatThrownBy(
            () ->
                Indoors.open(
                    folder.resolve("data"),
                    lot,
                    "--events.webhook",
                    "https://hooks.example.com/",
                    "--events.webhook-secret-file",
                    file.toString()))
        .hasMessageContaining("secret");
  }
}
