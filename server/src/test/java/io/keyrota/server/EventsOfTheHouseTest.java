package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a house remembers what happened. */
class EventsOfTheHouseTest {
  @TempDir Path data;

  private final Indoors.Lot lot = Indoors.Lot.at("2026-01-01T00:00:00Z");

  private Indoors open(String... flags) {
    String[] all = new String[flags.length + 2];
    all[0] = "--clock";
    all[1] = "rehearsal";
    System.arraycopy(flags, 0, all, 2, flags.length);
    return Indoors.open(data, lot, all);
  }

  /** A key that is rotated every ninety-first day. */
  private static String rotatedKey(SignedCalls root) {
    String key = root.kms("CreateKey", "{}").text("KeyId");
    root.kms("EnableKeyRotation", "{\"KeyId\":\"%s\",\"RotationPeriodInDays\":91}".formatted(key));
    return key;
  }

  private static void advance(SignedCalls root, String duration) {
    assertThat(root.keyrota("AdvanceClock", "{\"Duration\":\"%s\"}".formatted(duration)).status())
        .isEqualTo(200);
  }

  private static int events(SignedCalls root) {
    return root.keyrota("ListEvents", "{}").all("DetailType").size();
  }

  private static int forgotten(SignedCalls root) {
    return root.keyrota("LookupTrail", "{\"EventName\":\"ForgetEvents\"}").all("EventName").size();
  }

  @Test
  void anEventIsForgottenAfterNinetyDays() {
    try (Indoors house = open()) {
      SignedCalls root = house.root();
      rotatedKey(root);
      advance(root, "91d");
      assertThat(events(root)).isEqualTo(1);
      advance(root, "89d");
      assertThat(events(root)).isEqualTo(1);
      assertThat(forgotten(root)).isZero();
      advance(root, "24h");
      assertThat(events(root)).isZero();
      assertThat(forgotten(root)).isEqualTo(1);
      advance(root, "1820d");
      assertThat(events(root)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void theSettingHoldsForWhatIsThereAlready() {
    try (Indoors house = open("--events.keep", "2d")) {
      rotatedKey(house.root());
      advance(house.root(), "92d");
      assertThat(events(house.root())).isEqualTo(1);
    }
    try (Indoors house = open("--events.keep", "400d")) {
      advance(house.root(), "395d");
      assertThat(events(house.root())).isEqualTo(5);
    }
    try (Indoors house = open("--events.keep", "10d")) {
      // the first one's time is over after 400 days still, and all that are as old go with it
      advance(house.root(), "5d");
      assertThat(events(house.root())).isZero();
    }
  }
}
