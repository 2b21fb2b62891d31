package io.keyrota.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Entries;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.audit.Trails;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When what was learnt from the trail is saved: the more rows it takes, the later. */
class SavingTest {
  @TempDir Path directory;

  private Trail trail;

  @BeforeEach
  void open() throws IOException {
    trail = Trails.open(directory);
  }

  @AfterEach
  void close() throws IOException {
    trail.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1999, 0, false",
    "2001, 0, true",
    "2001, 1, false",
    "2501, 50, true",
    "2501, 51, false",
    "5999, 1000, false",
    "6001, 1000, true",
    "6001, 1000000, true"
  })
  void rowsAreWorthTenEntriesEach(long entries, long rows, boolean come) {
    SavingTurn turn = new SavingTurn(trail);
    grow(entries);
    assertThat(turn.hasCome(rows)).isEqualTo(come);
    turn.take();
    assertThat(turn.hasCome(rows)).isFalse();
  }

  @Test
  void aTrailThatGrowsFastIsLookedAtAtOnce() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    AtomicLong looks = new AtomicLong();
    // A look a second alone would not come to so many meanwhile.
    int wanted = 10;
    try (SavingThread thread =
        SavingThread.of(
            trail,
            () -> {
              begun.countDown();
              if (looks.incrementAndGet() == wanted) {
                seen.countDown();
              }
              if (looks.get() == 2) {
                throw new IllegalStateException("a look that fails is not the last");
              }
            })) {
      thread.start();
      assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
      for (int i = 0; i < 5 * wanted && seen.getCount() > 0; i++) {
        grow(SavingTurn.FEW_TO_REPLAY + 1);
      }
      assertThat(seen.getCount()).isZero();
    }
  }

  @Test
  void oneThatNeverBeganIsClosedAllTheSame() {
    SavingThread.of(trail, () -> {}).close();
  }

  private void grow(long entries) {
    trail.append(
        IntStream.range(0, (int) entries).mapToObj(Entries::entry).toArray(AuditEntry[]::new));
  }
}
