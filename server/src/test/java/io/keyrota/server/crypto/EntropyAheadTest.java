package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EntropyAheadTest {
  /** Eight bytes at a time, each a number that never comes again. */
  private final AtomicLong next = new AtomicLong(1);

  private final AtomicLong now = new AtomicLong();

  private final List<byte[]> read = Collections.synchronizedList(new ArrayList<>());

  private final EntropyAhead entropy = new EntropyAhead(this::counted, now::get);

  private byte[] counted(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.remaining() >= Long.BYTES) {
      bytes.putLong(next.getAndIncrement());
    }
    read.add(bytes.array());
    return bytes.array();
  }

  @Test
  void noByteIsHandedOutTwice() throws InterruptedException {
    Set<Long> seen = Collections.synchronizedSet(new HashSet<>());
    AtomicInteger twice = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 500; i++) {
                      ByteBuffer bytes = ByteBuffer.wrap(entropy.bytes(8 * (1 + i % 40)));
                      while (bytes.hasRemaining()) {
                        if (!seen.add(bytes.getLong())) {
                          twice.incrementAndGet();
                        }
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(twice.get()).isZero();
    assertThat(seen).doesNotContain(0L);
  }

  @Test
  void whatWasReadAheadStaysNowhereElse() {
    assertThat(entropy.bytes(16))
        .isEqualTo(new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2});
    assertThat(read).singleElement().satisfies(bytes -> assertThat(bytes).containsOnly(0));
    assertThat(entropy.first(16)).containsOnly(0);
  }

  @Test
  void aLongPieceComesFromTheSourceAtOnce() {
    assertThat(entropy.bytes(4096)).hasSize(4096);
    assertThat(read).singleElement().satisfies(bytes -> assertThat(bytes).hasSize(4096));
  }

  @Test
  void whatHasLainForAMomentIsHandedOutNoMore() {
    ByteBuffer first = ByteBuffer.wrap(entropy.bytes(8));
    now.addAndGet(100_000_000);
    assertThat(entropy.bytes(8)).isEqualTo(next(first, 1));
    now.addAndGet(1);
    assertThat(entropy.bytes(8)).isEqualTo(next(first, 64));
    assertThat(read).hasSize(2);
  }

  private static byte[] next(ByteBuffer number, int further) {
    return ByteBuffer.allocate(8).putLong(number.getLong(0) + further).array();
  }
}
