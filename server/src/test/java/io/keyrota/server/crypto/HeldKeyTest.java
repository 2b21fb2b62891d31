package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.secret.Secret;
import org.junit.jupiter.api.Test;

class HeldKeyTest {

  @Test
  void keepsACopyOfItsOwn() {
    HeldKey key;
    try (Secret secret = Secret.ofText("0123456789abcdef")) {
      key = HeldKey.of(secret);
    }
    assertThat(key.copy()).asString().isEqualTo("0123456789abcdef");
    assertThat(key.length()).isEqualTo(16);
  }

  @Test
  void isNotUsableOnceErased() {
    HeldKey key = HeldKey.of(Secret.ofText("0123456789abcdef"));
    key.close();
    assertThatThrownBy(key::copy).isInstanceOf(IllegalStateException.class);
    Mac mac = Algorithms.jdk().hmacSha256();
    assertThatThrownBy(() -> mac.tag(key)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void printsNothingOfItself() {
    assertThat(HeldKey.of(Secret.ofText("s3cret")).toString()).isEqualTo("[key]");
    assertThat(RawKey.of("AES", new byte[] {1, 2}).toString()).isEqualTo("[key]");
  }
}
