package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.MessageType;
import io.keyrota.rules.kms.SigningAlgorithm;
import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Project Wycheproof's signatures, each verified as KMS would. Not used, since KMS has nothing like
 * it: AES-CMAC, AES key wrap without padding, HKDF. HMAC, OAEP, ECDH and KWP are in {@link
 * WycheproofSecretsTest}, AES-GCM in {@link AesGcmTest}.
 */
class WycheproofSignaturesTest {
  private static final HexFormat HEX = HexFormat.of();

  static Stream<Arguments> files() {
    List<Arguments> all = new ArrayList<>();
    for (Named<KeyAlgorithms> algorithms : Providers.both().toList()) {
      all.add(file(algorithms, "rsa_signature_2048_sha256", "RSA_2048 RSASSA_PKCS1_V1_5_SHA_256"));
      all.add(file(algorithms, "rsa_signature_2048_sha512", "RSA_2048 RSASSA_PKCS1_V1_5_SHA_512"));
      all.add(file(algorithms, "rsa_signature_3072_sha256", "RSA_3072 RSASSA_PKCS1_V1_5_SHA_256"));
      all.add(file(algorithms, "rsa_pss_2048_sha256_mgf1_32", "RSA_2048 RSASSA_PSS_SHA_256"));
      all.add(file(algorithms, "rsa_pss_2048_sha384_mgf1_48", "RSA_2048 RSASSA_PSS_SHA_384"));
      all.add(file(algorithms, "rsa_pss_3072_sha256_mgf1_32", "RSA_3072 RSASSA_PSS_SHA_256"));
      all.add(file(algorithms, "rsa_pss_4096_sha512_mgf1_64", "RSA_4096 RSASSA_PSS_SHA_512"));
      all.add(file(algorithms, "ecdsa_secp256r1_sha256", "ECC_NIST_P256 ECDSA_SHA_256"));
      all.add(file(algorithms, "ecdsa_secp384r1_sha384", "ECC_NIST_P384 ECDSA_SHA_384"));
      all.add(file(algorithms, "ecdsa_secp521r1_sha512", "ECC_NIST_P521 ECDSA_SHA_512"));
      all.add(file(algorithms, "ed25519", "ECC_NIST_EDWARDS25519 ED25519_SHA_512"));
    }
    Named<KeyAlgorithms> one = Named.of("only", Providers.fastest());
    all.add(file(one, "ecdsa_secp256k1_sha256", "ECC_SECG_P256K1 ECDSA_SHA_256"));
    return all.stream();
  }

