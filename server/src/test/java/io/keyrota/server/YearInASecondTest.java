package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import io.keyrota.server.store.ContendedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A house lives a year on a rehearsal clock while its users turn their keys over, races are lost,
 * the process ends and crashes, and the machine's clock is set to and fro. After every jump: nobody
 * has more than two keys, everybody has one that signs, no old key does, and the trail verifies.
 */
class YearInASecondTest {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir(factory = InMemory.class)
  Path folder;

  /** Thousands of durable answers wait for a disk for many seconds; what they say is the same. */
  static final class InMemory implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
        throws IOException {
      return Files.isWritable(MEMORY)
          ? Files.createTempDirectory(MEMORY, "keyrota-year")
          : Files.createTempDirectory("keyrota-year");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aYearOfKeysTurnedOverLosesNoneAndLeavesNone(long seed) {
    try (Life life = new Life(folder, seed)) {
      List<Rotating> users =
          List.of(
              new Rotating(life, "Quarterly", 90, false),
              new Rotating(life, "Monthly", 30, false),
              new Rotating(life, "ByItself", 30, true));
      while (life.now().isBefore(NEW_YEAR.plus(YEAR))) {
        life.jump();
        for (Rotating user : users) {
          user.live();
          life.misfortune();
        }
        users.forEach(Rotating::check);
        assertThat(life.root().keyrota("VerifyTrail", "{}").text("Intact")).isEqualTo("true");
      }
      assertThat(users.get(0).dead).hasSizeBetween(3, 5);
      assertThat(users.get(1).dead).hasSizeBetween(9, 13);
      assertThat(users.get(2).dead).hasSizeBetween(9, 13);
      assertThat(life.crashes).isPositive();
      assertThat(life.restarts).isPositive();
      assertThat(life.lostRaces).isPositive();
    }
  }

  /** The house through all its processes, and what befalls it. */
  private static final class Life implements AutoCloseable {
    private final Path folder;
    private final Random random;
    private final Indoors.Lot lot = Indoors.Lot.at("2026-11-24T12:00:00Z");
    private int number;
    private int crashes;
    private int restarts;
    private int lostRaces;
    private Instant latest = NEW_YEAR;
    private @Nullable ContendedStore store;
    private Indoors house;

    Life(Path folder, long seed) {
      this.folder = folder;
      this.random = new Random(seed);
      this.house = open();
    }

    private Path data() {
      return folder.resolve("data" + number);
    }

    private Indoors open() {
      return Indoors.open(
          data(),
          lot,
          real -> {
            store = new ContendedStore(real);
            return store;
          },
          "--clock",
          number == 0 && store == null ? "rehearsal@" + NEW_YEAR : "rehearsal");
    }

    SignedCalls root() {
      return house.root();
    }

    SignedCalls as(Keys keys) {
      return house.as(keys);
    }

    /** The house's time, which never goes back. */
    Instant now() {
      Instant now = seconds(root().keyrota("GetClock", "{}").text("Now"));
      assertThat(now).isAfterOrEqualTo(latest);
      latest = now;
      return now;
    }

    private static Instant seconds(String number) {
      return Instant.ofEpochSecond(new java.math.BigDecimal(number).longValue());
    }

    void jump() {
      Reply moved =
          root().keyrota("AdvanceClock", "{\"Duration\":\"" + (24 + random.nextInt(300)) + "h\"}");
      assertThat(moved.code()).isEqualTo("ok");
    }

    void misfortune() {
      switch (random.nextInt(16)) {
        case 0 -> {
          house.close();
          house = open();
          restarts++;
        }
        case 1 -> {
          Path before = data();
          number++;
          Folders.copy(before, data());
          house.close();
          house = open();
          crashes++;
        }
        case 2 -> lot.clock().advance(Duration.ofMinutes(random.nextInt(600)));
        case 3 -> lot.clock().advance(Duration.ofMinutes(-random.nextInt(600)));
        case 4, 5, 6 -> {
          int races = 1 + random.nextInt(4);
          Objects.requireNonNull(store).loseNext(races);
          lostRaces += races;
        }
        default -> {
          // Most of the time nothing happens.
        }
      }
    }

    @Override
    public void close() {
      house.close();
    }
  }

  /** A user whose key is turned over: made, taken into use, the old one switched off, deleted. */
  private static final class Rotating {
    private final Life life;
    private final String name;
    private final Duration period;
    private final boolean byItself;
    private final List<Keys> dead = new ArrayList<>();
    private @Nullable Keys old;
    private Keys current;
    private Instant since;
    private int checks;

    Rotating(Life life, String name, int days, boolean byItself) {
      this.life = life;
      this.name = name;
      this.period = Duration.ofDays(days);
      this.byItself = byItself;
      ok(life.root().iam("CreateUser", "UserName", name));
      ok(
          life.root()
              .iam(
                  "PutUserPolicy",
                  "UserName",
                  name,
                  "PolicyName",
                  "RotateOwnKeys",
                  "PolicyDocument",
                  io.keyrota.server.iam.RoomHarness.SELF_SERVICE));
      this.current = Keys.of(ok(life.root().iam("CreateAccessKey", "UserName", name)));
      this.since = life.now();
    }

    /** One step of the procedure, when it is time for one. */
    void live() {
      Keys before = old;
      if (before != null) {
        ok(signer().iam("DeleteAccessKey", with("AccessKeyId", before.accessKeyId())));
        old = null;
        dead.add(before);
      } else if (!life.now().isBefore(since.plus(period))) {
        Keys next = Keys.of(ok(signer().iam("CreateAccessKey", with())));
        life.misfortune();
        assertThat(signer().iam("CreateAccessKey", with()).code()).isEqualTo("LimitExceeded");
        signs(current);
        signs(next);
        old = current;
        current = next;
        since = life.now();
        life.misfortune();
        ok(
            signer()
                .iam(
                    "UpdateAccessKey",
                    with("AccessKeyId", old.accessKeyId(), "Status", "Inactive")));
      }
    }

    private SignedCalls signer() {
      return byItself ? life.as(current) : life.root();
    }

    /** By itself a user leaves its name out. */
    private String[] with(String... parameters) {
      List<String> all = new ArrayList<>(List.of(parameters));
      if (!byItself) {
        all.addAll(List.of("UserName", name));
      }
      return all.toArray(String[]::new);
    }

    void check() {
      Reply listed = ok(life.root().iam("ListAccessKeys", "UserName", name));
      List<String> ids = new ArrayList<>(List.of(current.accessKeyId()));
      signs(current);
      Keys inactive = old;
      if (inactive != null) {
        ids.add(inactive.accessKeyId());
        refused(inactive);
      }
      assertThat(listed.all("AccessKeyId")).hasSizeLessThanOrEqualTo(2).hasSameElementsAs(ids);
      // The latest ones, and in turn all the others.
      for (int back = 1; back <= Math.min(2, dead.size()); back++) {
        refused(dead.get(dead.size() - back));
      }
      if (!dead.isEmpty()) {
        refused(dead.get(checks++ % dead.size()));
      }
      Reply used =
          ok(life.root().iam("GetAccessKeyLastUsed", "AccessKeyId", current.accessKeyId()));
      assertThat(Instant.parse(used.text("LastUsedDate"))).isAfterOrEqualTo(since);
    }

    private void signs(Keys keys) {
      assertThat(ok(life.as(keys).sts("GetCallerIdentity")).text("Arn")).endsWith(":user/" + name);
    }

    private void refused(Keys keys) {
      assertThat(life.as(keys).sts("GetCallerIdentity").code()).isEqualTo("InvalidClientTokenId");
    }

    private static Reply ok(Reply reply) {
      assertThat(reply.code()).as(reply.body()).isEqualTo("ok");
      return reply;
    }
  }
}
