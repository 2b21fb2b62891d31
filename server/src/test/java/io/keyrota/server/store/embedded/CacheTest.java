package io.keyrota.server.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;

class CacheTest {

  @Test
  void neverGivesLessThanWhatWasAcknowledgedBefore() throws Exception {
    // A "database" of growing numbers with a small cache over it, so that fills, publications and
    // evictions of the same keys meet all the time.
    int keys = 24;
    AtomicLongArray disk = new AtomicLongArray(keys);
    AtomicLongArray acknowledged = new AtomicLongArray(keys);
    Cache<Integer, Long> cache = new Cache<>(keys / 2);
    int commits = 200_000;
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Future<?> writer =
          threads.submit(
              () -> {
                SplittableRandom random = new SplittableRandom(1);
                for (long number = 1; number <= commits; number++) {
                  int key = random.nextInt(keys);
                  disk.set(key, number);
                  if (random.nextInt(4) == 0) {
                    long value = number;
                    cache.change(key, old -> value % 2 == 0 ? value : null);
                  } else {
                    cache.publish(key, number);
                  }
                  acknowledged.set(key, number);
                }
              });
      List<Future<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int seed = i;
        readers.add(
            threads.submit(
                () -> {
                  SplittableRandom random = new SplittableRandom(seed);
                  int hits = 0;
                  while (!writer.isDone()) {
                    int key = random.nextInt(keys);
                    long atLeast = acknowledged.get(key);
                    Long known = cache.get(key);
                    if (known == null) {
                      int stamp = cache.stamp(key);
                      known = disk.get(key);
                      cache.fill(key, known, stamp);
                    } else {
                      hits++;
                    }
                    assertThat(known).isGreaterThanOrEqualTo(atLeast);
                  }
                  return hits;
                }));
      }
      writer.get();
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
    for (int key = 0; key < keys; key++) {
      Long left = cache.get(key);
      assertThat(left == null || left == disk.get(key)).isTrue();
    }
  }

  @Test
  void aFillThatWasOvertakenIsDropped() {
    Cache<String, Integer> cache = new Cache<>(10);
    int stamp = cache.stamp("a");
    cache.publish("a", 2);
    cache.fill("a", 1, stamp);
    assertThat(cache.get("a")).isEqualTo(2);

    int before = cache.stamp("b");
    cache.change("b", old -> null);
    cache.fill("b", 1, before);
    assertThat(cache.get("b")).isNull();
  }

  @Test
  void keepsWhatIsReadAndStaysWithinItsBound() {
    Cache<Integer, Integer> cache = new Cache<>(100);
    for (int i = 0; i < 10_000; i++) {
      cache.fill(i, i, cache.stamp(i));
      assertThat(cache.get(7)).isEqualTo(i < 7 ? null : (Integer) 7);
    }
    assertThat(
            java.util.stream.IntStream.range(0, 10_000).filter(i -> cache.get(i) != null).count())
        .isEqualTo(100);
  }

  @Test
  void withoutABoundAboveZeroHoldsNothing() {
    Cache<String, Integer> cache = new Cache<>(0);
    cache.fill("a", 1, cache.stamp("a"));
    cache.publish("b", 1);
    assertThat(cache.get("a")).isNull();
    assertThat(cache.get("b")).isNull();
  }
}
