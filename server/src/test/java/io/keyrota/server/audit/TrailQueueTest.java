package io.keyrota.server.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the writer turns to what waits. */
final class TrailQueueTest {
  private static final List<Tail.Line> NONE = List.of();

  private final TrailQueue queue = new TrailQueue();
  private final BlockingQueue<List<Work>> batches = new ArrayBlockingQueue<>(100);
  private final Thread writer = Thread.ofPlatform().daemon().start(this::write);

  private void write() {
    for (List<Work> batch = queue.next(1, false); !batch.isEmpty(); batch = queue.next(1, false)) {
      batches.add(batch);
    }
  }

  @AfterEach
  void close() throws InterruptedException {
    queue.close();
    writer.join();
  }

  private static Work.Awaited work() {
    return new Work.Awaited(NONE, (Optional<Throwable> refused) -> {});
  }

  private List<Work> batch() throws InterruptedException {
    return batches.poll(10, SECONDS);
  }

  @Test
  void whatAHoldingThreadOffersIsOneBatch() throws InterruptedException {
    Work.Awaited before = work();
    assertThat(queue.offer(before, false)).isTrue();
    assertThat(batch()).containsExactly(before);
    List<Work.Awaited> held = List.of(work(), work(), work());
    queue.hold();
    held.forEach(work -> assertThat(queue.offer(work, false)).isTrue());
    queue.release();
    assertThat(batch()).containsExactlyElementsOf(held);
  }

  @Test
  void whatAnotherThreadOffersMeanwhileIsWrittenBeforeLong() throws InterruptedException {
    queue.hold();
    Work.Awaited other = work();
    Thread.ofPlatform().start(() -> queue.offer(other, false)).join();
    // Without a release.
    assertThat(batch()).containsExactly(other);
  }

  @Test
  void aThreadThatNeverReleasesHoldsUpNobodyForLong() throws InterruptedException {
    queue.hold();
    Work.Awaited mine = work();
    Work.Awaited other = work();
    queue.offer(mine, false);
    Thread.ofPlatform().start(() -> queue.offer(other, false)).join();
    List<Work> written = new ArrayList<>(batch());
    while (written.size() < 2) {
      written.addAll(batch());
    }
    assertThat(written).containsExactly(mine, other);
  }

  @Test
  void toReleaseWithoutHavingOfferedIsNothing() throws InterruptedException {
    queue.hold();
    queue.release();
    queue.release();
    Work.Awaited work = work();
    queue.offer(work, false);
    assertThat(batch()).containsExactly(work);
  }

  @Test
  void whoHoldsWhileTheQueueClosesLosesNothing() throws InterruptedException {
    Work.Awaited work = work();
    queue.hold();
    assertThat(queue.offer(work, false)).isTrue();
    queue.close();
    assertThat(batch()).containsExactly(work);
    assertThat(queue.offer(work(), false)).isFalse();
  }

  @Test
  void whatAHoldingThreadWaitsForIsWrittenAllTheSame() throws InterruptedException {
    Work.Awaited mine = work();
    Work.Awaited waitedFor = work();
    queue.hold();
    queue.offer(mine, false);
    queue.offer(waitedFor, true);
    List<Work> written = new ArrayList<>(batch());
    while (written.size() < 2) {
      written.addAll(batch());
    }
    assertThat(written).containsExactly(mine, waitedFor);
  }
}
