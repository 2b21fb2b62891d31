package io.keyrota.server.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigestTest {

  /** FIPS 180-4's example, "abc", in one part and in several. */
  @Test
  void agreesWithFips180() {
    for (int round = 0; round < 2; round++) {
      assertThat(Algorithms.jdk().sha256().of("a".getBytes(US_ASCII), "bc".getBytes(US_ASCII)))
          .asHexString()
          .isEqualToIgnoringCase(
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
      assertThat(Algorithms.jdk().sha384().of("abc".getBytes(US_ASCII)))
          .asHexString()
          .isEqualToIgnoringCase(
              "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                  + "8086072ba1e7cc2358baeca134c825a7");
    }
  }

  @Test
  void noPartsAreTheEmptyText() {
    assertThat(Algorithms.jdk().sha256().of())
        .asHexString()
        .isEqualToIgnoringCase("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
}
