package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.crypto.Entropy;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void itsRandomNumbersAreOfTheLengthThatIsAskedForAndDiffer() {
    Entropy entropy = Machine.real().entropy();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      assertThat(seen.add(HexFormat.of().formatHex(entropy.bytes(16)))).isTrue();
    }
    assertThat(entropy.bytes(0)).isEmpty();
    assertThat(entropy.bytes(1024)).hasSize(1024);
  }

  @Test
  void itsRandomBitsAreAsOftenOneAsZero() {
    byte[] bytes = Machine.real().entropy().bytes(1 << 20);
    int[] ones = new int[Byte.SIZE];
    for (byte b : bytes) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        ones[bit] += (b >> bit) & 1;
      }
    }
    // Ten standard deviations: a good generator does not leave this in the life of the universe.
    for (int one : ones) {
      assertThat(one).isBetween((1 << 19) - 5120, (1 << 19) + 5120);
    }
  }
}
