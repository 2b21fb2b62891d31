package io.keyrota.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the midst of rotations, imports and deletions: nothing acknowledged is lost,
 * no key is half rotated, every blob opens. Twenty times, five houses at a time; {@code
 * -Dkeyrota.kills=1000} for long.
 */
@Order(1) // takes long, so it begins first
class KmsKilledIT {
  private static final int KILLS = Integer.getInteger("keyrota.kills", 20);
  private static final List<String> HOUSES = List.of("h1", "h2", "h3", "h4", "h5");
  private static final int MOST_LINES = 60;
  private static final int MOST_NANOS = 5_000_000;

  @TempDir Path folder;

  private final Random random = new Random();
  private final Map<String, Acknowledged> acknowledged = new HashMap<>();

  /** What a house said of what it did. */
  private static final class Acknowledged {
    final Map<String, List<String>> blobs = new HashMap<>();
    final Map<String, Integer> rotations = new HashMap<>();
    final Set<String> deleting = new HashSet<>();
    final Set<String> deleted = new HashSet<>();
    final Set<String> unimporting = new HashSet<>();
    long opened;

    void learn(String[] words) {
      switch (words[1]) {
        case "blob" -> blobs.computeIfAbsent(words[2], key -> new ArrayList<>()).add(words[3]);
        case "rotated" -> rotations.merge(words[2], Integer.parseInt(words[3]), Math::max);
        case "begin" -> {
          if (words[2].equals("delete")) {
            deleting.add(words[3]);
          } else if (words[2].equals("unimport")) {
            unimporting.add(words[3]);
          }
        }
        case "deleted" -> deleted.add(words[2]);
        case "imported" -> unimporting.remove(words[2]);
        default -> {}
      }
    }
  }

  @Test
  @Timeout(value = 3600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void nothingAcknowledgedIsLostAndNoKeyIsHalfRotated() throws Exception {
    HOUSES.forEach(house -> acknowledged.put(house, new Acknowledged()));
    for (int life = 1; life <= KILLS / HOUSES.size(); life++) {
      live(life);
      for (String name : HOUSES) {
        Acknowledged said = Objects.requireNonNull(acknowledged.get(name));
        try (Indoors house =
            Indoors.open(
                folder.resolve(name),
                Indoors.Lot.at("2026-01-01T00:00:00Z", -life),
                KmsLife.FLAGS)) {
          verify(house.root(), said);
        }
      }
    }
    assertThat(acknowledged.values().stream().mapToLong(said -> said.opened).sum()).isPositive();
  }

  /** One life, killed at some moment after some line. */
  private void live(int number) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KmsLife.class.getName(),
                folder.toString(),
                Integer.toString(number)));
    command.addAll(HOUSES);
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.to(folder.resolve("stderr").toFile()))
            .start();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      read(lines, HOUSES.size() + random.nextInt(MOST_LINES));
      LockSupport.parkNanos(random.nextInt(MOST_NANOS));
      process.toHandle().destroyForcibly();
      read(lines, Integer.MAX_VALUE); // what it said before the kill counts as well
    }
    assertThat(process.waitFor())
        .as(() -> Files.exists(folder.resolve("stderr")) ? stderr() : "")
        .isEqualTo(137);
  }

  private String stderr() {
    try {
      return Files.readString(folder.resolve("stderr"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Every line ends with a dot: the kill may have cut the last one off. */
  private void read(BufferedReader lines, int most) throws IOException {
    for (int i = 0; i < most; i++) {
      String line = lines.readLine();
      if (line == null) {
        return;
      }
      if (line.endsWith(" .")) {
        String[] words = line.split(" ", -1);
        Objects.requireNonNull(acknowledged.get(words[0])).learn(words);
      }
    }
  }

  private void verify(SignedCalls root, Acknowledged said) {
    // What a kill interrupted has come to its end then: no key rotates while it is looked at.
    assertThat(root.keyrota("AdvanceClock", "{\"Duration\":\"1s\"}").status()).isEqualTo(200);
    assertThat(root.keyrota("VerifyTrail", "{}").text("Intact")).isEqualTo("true");
    for (String key : root.kms("ListKeys", "{\"Limit\":1000}").all("KeyId")) {
      whole(root, key, said.rotations.getOrDefault(key, 0));
    }
    said.deleted.forEach(
        key ->
            assertThat(root.kms("DescribeKey", "{\"KeyId\":\"%s\"}".formatted(key)).code())
                .isEqualTo("NotFoundException"));
    said.blobs.forEach((key, made) -> open(root, key, made, said));
  }

  /** One current material, with which it encrypts, and an event for every rotation. */
  private void whole(SignedCalls root, String key, int least) {
    Reply found = root.kms("DescribeKey", "{\"KeyId\":\"%s\"}".formatted(key));
    Reply all =
        root.kms(
            "ListKeyRotations",
            "{\"KeyId\":\"%s\",\"IncludeKeyMaterial\":\"ALL_KEY_MATERIAL\",\"Limit\":1000}"
                .formatted(key));
    List<String> states = all.all("KeyMaterialState");
    if (found.text("KeyState").equals("Enabled")) {
      assertThat(states).containsOnlyOnce("CURRENT");
      String current = found.text("CurrentKeyMaterialId");
      assertThat(all.all("KeyMaterialId").get(states.indexOf("CURRENT"))).isEqualTo(current);
      Reply made =
          root.kms(
              "Encrypt",
              "{\"KeyId\":\"%s\",\"Plaintext\":\"%s\"}".formatted(key, KmsLife.PLAINTEXT));
      Reply opened =
          root.kms("Decrypt", "{\"CiphertextBlob\":\"%s\"}".formatted(made.text("CiphertextBlob")));
      assertThat(opened.text("KeyMaterialId")).isEqualTo(current);
    }
    int rotated = all.all("RotationDate").size();
    assertThat(rotated).isGreaterThanOrEqualTo(least);
    assertThat(rotationEvents(root, key)).isEqualTo(rotated);
  }

  private static int rotationEvents(SignedCalls root, String key) {
    int count = 0;
    String marker = "";
    do {
      Reply page =
          root.keyrota(
              "ListEvents",
              marker.isEmpty()
                  ? "{\"MaxItems\":1000}"
                  : "{\"MaxItems\":1000,\"Marker\":\"%s\"}".formatted(marker));
      for (String event : page.body().split("\"Id\":", -1)) {
        count += event.contains("KMS CMK Rotation") && event.contains(key) ? 1 : 0;
      }
      marker = page.text("Marker");
    } while (!marker.isEmpty());
    return count;
  }

  private void open(SignedCalls root, String key, List<String> made, Acknowledged said) {
    Reply found = root.kms("DescribeKey", "{\"KeyId\":\"%s\"}".formatted(key));
    switch (found.status() == 200 ? found.text("KeyState") : found.code()) {
      case "Enabled" -> {
        for (String blob : made) {
          Reply opened = root.kms("Decrypt", "{\"CiphertextBlob\":\"%s\"}".formatted(blob));
          assertThat(opened.text("Plaintext")).as(opened.body()).isEqualTo(KmsLife.PLAINTEXT);
        }
        said.opened += made.size();
      }
      case "NotFoundException", "PendingDeletion" -> assertThat(said.deleting).contains(key);
      case "PendingImport" -> assertThat(said.unimporting).contains(key);
      default -> throw new AssertionError(found.body());
    }
  }
}
