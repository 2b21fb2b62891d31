package io.keyrota.server.crypto;

import io.keyrota.testkit.SeededEntropy;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The two ways in which a server can do RSA, ECDSA and Ed25519. */
final class Providers {
  private Providers() {}

  static Stream<Named<KeyAlgorithms>> both() {
    return Stream.of(Named.of("fastest", fastest()), Named.of("JDK", jdk()));
  }

  static KeyAlgorithms fastest() {
    return of(Jca.fastest(), 4);
  }

  static KeyAlgorithms jdk() {
    return of(Jca.jdk(), 5);
  }

  private static KeyAlgorithms of(Jca jca, long seed) {
    return KeyAlgorithms.of(Algorithms.jdk(), new SeededEntropy(seed)::bytes, jca);
  }
}
