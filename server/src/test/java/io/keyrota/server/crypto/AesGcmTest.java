package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AesGcmTest {
  private final Aead aead = Algorithms.jdk().aesGcm();

  /** Test cases 13 and 14 of the submission of GCM to NIST: all zeros. */
  @Test
  void agreesWithThePublishedCases() {
    byte[] key = new byte[32];
    byte[] nonce = new byte[12];
    for (int round = 0; round < 3; round++) {
      assertThat(aead.seal(key, nonce, new byte[0], new byte[0]))
          .asHexString()
          .isEqualToIgnoringCase("530f8afbc74536b9a963b4f1c4cb738b");
      assertThat(aead.seal(key, nonce, new byte[0], new byte[16]))
          .asHexString()
          .isEqualToIgnoringCase(
              "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    }
  }

  @Test
  void agreesWithWycheproof() throws IOException {
    int seen = 0;
    for (Wycheproof vector : Wycheproof.all("aes_gcm_test.json")) {
      if (vector.size("keySize") != 256 || vector.size("ivSize") != 96) {
        continue;
      }
      seen++;
      byte[] sealed = joined(vector.bytes("ct"), vector.bytes("tag"));
      Optional<Secret> opened =
          aead.open(
              vector.bytes("key"),
              vector.bytes("iv"),
              vector.bytes("aad"),
              sealed,
              0,
              sealed.length);
      assertThat(opened.isPresent()).as(vector.id()).isEqualTo(vector.valid());
      if (vector.valid()) {
        assertThat(opened.orElseThrow().reveal()).as(vector.id()).isEqualTo(vector.bytes("msg"));
        assertThat(
                aead.seal(
                    vector.bytes("key"),
                    vector.bytes("iv"),
                    vector.bytes("aad"),
                    vector.bytes("msg")))
            .as(vector.id())
            .isEqualTo(sealed);
      }
    }
    assertThat(seen).isGreaterThan(50);
  }

  @Test
  void opensAPartOfAnArray() {
    byte[] key = new byte[32];
    byte[] sealed = aead.seal(key, new byte[12], new byte[0], new byte[] {1, 2, 3});
    byte[] padded = joined(new byte[5], sealed);
    assertThat(
            aead.open(key, new byte[12], new byte[0], padded, 5, sealed.length)
                .orElseThrow()
                .reveal())
        .containsExactly(1, 2, 3);
    assertThat(aead.open(key, new byte[12], new byte[0], padded, 4, sealed.length)).isEmpty();
  }

  @Test
  void givesNothingForLessThanATag() {
    for (int length = 0; length < 16; length++) {
      assertThat(aead.open(new byte[32], new byte[12], new byte[0], new byte[16], 0, length))
          .isEmpty();
    }
  }

  @Test
  void refusesKeysAndNoncesOfOtherLengths() {
    byte[] none = new byte[0];
    assertThatThrownBy(() -> aead.seal(new byte[16], new byte[12], none, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> aead.seal(new byte[32], new byte[16], none, none))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    return HexFormat.of().parseHex(HexFormat.of().formatHex(one) + HexFormat.of().formatHex(other));
  }
}
