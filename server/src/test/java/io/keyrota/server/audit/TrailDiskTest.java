package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No success without a durable entry, whatever the disk does. */
final class TrailDiskTest {
  @TempDir Path directory;

  private final FaultyDisk disk = new FaultyDisk();
  private final List<String> deaths = Collections.synchronizedList(new ArrayList<>());

  private Trail open() throws IOException {
    return Trail.open(
        directory, Trails.SMALL, TestSigner.OURS, (why, cause) -> deaths.add(why), disk);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 100, 900})
  void aFullDiskRefusesEntriesAndRecoversByItself(long room) throws IOException {
    try (Trail trail = open()) {
      Trails.append(trail, 1, 3);
      disk.room.set(room);
      for (int i = 4; i <= 6; i++) {
        AuditEntry entry = Entries.entry(i);
        assertThatThrownBy(() -> trail.append(entry)).isInstanceOf(TrailUnavailable.class);
      }
      assertThat(trail.isWritable()).isFalse();
      assertThat(Trails.eventIds(directory)).containsExactly("event-1", "event-2", "event-3");
      assertThat(trail.verify(Optional.empty()).good()).isTrue();
      disk.room.set(Long.MAX_VALUE);
      Trails.append(trail, 7, 30);
      assertThat(trail.isWritable()).isTrue();
      assertThat(trail.head().seq()).isEqualTo(27);
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
    }
    assertThat(Trail.verify(directory, TestSigner.OURS, Optional.empty()).entries()).isEqualTo(27);
    assertThat(deaths).isEmpty();
  }

  @Test
  void aReadOnlyDiskRefusesEntriesAndRecoversByItself() throws IOException {
    try (Trail trail = open()) {
      Trails.append(trail, 1, 3);
      disk.readOnly = true;
      assertThatThrownBy(() -> trail.append(Entries.entry(4))).isInstanceOf(TrailUnavailable.class);
      disk.readOnly = false;
      Trails.append(trail, 5, 30);
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
      assertThat(Trails.eventIds(directory)).hasSize(29).doesNotContain("event-4");
    }
    assertThat(deaths).isEmpty();
  }

  @Test
  void aDiskThatFillsAtTheEndOfASegmentBeginsTheNextOneLater() throws IOException {
    try (Trail trail = open()) {
      int next = 1;
      while (Trails.segments(directory).size() < 2) {
        trail.append(Entries.entry(next++));
      }
      for (int room = 0; room <= 2000; room += 100) {
        disk.room.set(room);
        try {
          while (true) {
            trail.append(Entries.entry(next));
            next++;
          }
        } catch (TrailUnavailable e) {
          assertThat(trail.head().seq()).isEqualTo(next - 1);
        }
        disk.room.set(Long.MAX_VALUE);
        trail.append(Entries.entry(next++));
      }
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
    }
    assertThat(Trail.verify(directory, TestSigner.OURS, Optional.empty()).good()).isTrue();
    assertThat(deaths).isEmpty();
  }

  @Test
  void whatTheStoreHoldsWaitsForTheDiskAndKeepsItsPlace() throws Exception {
    CountDownLatch taken = new CountDownLatch(2);
    try (Trail trail = open()) {
      disk.room.set(10);
      trail.appendAll(List.of(Entries.entry(1), Entries.entry(2)), ids -> taken.countDown());
      assertThatThrownBy(() -> trail.append(Entries.entry(9))).isInstanceOf(TrailUnavailable.class);
      trail.appendAll(List.of(Entries.entry(3)), ids -> taken.countDown());
      assertThat(taken.getCount()).isEqualTo(2);
      disk.room.set(Long.MAX_VALUE);
      // Without any further request: the writer tries again by itself.
      assertThat(taken.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(Trails.eventIds(directory)).containsExactly("event-1", "event-2", "event-3");
    }
  }

  @Test
  void whatTheStoreHoldsIsLeftToTheNextStartWhenTheDiskStaysFull() throws IOException {
    try (Trail trail = open()) {
      disk.room.set(10);
      trail.appendAll(List.of(Entries.entry(1)), ids -> deaths.add("it was not durable"));
    }
    disk.room.set(Long.MAX_VALUE);
    try (Trail trail = open()) {
      assertThat(trail.head().seq()).isZero();
      trail.reconcile(List.of(Entries.entry(1).encoded()));
      assertThat(trail.head().seq()).isEqualTo(1);
    }
    assertThat(deaths).isEmpty();
  }

  @Test
  void aFailedForceIsFatalAndNobodyIsAcknowledged() throws IOException {
    try (Trail trail = open()) {
      Trails.append(trail, 1, 3);
      disk.forceFails = true;
      assertThatThrownBy(() -> trail.append(Entries.entry(4))).isInstanceOf(TrailUnavailable.class);
      disk.forceFails = false;
      assertThatThrownBy(() -> trail.append(Entries.entry(5))).isInstanceOf(TrailUnavailable.class);
      assertThat(trail.isWritable()).isFalse();
      trail.appendAll(List.of(Entries.entry(6)), ids -> deaths.add("it was not durable"));
    }
    assertThat(deaths).containsExactly("the audit trail's disk did not confirm what was written");
  }

  @Test
  void underManyThreadsEverySuccessIsOnTheDisk() throws Exception {
    List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    try (Trail trail = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      disk.room.set(40_000);
      List<Future<?>> running = new ArrayList<>();
      for (int t = 1; t <= 16; t++) {
        int thread = t;
        running.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    AuditEntry entry = Entries.entry(thread * 1000 + i);
                    try {
                      trail.append(entry);
                      acknowledged.add(entry.eventId());
                    } catch (TrailUnavailable e) {
                      disk.room.set(5000);
                    }
                  }
                }));
      }
      for (Future<?> future : running) {
        future.get(60, TimeUnit.SECONDS);
      }
      assertThat(acknowledged).isNotEmpty().hasSizeLessThan(320);
      assertThat(Trails.eventIds(directory)).containsExactlyInAnyOrderElementsOf(acknowledged);
      assertThat(trail.verify(Optional.empty()).fault()).isEmpty();
    }
    assertThat(deaths).isEmpty();
  }
}
