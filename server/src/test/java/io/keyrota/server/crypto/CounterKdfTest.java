package io.keyrota.server.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.secret.Secret;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterKdfTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final HeldKey KEY =
      held("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final byte[] LABEL = "label".getBytes(US_ASCII);
  private static final byte[] CONTEXT = HEX.parseHex("0011223344556677");

  private final JdkCounterKdf kdf = new JdkCounterKdf();

  /** NIST CAVP, KDFCTR_gen.rsp: HMAC_SHA256, BEFORE_FIXED, RLEN=32_BITS, counts 0, 10, 20, 30. */
  @ParameterizedTest
  @CsvSource({
    "dd1d91b7d90b2bd3138533ce92b272fbf8a369316aefe242e659cc0ae238afe0,"
        + "01322b96b30acd197979444e468e1c5c6859bf1b1cf951b7e725303e237e46b864a145fab25e517b08f8683d"
        + "0315bb2911d80a0e8aba17f3b413faac,"
        + "10621342bfb0fd40046c0e29f2cfdbf0",
    "e204d6d466aad507ffaf6d6dab0a5b26152c9e21e764370464e360c8fbc765c6,"
        + "7b03b98d9f94b899e591f3ef264b71b193fba7043c7e953cde23bc5384bc1a6293580115fae3495fd845dadb"
        + "d02bd6455cf48d0f62b33e62364a3a80,"
        + "770dfab6a6a4a4bee0257ff335213f78d8287b4fd537d5c1fffa956910e7c779",
    "dc60338d884eecb72975c603c27b360605011756c697c4fc388f5176ef81efb1,"
        + "44d7aa08feba26093c14979c122c2437c3117b63b78841cd10a4bc5ed55c56586ad8986d55307dca1d198edc"
        + "ffbc516a8fbe6152aa428cdd800c062d,"
        + "29ac07dccf1f28d506cd623e6e3fc2fa255bd60b",
    "c4bedbddb66493e7c7259a3bbbc25f8c7e0ca7fe284d92d431d9cd99a0d214ac,"
        + "1c69c54766791e315c2cc5c47ecd3ffab87d0d273dd920e70955814c220eacace6a5946542da3dfe24ff626b"
        + "4897898cafb7db83bdff3c14fa46fd4b,"
        + "1da47638d6c9c4d04d74d4640bbd42ab814d9e8cc22f4326695239f96b0693f12d0dd1152cf44430"
  })
  void agreesWithNistsVectors(String key, String fixedInput, String expected) {
    assertThat(
            HEX.formatHex(kdf.expand(held(key), HEX.parseHex(fixedInput), expected.length() / 2)))
        .isEqualTo(expected);
  }

  /** The whole form with label, separator, context and length, as OpenSSL 3's KBKDF computes it. */
  @ParameterizedTest
  @CsvSource({
    "ce153f6f76e49652f38109447205c262d656e819414266c289d3f2858ae0e6b6095fc2f71b936d62b67a6d8f5bb447"
        + "d3bf04ed123880ed33aa675c9be9477a87fab1ac61c7bf87834a59bcc9",
    "83c30cf450bde66dc57e9a524844afe5f4eb9d9a"
  })
  void agreesWithAnotherImplementation(String expected) {
    assertThat(HEX.formatHex(kdf.derive(KEY, LABEL, CONTEXT, expected.length() / 2)))
        .isEqualTo(expected);
  }

  @Test
  void everyInputMatters() {
    byte[] plain = kdf.derive(KEY, LABEL, CONTEXT, 32);
    assertThat(kdf.derive(KEY, LABEL, CONTEXT, 32)).isEqualTo(plain);
    assertThat(kdf.derive(KEY, "labem".getBytes(US_ASCII), CONTEXT, 32)).isNotEqualTo(plain);
    assertThat(kdf.derive(KEY, LABEL, HEX.parseHex("0011223344556678"), 32)).isNotEqualTo(plain);
    assertThat(Arrays.copyOf(kdf.derive(KEY, LABEL, CONTEXT, 33), 32)).isNotEqualTo(plain);
  }

  @Test
  void refusesWhatWouldBeAmbiguousOrTooLong() {
    assertThatThrownBy(() -> kdf.derive(KEY, new byte[] {'a', 0, 'b'}, CONTEXT, 32))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kdf.derive(KEY, LABEL, CONTEXT, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kdf.derive(KEY, LABEL, CONTEXT, 8161))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(kdf.derive(KEY, LABEL, CONTEXT, 8160)).hasSize(8160);
  }

  private static HeldKey held(String hex) {
    return HeldKey.of(Secret.owning(HEX.parseHex(hex)));
  }
}
