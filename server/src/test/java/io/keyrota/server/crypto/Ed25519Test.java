package io.keyrota.server.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.secret.Secret;
import io.keyrota.testkit.SeededEntropy;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Ed25519Test {
  private static final HexFormat HEX = HexFormat.of();

  private final Signatures ed25519 = Algorithms.jdk().ed25519();

  /** RFC 8032, section 7.1, test 2; the entropy given is the private key. */
  @Test
  void agreesWithRfc8032() {
    Signatures.Pair pair =
        ed25519.generate(
            count ->
                HEX.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    assertThat(pair.publicKey())
        .asHexString()
        .isEqualToIgnoringCase("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    assertThat(ed25519.sign(pair.privateKey(), new byte[] {0x72}))
        .asHexString()
        .isEqualToIgnoringCase(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  }

  @Test
  void verifiesWhatWasSignedAndNothingElse() {
    Signatures.Pair pair = ed25519.generate(new SeededEntropy(1)::bytes);
    byte[] message = "the chain's head".getBytes(UTF_8);
    byte[] signature = ed25519.sign(pair.privateKey(), message);
    assertThat(ed25519.verify(pair.publicKey(), message, signature)).isTrue();
    assertThat(ed25519.verify(pair.publicKey(), new byte[0], signature)).isFalse();
    byte[] stranger = ed25519.generate(new SeededEntropy(2)::bytes).publicKey();
    assertThat(ed25519.verify(stranger, message, signature)).isFalse();
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(ed25519.verify(pair.publicKey(), message, changed)).as("bit " + bit).isFalse();
    }
  }

  @Test
  void agreesWithWycheproof() throws IOException {
    for (Wycheproof vector : Wycheproof.all("ed25519_test.json")) {
      byte[] publicKey =
          HEX.parseHex(
              vector.group().expectObjectMember("publicKey").expectStringMember("pk").getValue());
      assertThat(ed25519.verify(publicKey, vector.bytes("msg"), vector.bytes("sig")))
          .as(vector.id())
          .isEqualTo(vector.valid());
    }
  }

  @Test
  void malformedKeysVerifyNothing() {
    byte[] signature = new byte[64];
    assertThat(ed25519.verify(new byte[0], new byte[0], signature)).isFalse();
    assertThat(ed25519.verify(new byte[33], new byte[0], signature)).isFalse();
    // No point of the curve: y = 2.
    byte[] noPoint = new byte[32];
    noPoint[0] = 2;
    assertThat(ed25519.verify(noPoint, new byte[0], signature)).isFalse();
  }

  @Test
  void refusesToSignWithAKeyOfAnotherLength() {
    assertThatThrownBy(() -> ed25519.sign(Secret.owning(new byte[31]), new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
