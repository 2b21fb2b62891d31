package io.keyrota.rotator;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rotator.evidence.IamLastUsed;
import io.keyrota.rotator.journal.Holder;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rules.credentials.KeyPolicy;
import io.keyrota.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred users live a year, turned over once a day by a policy, half of them at 90 and half
 * at 30 days, with IAM's delays. In the fake IAM: 8,000 rotations would take the server's audit
 * trail minutes.
 */
@Order(1) // takes long, so it begins first
class FleetTest {
  private static final int USERS = 500;
  private static final int DAYS = 365;

  @TempDir(factory = InMemory.class)
  Path folder;

  @Test
  void noKeyOfAFleetGetsOlderThanItsPolicyInAYear() throws Exception {
    SettableClock clock = SettableClock.at("2026-01-01T03:00:00Z");
    FakeIam iam = new FakeIam(clock::now, Duration.ofSeconds(12), Duration.ofHours(4));
    World world =
        new World(
            iam,
            new IamLastUsed(iam, Duration.ofHours(4)),
            House.SERVICE,
            clock::now,
            clock::now,
            () -> Duration.ZERO,
            House.AWS,
            clock::advance);
    for (int i = 0; i < USERS; i++) {
      String name = (i % 2 == 0 ? "strict-" : "usual-") + i;
      iam.addUser(name, Map.of());
      String key = iam.create(name).id();
      Files.writeString(
          folder.resolve(name),
          "AWS_ACCESS_KEY_ID=" + key + "\nAWS_SECRET_ACCESS_KEY=" + iam.secretOf(key) + "\n");
    }
    List<KeyPolicy> policies = List.of(policy("strict-*", 30), policy("usual-*", 90));
    Map<String, Duration> greatest = new HashMap<>();
    int failed = 0;
    try (Journal journal = Journal.open(folder.resolve("journal"))) {
      Rotator rotator = new Rotator(world, journal, Witness.NOBODY, Holder.here(1));
      Instant day = clock.now();
      for (int d = 0; d < DAYS; d++) {
        for (int i = 0; i < USERS; i++) {
          String name = (i % 2 == 0 ? "strict-" : "usual-") + i;
          failed += works(iam, folder.resolve(name)) ? 0 : 1;
          iam.oldestActive(name)
              .ifPresent(
                  created ->
                      greatest.merge(
                          name, Duration.between(created, clock.now()), FleetTest::longer));
        }
        assertThat(new DueRound(world, journal, rotator).run(policies).skipped()).isEmpty();
        day = day.plus(Duration.ofDays(1));
        clock.set(day);
      }
    }
    print(greatest);
    assertThat(failed).as("calls of applications that failed").isZero();
    assertThat(iam.mostKeys()).isLessThanOrEqualTo(2);
    assertThat(greatest).hasSize(USERS);
    greatest.forEach(
        (name, age) ->
            assertThat(age)
                .as(name)
                .isLessThanOrEqualTo(Duration.ofDays(name.startsWith("strict") ? 30 : 90))
                .isGreaterThan(Duration.ofDays(name.startsWith("strict") ? 25 : 85)));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static boolean works(FakeIam iam, Path file) throws Exception {
    List<String> lines = Files.readAllLines(file);
    return iam.use(
        lines.get(0).substring("AWS_ACCESS_KEY_ID=".length()),
        lines.get(1).substring("AWS_SECRET_ACCESS_KEY=".length()));
  }

  private KeyPolicy policy(String name, int days) {
    return new KeyPolicy(
        name,
        new KeyPolicy.Match(Optional.empty(), Optional.of(name), Map.of(), List.of()),
        Duration.ofDays(days),
        List.of("env:" + folder + "/{user}"),
        Optional.empty(),
        Duration.ofHours(24),
        Duration.ofHours(24),
        true,
        false,
        USERS,
        1);
  }

  /** Every user's greatest age of an active key, in days. */
  private static void print(Map<String, Duration> greatest) {
    StringBuilder text = new StringBuilder("greatest age of an active key in a year, days:\n");
    int column = 0;
    for (String name : greatest.keySet().stream().sorted().toList()) {
      text.append(
          String.format(
              "%s %.2f%s",
              name,
              greatest.getOrDefault(name, Duration.ZERO).toMinutes() / 1440.0,
              ++column % 10 == 0 ? "\n" : "  "));
    }
    System.out.println(text);
  }
}
