package io.keyrota.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class HeapTest {
  private static final long MIB = 1 << 20;

  private final AtomicLong used = new AtomicLong(40 * MIB);
  private final AtomicInteger looks = new AtomicInteger();
  private final Heap heap =
      new Heap(
          used::get,
          () -> {
            looks.incrementAndGet();
            used.set(90 * MIB);
          });

  private int after(long mebibytes) {
    used.set(mebibytes * MIB);
    heap.tick();
    return looks.get();
  }

  @Test
  void theYoungSpaceComesAndGoesWithoutALook() {
    assertThat(after(104)).isZero();
    assertThat(after(42)).isZero();
    assertThat(after(106)).isZero();
    assertThat(after(168)).isZero();
  }

  @Test
  void growthIsLookedAtOnceAndMeasuredFromWhatWasKept() {
    assertThat(after(169)).isEqualTo(1);
    assertThat(after(200)).isEqualTo(1);
    assertThat(after(218)).isEqualTo(1);
    assertThat(after(219)).isEqualTo(2);
  }

  @Test
  void whatWasCollectedByItselfIsNoGrowth() {
    assertThat(after(160)).isZero();
    assertThat(after(10)).isZero();
    assertThat(after(138)).isZero();
    assertThat(after(139)).isEqualTo(1);
  }
}
