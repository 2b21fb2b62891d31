package io.keyrota.server.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.MessageType;
import io.keyrota.rules.kms.SigningAlgorithm;
import io.keyrota.rules.secret.Secret;
import io.keyrota.testkit.SeededEntropy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Every spec, algorithm and message type, signed by each provider and verified by both. */
class SigningTest {
  private static final byte[] MESSAGE = "message to sign".getBytes(UTF_8);

  static Stream<KeySpec> specs() {
    // The longer RSA keys differ in nothing but the time they take; Wycheproof has them.
    return Arrays.stream(KeySpec.values())
        .filter(spec -> !spec.signingAlgorithms(KeyUsage.SIGN_VERIFY).isEmpty())
        .filter(spec -> spec != KeySpec.RSA_3072 && spec != KeySpec.RSA_4096);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void whatOneSignsTheOtherVerifiesAndNothingElse(KeySpec spec) {
    KeyAlgorithms fastest = Providers.fastest();
    KeyAlgorithms jdk = Providers.jdk();
    try (KeyPair pair = fastest.pairs().generate(spec);
        KeyPair stranger = jdk.pairs().generate(spec)) {
      for (SigningAlgorithm algorithm : spec.signingAlgorithms(KeyUsage.SIGN_VERIFY)) {
        for (MessageType type : algorithm.messageTypes()) {
          byte[] message = message(algorithm, type);
          for (KeyAlgorithms signer : List.of(fastest, jdk)) {
            byte[] signature =
                signer
                    .signing()
                    .sign(
                        signer.decoding().privateKey(spec, pair.privateKey()),
                        algorithm,
                        type,
                        message);
            for (KeyAlgorithms verifier : List.of(fastest, jdk)) {
              DecodedPublicKey key = verifier.decoding().publicKey(spec, pair.publicKey());
              DecodedPublicKey other = verifier.decoding().publicKey(spec, stranger.publicKey());
              Signing signing = verifier.signing();
              assertThat(signing.verify(key, algorithm, type, message, signature))
                  .as("%s %s", algorithm, type)
                  .isTrue();
              assertThat(signing.verify(other, algorithm, type, message, signature)).isFalse();
              byte[] changed = message.clone();
              changed[0] ^= 1;
              assertThat(signing.verify(key, algorithm, type, changed, signature)).isFalse();
              wrongSignatures(signature)
                  .forEach(
                      wrong ->
                          assertThat(signing.verify(key, algorithm, type, message, wrong))
                              .isFalse());
            }
          }
        }
      }
    }
  }

  private static byte[] message(SigningAlgorithm algorithm, MessageType type) {
    if (type == MessageType.RAW) {
      return MESSAGE;
    }
    int length =
        switch (algorithm) {
          case ML_DSA_SHAKE_256, ED25519_PH_SHA_512 -> 64;
          case SM2DSA -> 32;
          default -> digest(algorithm).length;
        };
    return digest(length);
  }

  private static byte[] digest(int length) {
    return new SeededEntropy(8).bytes(length);
  }

  private static byte[] digest(SigningAlgorithm algorithm) {
    Hashes hashes = new Hashes(Algorithms.jdk().sha256(), Algorithms.jdk().sha384());
    return hashes.of(algorithm.hash(), MESSAGE);
  }

  private static Stream<byte[]> wrongSignatures(byte[] signature) {
    byte[] first = signature.clone();
    first[0] ^= 1;
    byte[] last = signature.clone();
    last[last.length - 1] ^= 1;
    return Stream.of(
        first,
        last,
        new byte[0],
        new byte[signature.length],
        Arrays.copyOf(signature, signature.length - 1),
        Arrays.copyOf(signature, signature.length + 1));
  }

  /** The digest of a message, signed as such, is the message's signature. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {
        "RSASSA_PSS_SHA_384",
        "RSASSA_PKCS1_V1_5_SHA_512",
        "ECDSA_SHA_256",
        "ECDSA_SHA_384",
        "ECDSA_SHA_512"
      })
  void aDigestsSignatureIsItsMessages(SigningAlgorithm algorithm) {
    KeySpec spec =
        switch (algorithm) {
          case ECDSA_SHA_256 -> KeySpec.ECC_SECG_P256K1;
          case ECDSA_SHA_384 -> KeySpec.ECC_NIST_P384;
          case ECDSA_SHA_512 -> KeySpec.ECC_NIST_P521;
          default -> KeySpec.RSA_2048;
        };
    KeyAlgorithms all = Providers.fastest();
    try (KeyPair pair = all.pairs().generate(spec)) {
      DecodedPrivateKey key = all.decoding().privateKey(spec, pair.privateKey());
      byte[] signature = all.signing().sign(key, algorithm, MessageType.DIGEST, digest(algorithm));
      DecodedPublicKey publicKey = all.decoding().publicKey(spec, pair.publicKey());
      assertThat(all.signing().verify(publicKey, algorithm, MessageType.RAW, MESSAGE, signature))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aKeyComesBackFromItsEncodingAndOtherBytesAreRefused(KeySpec spec) {
    KeyAlgorithms all = Providers.fastest();
    try (KeyPair pair = all.pairs().generate(spec)) {
      KeyPair again = all.decoding().imported(spec, pair.privateKey()).orElseThrow();
      assertThat(again.publicKey()).isEqualTo(pair.publicKey());
      assertThat(again.privateKey().reveal()).isEqualTo(pair.privateKey().reveal());
      byte[] bytes = pair.privateKey().reveal();
      for (byte[] wrong :
          List.of(
              new byte[0],
              new byte[32],
              pair.publicKey(),
              Arrays.copyOf(bytes, bytes.length - 1))) {
        assertThat(all.decoding().imported(spec, Secret.owning(wrong.clone()))).isEmpty();
        assertThatThrownBy(() -> all.decoding().privateKey(spec, Secret.owning(wrong.clone())))
            .isInstanceOf(IllegalArgumentException.class)
            .hasNoCause();
      }
      for (KeySpec other : KeySpec.values()) {
        if (other.asymmetric() && other != spec) {
          assertThat(all.decoding().imported(other, pair.privateKey()))
              .as("%s as %s", spec, other)
              .isEmpty();
        }
      }
    }
  }
}