  private static Arguments file(Named<KeyAlgorithms> algorithms, String file, String kind) {
    String[] parts = kind.split(" ", -1);
    return Arguments.of(
        algorithms, file, KeySpec.valueOf(parts[0]), SigningAlgorithm.valueOf(parts[1]));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everySignatureIsJudgedAsItShouldBe(
      KeyAlgorithms algorithms, String file, KeySpec spec, SigningAlgorithm algorithm)
      throws IOException {
    int right = 0;
    String lastKey = "";
    DecodedPublicKey key = null;
    for (Wycheproof vector : Wycheproof.all(file + "_test.json")) {
      String der = vector.group().expectStringMember("publicKeyDer").getValue();
      if (key == null || !der.equals(lastKey)) {
        key = algorithms.decoding().publicKey(spec, HEX.parseHex(der));
        lastKey = der;
      }
      boolean verified =
          algorithms
              .signing()
              .verify(key, algorithm, MessageType.RAW, vector.bytes("msg"), vector.bytes("sig"));
      // "Acceptable" is one legacy form, a missing NULL: not accepted here.
      assertThat(verified).as(vector.id()).isEqualTo(vector.valid());
      right += verified ? 1 : 0;
    }
    assertThat(right).isPositive();
  }

  /** Signatures as two plain numbers are another form: KMS answers and takes DER. */
  @Test
  void signaturesThatAreNotDerAreWrong() throws IOException {
    KeyAlgorithms algorithms = Providers.fastest();
    for (Wycheproof vector : Wycheproof.all("ecdsa_secp256r1_sha256_p1363_test.json")) {
      DecodedPublicKey key =
          algorithms
              .decoding()
              .publicKey(
                  KeySpec.ECC_NIST_P256,
                  HEX.parseHex(vector.group().expectStringMember("publicKeyDer").getValue()));
      assertThat(
              algorithms
                  .signing()
                  .verify(
                      key,
                      SigningAlgorithm.ECDSA_SHA_256,
                      MessageType.RAW,
                      vector.bytes("msg"),
                      vector.bytes("sig")))
          .as(vector.id())
          .isFalse();
    }
  }

  @Test
  void mlDsaVerifies() throws IOException {
    KeyAlgorithms algorithms = Providers.fastest();
    int seen = 0;
    for (Wycheproof vector : Wycheproof.all("mldsa_44_verify_test.json")) {
      // KMS gives no context to ML-DSA.
      if (vector.test().getStringMember("ctx").isPresent()) {
        continue;
      }
      byte[] der = HEX.parseHex(vector.group().expectStringMember("publicKeyDer").getValue());
      if (vector.flagged("IncorrectPublicKeyLength")) {
        assertThatThrownBy(() -> algorithms.decoding().publicKey(KeySpec.ML_DSA_44, der))
            .isInstanceOf(IllegalArgumentException.class);
        continue;
      }
      seen++;
      assertThat(
              algorithms
                  .signing()
                  .verify(
                      algorithms.decoding().publicKey(KeySpec.ML_DSA_44, der),
                      SigningAlgorithm.ML_DSA_SHAKE_256,
                      MessageType.RAW,
                      vector.bytes("msg"),
                      vector.bytes("sig")))
          .as(vector.id())
          .isEqualTo(vector.valid());
    }
    assertThat(seen).isGreaterThan(150);
  }

  /** Both ways to sign, of the JDK for messages and of Bouncy Castle for μ, without a hedge. */
  @Test
  void mlDsaSigns() throws Exception {
    MlDsa jdk = new MlDsa(byte[]::new);
    int messages = 0;
    int mus = 0;
    for (Wycheproof vector : Wycheproof.all("mldsa_65_sign_seed_test.json")) {
      byte[] seed = HEX.parseHex(vector.group().expectStringMember("privateSeed").getValue());
      byte[] head = HEX.parseHex("3034020100300b0609608648016503040312042280" + "20");
      if (seed.length != 32) {
        assertThat(jdk.imported(KeySpec.ML_DSA_65, Der.joined(head, seed))).isEmpty();
        continue;
      }
      if (!vector.valid() || vector.flagged("Randomized")) {
        continue;
      }
      MlDsa.Private key = jdk.privateKey(KeySpec.ML_DSA_65, Der.joined(head, seed));
      if (vector.test().getStringMember("msg").isPresent()
          && vector.test().getStringMember("ctx").isEmpty()) {
        messages++;
        assertThat(jdk.sign(key, vector.bytes("msg"), new EntropyRandom(byte[]::new)))
            .as(vector.id())
            .isEqualTo(vector.bytes("sig"));
      }
      if (mus < 40) {
        mus++;
        assertThat(MlDsaMu.sign(key, vector.bytes("mu"), byte[]::new))
            .as(vector.id())
            .isEqualTo(vector.bytes("sig"));
      }
    }
    assertThat(messages).isGreaterThan(70);
    assertThat(mus).isEqualTo(40);
  }

  @Test
  void aSeedMakesItsPublicKey() throws IOException {
    KeyAlgorithms algorithms = Providers.fastest();
    for (Wycheproof vector : Wycheproof.all("mldsa_65_sign_seed_test.json")) {
      if (vector.group().getStringMember("privateKeyPkcs8").isEmpty()
          || vector.group().expectStringMember("privateKeyPkcs8").getValue().isEmpty()
          || vector.flagged("IncorrectPrivateKeyLength")) {
        continue;
      }
      byte[] pkcs8 = HEX.parseHex(vector.group().expectStringMember("privateKeyPkcs8").getValue());
      byte[] expected = HEX.parseHex(vector.group().expectStringMember("publicKey").getValue());
      KeyPair pair =
          algorithms
              .decoding()
              .imported(KeySpec.ML_DSA_65, Secret.owning(pkcs8.clone()))
              .orElseThrow();
      byte[] spki = pair.publicKey();
      assertThat(Arrays.copyOfRange(spki, spki.length - expected.length, spki.length))
          .isEqualTo(expected);
      assertThat(pair.privateKey().reveal()).isEqualTo(pkcs8);
    }
  }
}
