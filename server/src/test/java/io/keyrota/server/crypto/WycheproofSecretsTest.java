package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.MacAlgorithm;
import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Project Wycheproof's decryptions, agreements, tags and wrapped keys. */
class WycheproofSecretsTest {
  private static final HexFormat HEX = HexFormat.of();

  static Stream<Arguments> oaep() {
    List<Arguments> all = new ArrayList<>();
    for (Named<KeyAlgorithms> algorithms : Providers.both().toList()) {
      all.add(
          Arguments.of(
              algorithms,
              "rsa_oaep_2048_sha1_mgf1sha1",
              KeySpec.RSA_2048,
              EncryptionAlgorithm.RSAES_OAEP_SHA_1));
      for (KeySpec spec : List.of(KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096)) {
        all.add(
            Arguments.of(
                algorithms,
                "rsa_oaep_" + spec.size() + "_sha256_mgf1sha256",
                spec,
                EncryptionAlgorithm.RSAES_OAEP_SHA_256));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("oaep")
  void oaepDecrypts(
      KeyAlgorithms algorithms, String file, KeySpec spec, EncryptionAlgorithm algorithm)
      throws IOException {
    int opened = 0;
    for (Wycheproof vector : Wycheproof.all(file + "_test.json")) {
      DecodedPrivateKey key =
          algorithms
              .decoding()
              .privateKey(
                  spec,
                  Secret.owning(
                      HEX.parseHex(
                          vector.group().expectStringMember("privateKeyPkcs8").getValue())));
      Optional<Secret> plaintext =
          algorithms.encryption().decrypt(key, algorithm, vector.bytes("ct"));
      // KMS gives OAEP no label: what was encrypted with one does not open.
      boolean right = vector.valid() && vector.bytes("label").length == 0;
      assertThat(plaintext.isPresent()).as(vector.id()).isEqualTo(right);
      if (right) {
        opened++;
        assertThat(plaintext.orElseThrow().reveal()).as(vector.id()).isEqualTo(vector.bytes("msg"));
      }
    }
    assertThat(opened).isGreaterThan(5);
  }

  static Stream<Arguments> ecdh() {
    return Providers.both()
        .flatMap(
            algorithms ->
                Stream.of(
                    Arguments.of(algorithms, "ecdh_secp256r1", KeySpec.ECC_NIST_P256),
                    Arguments.of(algorithms, "ecdh_secp384r1", KeySpec.ECC_NIST_P384)));
  }

  @ParameterizedTest
  @MethodSource("ecdh")
  void ecdhAgrees(KeyAlgorithms algorithms, String file, KeySpec spec) throws IOException {
    int agreed = 0;
    for (Wycheproof vector : Wycheproof.all(file + "_test.json")) {
      BigInteger d = new BigInteger(vector.test().expectStringMember("private").getValue(), 16);
      DecodedPrivateKey key =
          algorithms.decoding().privateKey(spec, BouncyCurves.pair(Curve.of(spec), d).privateKey());
      Optional<Secret> shared = algorithms.agreement().derive(key, vector.bytes("public"));
      // Acceptable are encodings of good points that are not ours to take: another answer than the
      // right one would be wrong.
      if (!vector.acceptable()) {
        assertThat(shared.isPresent()).as(vector.id()).isEqualTo(vector.valid());
      }
      if (shared.isPresent()) {
        agreed++;
        assertThat(shared.orElseThrow().reveal()).as(vector.id()).isEqualTo(vector.bytes("shared"));
      }
    }
    assertThat(agreed).isGreaterThan(300);
  }

  @ParameterizedTest
  @CsvSource({
    "hmac_sha224, HMAC_SHA_224",
    "hmac_sha256, HMAC_SHA_256",
    "hmac_sha384, HMAC_SHA_384",
    "hmac_sha512, HMAC_SHA_512"
  })
  void hmacAgrees(String file, MacAlgorithm algorithm) throws IOException {
    Macs macs = Providers.fastest().macs();
    int right = 0;
    for (Wycheproof vector : Wycheproof.all(file + "_test.json")) {
      try (HeldKey key = HeldKey.of(Secret.owning(vector.bytes("key")))) {
        // KMS knows whole tags only: right tags that were cut are wrong here.
        boolean whole = vector.size("tagSize") == algorithm.tagBytes() * Byte.SIZE;
        boolean verified = macs.verify(algorithm, key, vector.bytes("msg"), vector.bytes("tag"));
        assertThat(verified).as(vector.id()).isEqualTo(vector.valid() && whole);
        right += verified ? 1 : 0;
      }
    }
    assertThat(right).isGreaterThan(20);
  }

  @Test
  void keysWrappedWithPaddingOpen() throws IOException {
    int opened = 0;
    for (Wycheproof vector : Wycheproof.all("aes_kwp_test.json")) {
      Optional<Secret> unwrapped =
          Unwrapping.unwrap(Secret.owning(vector.bytes("key")), vector.bytes("ct"));
      if (!vector.acceptable()) {
        assertThat(unwrapped.isPresent()).as(vector.id()).isEqualTo(vector.valid());
      }
      if (unwrapped.isPresent()) {
        opened++;
        assertThat(unwrapped.orElseThrow().reveal()).as(vector.id()).isEqualTo(vector.bytes("msg"));
      }
    }
    assertThat(opened).isGreaterThan(50);
  }
}
