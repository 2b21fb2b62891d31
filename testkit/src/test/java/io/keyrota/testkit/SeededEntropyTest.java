package io.keyrota.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SeededEntropyTest {

  @Test
  void theSameSeedGivesTheSameBytesForEver() {
    SeededEntropy entropy = new SeededEntropy(1);
    // SHA-256 of the two 64-bit numbers 1 and 0, as any other program computes it.
    assertThat(HexFormat.of().formatHex(entropy.bytes(32)))
        .isEqualTo("783825822a6f9e62da2190e828e4c9d2576e5977e3a0b3620b092dfb9e9996fa");
    assertThat(new SeededEntropy(7).bytes(100)).isEqualTo(new SeededEntropy(7).bytes(100));
  }

  @Test
  void differentSeedsAndCallsGiveDifferentBytes() {
    SeededEntropy entropy = new SeededEntropy(1);
    byte[] first = entropy.bytes(16);
    assertThat(entropy.bytes(16)).isNotEqualTo(first);
    assertThat(new SeededEntropy(2).bytes(16)).isNotEqualTo(first);
  }

  @Test
  void givesAnyNumberOfBytes() {
    for (int count : new int[] {0, 1, 31, 32, 33, 1000}) {
      assertThat(new SeededEntropy(3).apply(count)).hasSize(count);
    }
  }
}
