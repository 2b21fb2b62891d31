package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoolTest {

  @Test
  void lendsAnInstanceToOneOnly() {
    AtomicInteger made = new AtomicInteger();
    Pool<Integer> pool = new Pool<>(made::incrementAndGet);
    Integer one = pool.take();
    Integer two = pool.take();
    assertThat(one).isNotEqualTo(two);
    pool.giveBack(one);
    assertThat(pool.take()).isEqualTo(one);
    assertThat(pool.take()).isEqualTo(3);
  }

  @Test
  void keepsFewAndForgetsTheRest() {
    AtomicInteger made = new AtomicInteger();
    Pool<Integer> pool = new Pool<>(made::incrementAndGet);
    for (int i = 0; i < 1000; i++) {
      pool.giveBack(-i);
    }
    int kept = 0;
    while (pool.take() <= 0) {
      kept++;
    }
    assertThat(kept).isBetween(1, 16);
  }

  @Test
  void thousandsOfVirtualThreadsGetRightAnswers() throws Exception {
    Mac mac = Algorithms.jdk().hmacSha256();
    HeldKey key = HeldKey.of(Secret.ofText("key"));
    List<byte[]> expected = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      expected.add(mac.tag(key, new byte[i]));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<byte[]>> answers = new ArrayList<>();
      for (int i = 0; i < 5000; i++) {
        byte[] message = new byte[i % 50];
        answers.add(threads.submit(() -> mac.tag(key, message)));
      }
      for (int i = 0; i < 5000; i++) {
        assertThat(answers.get(i).get()).isEqualTo(expected.get(i % 50));
      }
    }
  }
}
