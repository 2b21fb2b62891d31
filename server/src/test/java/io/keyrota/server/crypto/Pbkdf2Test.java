package io.keyrota.server.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pbkdf2Test {
  private final PassphraseKdf kdf = Algorithms.jdk().pbkdf2();

  /** RFC 6070's inputs with HMAC-SHA-512, and one beyond ASCII, as OpenSSL computes them. */
  @ParameterizedTest
  @CsvSource({
    "password, salt, 1, 867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252",
    "password, salt, 2, e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53c",
    "password, salt, 4096, d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5",
    "pässword ☃, saltSALTsaltSALT, 1000,"
        + " 554b6aae9ae24297f297f3eeb6dad1ce654d5b8214c9f548e0d3e6a234c91fb0"
  })
  void agreesWithAnotherImplementation(
      String passphrase, String salt, int iterations, String expected) {
    assertThat(kdf.derive(Secret.ofText(passphrase), salt.getBytes(UTF_8), iterations).reveal())
        .asHexString()
        .isEqualToIgnoringCase(expected);
  }

  @Test
  void refusesNoIteration() {
    assertThatThrownBy(() -> kdf.derive(Secret.ofText("password"), new byte[16], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
