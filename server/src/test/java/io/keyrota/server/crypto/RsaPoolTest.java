package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Keys are made beforehand where they are expected, and never twice given. */
class RsaPoolTest {
  private final LinkedBlockingQueue<KeySpec> made = new LinkedBlockingQueue<>();
  private final RsaPool pool =
      new RsaPool(
          spec -> {
            made.add(spec);
            return new KeyPair(Secret.ofText("key " + made.size()), new byte[0]);
          });

  @Test
  void nothingIsMadeThatNobodyExpects() {
    assertThat(pool.fill()).isFalse();
    assertThat(pool.take(KeySpec.RSA_4096)).isNotNull();
    assertThat(pool.fill()).isFalse();
    assertThat(made).containsExactly(KeySpec.RSA_4096);
  }

  @Test
  void whatIsExpectedIsReadyAndMadeAgainWhenItIsTaken() throws InterruptedException {
    Thread filling =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (true) {
                      pool.refill();
                    }
                  } catch (InterruptedException e) {
                    // The test is over.
                  }
                });
    pool.expect(KeySpec.RSA_2048);
    List<KeySpec> first = new ArrayList<>(List.of(next(), next()));
    KeyPair taken = pool.take(KeySpec.RSA_2048);
    first.add(next());
    assertThat(first).containsOnly(KeySpec.RSA_2048);
    assertThat(taken.privateKey().revealText()).startsWith("key ");
    filling.interrupt();
    filling.join();
    pool.close();
    assertThat(made).isEmpty();
  }

  private KeySpec next() throws InterruptedException {
    KeySpec spec = made.poll(20, TimeUnit.SECONDS);
    assertThat(spec).isNotNull();
    return spec;
  }

  @Test
  void everyPairIsGivenOnceAndTheRestAreErased() {
    pool.expect(KeySpec.RSA_2048);
    while (pool.fill()) {
      assertThat(made.size()).isLessThan(10);
    }
    KeyPair one = pool.take(KeySpec.RSA_2048);
    KeyPair two = pool.take(KeySpec.RSA_2048);
    assertThat(one).isNotSameAs(two);
    assertThat(made).hasSize(2);
    pool.close();
    assertThat(one.privateKey().length()).isPositive();
  }
}
