package io.keyrota.rotator;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.State;
import io.keyrota.rules.rotation.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rotator dies at every single point of a rotation, one run a point: before and after every
 * call to AWS, between an act and the journal, after every line of the journal. Whoever resumes
 * ends in the same state.
 */
class KilledAtEveryStepTest {
  private static final int MOST_POINTS = 1000;

  @TempDir(factory = InMemory.class)
  Path folder;

  /** The end of the process: nothing may catch it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String where) {
      super(where, null, false, false);
    }
  }

  /** Counts the points that are passed, and dies at one of them. */
  private static final class Fate implements Witness, FakeIam.OnCall {
    private final House house;
    private final int deadly;
    private final List<String> points = new ArrayList<>();

    Fate(House house, int deadly) {
      this.house = house;
      this.deadly = deadly;
    }

    @Override
    public void passes(String point) {
      house.consume();
      points.add(point);
      if (points.size() - 1 == deadly) {
        // A killed process gives no lease back.
        house.journal.close();
        throw new Killed(point);
      }
    }

    @Override
    public void begins(Rotation rotation, Step step, String why) {
      passes("begins " + step.text());
    }

    @Override
    public void acted(Rotation rotation, Step step) {
      passes("acted " + step.text());
    }

    @Override
    public void recorded(Rotation rotation, String line) {
      passes("recorded " + line);
    }
  }

  @Test
  void resumedAfterDeathAtAnyPointItEndsInTheSameStateOnKeyrota() throws IOException {
    assertThat(everyPoint(House.KEYROTA, false)).isGreaterThan(60);
  }

  @Test
  void resumedAfterDeathAtAnyPointItEndsInTheSameStateOnAws() throws IOException {
    assertThat(everyPoint(House.AWS, false)).isGreaterThan(60);
  }

  @Test
  void rolledBackAfterDeathAtAnyPointEverythingIsAsItWas() throws IOException {
    assertThat(everyPoint(House.KEYROTA, true)).isGreaterThan(60);
  }

  private int everyPoint(World.Pace pace, boolean back) throws IOException {
    for (int deadly = 0; deadly < MOST_POINTS; deadly++) {
      Path here = Files.createDirectory(folder.resolve(pace.settle() + "-" + back + "-" + deadly));
      House house = new House(here, pace);
      Rotation planned = house.plan();
      Fate fate = new Fate(house, deadly);
      house.iam.onCall(fate);
      boolean died = dies(house, planned, fate);
      house.iam.onCall(call -> house.consume());
      if (!died) {
        assertReplaced(house, planned, "not killed at all");
        return deadly;
      }
      String where = "killed at " + fate.points.getLast();
      house.reopen();
      if (house.journal.find(planned.id()).isEmpty()) {
        // Dead before the first line: nothing may have happened.
        assertThat(house.bytes()).as(where).isEqualTo(house.before);
      } else if (back) {
        rollBack(house, planned, where);
      } else {
        house.rotator().resume(planned.id(), true);
        assertReplaced(house, planned, where);
      }
      house.journal.close();
    }
    throw new AssertionError("a rotation does not end");
  }

  private static boolean dies(House house, Rotation planned, Fate fate) {
    try {
      Rotator rotator = house.rotator(fate);
      rotator.begin(planned);
      rotator.run(planned.id(), true);
      return false;
    } catch (Killed | RuntimeException e) {
      if (fate.points.size() - 1 != fate.deadly) {
        throw e;
      }
      return true;
    }
  }

  private static void rollBack(House house, Rotation planned, String where) {
    State state = house.journal.find(planned.id()).orElseThrow().state();
    if (state.ended() || house.iam.keys(House.USER).stream().noneMatch(k -> old(house, k))) {
      return;
    }
    house.rotator().rollBack(planned.id(), "a test", true);
    assertThat(house.journal.find(planned.id()).orElseThrow().state())
        .as(where)
        .isInstanceOf(State.RolledBack.class);
    assertThat(house.bytes()).as(where).isEqualTo(house.before);
    assertThat(house.iam.keys(House.USER))
        .as(where)
        .singleElement()
        .satisfies(key -> assertThat(key.id()).isEqualTo(house.oldKey))
        .satisfies(key -> assertThat(key.active()).isTrue());
    assertUndisturbed(house, planned, where);
  }

  private static boolean old(House house, KeySeen key) {
    return key.id().equals(house.oldKey);
  }

  private static void assertReplaced(House house, Rotation planned, String where) {
    Rotation end = house.journal.find(planned.id()).orElseThrow();
    assertThat(end.state()).as(where).matches(State::ended).isInstanceOf(State.Underway.class);
    house.clock.advance(java.time.Duration.ofMinutes(1));
    assertThat(house.iam.keys(House.USER)).as(where).hasSize(1);
    KeySeen key = house.iam.keys(House.USER).getFirst();
    assertThat(key.active()).as(where).isTrue();
    assertThat(key.id()).as(where).isNotEqualTo(house.oldKey).isEqualTo(house.keyInFile());
    assertThat(house.text())
        .as(where)
        .isEqualTo(
            new String(house.before, java.nio.charset.StandardCharsets.UTF_8)
                .replace(house.oldKey, key.id())
                .replace(house.iam.secretOf(house.oldKey), house.iam.secretOf(key.id())));
    assertUndisturbed(house, planned, where);
  }

  private static void assertUndisturbed(House house, Rotation planned, String where) {
    try {
      assertThat(Files.getPosixFilePermissions(house.file))
          .as(where)
          .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(house.failedCalls).as(where + ": calls of the application that failed").isZero();
    assertThat(house.iam.mostKeys()).as(where).isLessThanOrEqualTo(2);
    assertThat(house.journal.sealed(planned.id(), "secret")).as(where).isEmpty();
    assertThat(house.journal.sealed(planned.id(), "backup 0")).as(where).isEmpty();
  }
}
