package io.keyrota.server.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.HeldKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nonces are taken once, by whoever is first, and remembered within bounds. */
class NoncesTest {
  private static Nonces nonces(int key) {
    return new Nonces(
        Algorithms.jdk().hmacSha256(), HeldKey.of(Secret.owning(new byte[] {(byte) key})));
  }

  @Test
  void eachIsTakenOnce() {
    Nonces nonces = nonces(1);
    String first = nonces.give();
    String second = nonces.give();
    assertThat(second).isNotEqualTo(first);
    assertThat(nonces.take(second)).isTrue();
    assertThat(nonces.take(first)).isTrue();
    assertThat(nonces.take(first)).isFalse();
    assertThat(nonces.take(second)).isFalse();
  }

  @Test
  void noneIsTakenThatWasNotGivenHere() {
    Nonces nonces = nonces(1);
    String given = nonces.give();
    assertThat(nonces(2).take(given)).isFalse();
    assertThat(nonces(1).take(given)).isFalse();
    for (String bad : List.of("", "A", "====", given.substring(1), given + "A", given + "=")) {
      assertThat(nonces.take(bad)).as(bad).isFalse();
    }
    for (int i = 0; i < given.length(); i++) {
      char other = given.charAt(i) == 'A' ? 'B' : 'A';
      String changed = given.substring(0, i) + other + given.substring(i + 1);
      assertThat(nonces.take(changed)).as(changed).isFalse();
    }
    assertThat(nonces.take(given)).isTrue();
  }

  @Test
  void thoseThatAreTooOldAreForgottenAndTheirPlacesServeOthers() {
    Nonces nonces = nonces(1);
    String old = nonces.give();
    String used = nonces.give();
    assertThat(nonces.take(used)).isTrue();
    List<String> last = new ArrayList<>();
    for (int i = 0; i < Nonces.REMEMBERED; i++) {
      String nonce = nonces.give();
      if (i >= Nonces.REMEMBERED - 2) {
        last.add(nonce);
      }
    }
    assertThat(nonces.take(old)).isFalse();
    assertThat(nonces.take(used)).isFalse();
    // They have the places of the two.
    last.forEach(nonce -> assertThat(nonces.take(nonce)).isTrue());
    last.forEach(nonce -> assertThat(nonces.take(nonce)).isFalse());
  }

  @Test
  void ofManyWhoTryOneTakesIt() throws InterruptedException {
    Nonces nonces = nonces(1);
    Queue<String> given = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < 1000; i++) {
      given.add(nonces.give());
    }
    List<String> all = List.copyOf(given);
    AtomicInteger taken = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () ->
                      all.forEach(
                          nonce -> {
                            if (nonces.take(nonce)) {
                              taken.incrementAndGet();
                            }
                          })));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(taken.get()).isEqualTo(1000);
  }
}
