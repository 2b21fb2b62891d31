package io.keyrota.server.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HmacTest {
  private final Mac mac = Algorithms.jdk().hmacSha256();

  /** RFC 4231, test case 2. */
  @Test
  void agreesWithRfc4231() {
    assertThat(
            mac.tag(
                HeldKey.of(Secret.ofText("Jefe")),
                "what do ya want ".getBytes(UTF_8),
                "for nothing?".getBytes(UTF_8)))
        .asHexString()
        .isEqualToIgnoringCase("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void agreesWithWycheproof() throws IOException {
    for (Wycheproof vector : Wycheproof.all("hmac_sha256_test.json")) {
      byte[] tag = mac.tag(HeldKey.of(Secret.owning(vector.bytes("key"))), vector.bytes("msg"));
      byte[] expected = vector.bytes("tag");
      assertThat(ConstantTime.equal(Arrays.copyOf(tag, expected.length), expected))
          .as(vector.id())
          .isEqualTo(vector.valid());
    }
  }
}
