package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.WrappingAlgorithm;
import io.keyrota.rules.secret.Secret;
import io.keyrota.testkit.SeededEntropy;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Key material on its way in, and secrets under public keys. */
class ImportedMaterialTest {
  private static final byte[] MATERIAL = new SeededEntropy(5).bytes(32);

  static java.util.stream.Stream<org.junit.jupiter.api.Named<KeyAlgorithms>> both() {
    return Providers.both();
  }

  @ParameterizedTest
  @MethodSource("both")
  void wrappedMaterialOpensAsItWasWrappedAndNotOtherwise(KeyAlgorithms all)
      throws GeneralSecurityException {
    try (KeyPair wrapping = all.pairs().generate(KeySpec.RSA_2048);
        KeyPair wrapped = all.pairs().generate(KeySpec.RSA_2048)) {
      DecodedPrivateKey key = all.decoding().privateKey(KeySpec.RSA_2048, wrapping.privateKey());
      DecodedPublicKey publicKey = all.decoding().publicKey(KeySpec.RSA_2048, wrapping.publicKey());
      byte[] oaep1 =
          all.encryption().encrypt(publicKey, EncryptionAlgorithm.RSAES_OAEP_SHA_1, MATERIAL);
      byte[] oaep256 =
          all.encryption().encrypt(publicKey, EncryptionAlgorithm.RSAES_OAEP_SHA_256, MATERIAL);
      byte[] twice1 =
          twice(all, publicKey, EncryptionAlgorithm.RSAES_OAEP_SHA_1, wrapped.privateKey(), 32);
      byte[] twice256 =
          twice(all, publicKey, EncryptionAlgorithm.RSAES_OAEP_SHA_256, wrapped.privateKey(), 32);
      byte[] short256 =
          twice(all, publicKey, EncryptionAlgorithm.RSAES_OAEP_SHA_256, wrapped.privateKey(), 16);
      List<byte[]> texts = List.of(oaep1, oaep256, twice1, twice256);
      List<WrappingAlgorithm> algorithms =
          List.of(
              WrappingAlgorithm.RSAES_OAEP_SHA_1,
              WrappingAlgorithm.RSAES_OAEP_SHA_256,
              WrappingAlgorithm.RSA_AES_KEY_WRAP_SHA_1,
              WrappingAlgorithm.RSA_AES_KEY_WRAP_SHA_256);
      for (WrappingAlgorithm algorithm : algorithms) {
        for (byte[] text : texts) {
          Optional<Secret> opened = all.unwrapping().unwrap(algorithm, key, text);
          int index = algorithms.indexOf(algorithm);
          assertThat(opened.isPresent())
              .as("%s of %d", algorithm, texts.indexOf(text))
              .isEqualTo(texts.indexOf(text) == index);
          opened.ifPresent(
              material ->
                  assertThat(material.reveal())
                      .isEqualTo(index < 2 ? MATERIAL : wrapped.privateKey().reveal()));
        }
        for (byte[] wrong : wrong(texts.get(algorithms.indexOf(algorithm)))) {
          assertThat(all.unwrapping().unwrap(algorithm, key, wrong)).isEmpty();
        }
      }
      assertThat(all.unwrapping().unwrap(WrappingAlgorithm.RSA_AES_KEY_WRAP_SHA_256, key, short256))
          .as("an AES key of 128 bits")
          .isEmpty();
      assertThat(all.unwrapping().unwrap(WrappingAlgorithm.RSAES_PKCS1_V1_5, key, oaep1)).isEmpty();
    }
  }

  private static byte[] twice(
      KeyAlgorithms all,
      DecodedPublicKey key,
      EncryptionAlgorithm algorithm,
      Secret material,
      int aesBytes)
      throws GeneralSecurityException {
    byte[] aes = new SeededEntropy(6).bytes(aesBytes);
    Cipher cipher = Cipher.getInstance("AES/KWP/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(aes, "AES"));
    return Der.joined(
        all.encryption().encrypt(key, algorithm, aes), cipher.doFinal(material.reveal()));
  }

  private static List<byte[]> wrong(byte[] right) {
    List<byte[]> all = new ArrayList<>();
    for (int at : new int[] {0, 100, right.length - 1}) {
      byte[] changed = right.clone();
      changed[at] ^= 1;
      all.add(changed);
    }
    all.add(new byte[0]);
    all.add(new byte[right.length]);
    all.add(Arrays.copyOf(right, right.length - 1));
    all.add(Arrays.copyOf(right, right.length + 8));
    return all;
  }

  @Test
  void sm2CiphertextsOpenAndChangedOnesDoNot() {
    KeyAlgorithms all = Providers.fastest();
    try (KeyPair pair = all.pairs().generate(KeySpec.SM2)) {
      DecodedPrivateKey key = all.decoding().privateKey(KeySpec.SM2, pair.privateKey());
      DecodedPublicKey publicKey = all.decoding().publicKey(KeySpec.SM2, pair.publicKey());
      byte[] text = all.encryption().encrypt(publicKey, EncryptionAlgorithm.SM2PKE, MATERIAL);
      assertThat(
              all.unwrapping().unwrap(WrappingAlgorithm.SM2PKE, key, text).orElseThrow().reveal())
          .isEqualTo(MATERIAL);
      for (int bit = 0; bit < text.length * 8; bit++) {
        byte[] changed = text.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThat(all.encryption().decrypt(key, EncryptionAlgorithm.SM2PKE, changed))
            .as("bit " + bit)
            .isEmpty();
      }
    }
  }

  @Test
  void bothSidesAgreeOnEveryCurve() {
    KeyAlgorithms all = Providers.fastest();
    KeyAlgorithms jdk = Providers.jdk();
    for (KeySpec spec :
        List.of(KeySpec.ECC_NIST_P256, KeySpec.ECC_NIST_P384, KeySpec.ECC_NIST_P521, KeySpec.SM2)) {
      try (KeyPair one = all.pairs().generate(spec);
          KeyPair other = jdk.pairs().generate(spec)) {
        byte[] there =
            all.agreement()
                .derive(all.decoding().privateKey(spec, one.privateKey()), other.publicKey())
                .orElseThrow()
                .reveal();
        byte[] back =
            jdk.agreement()
                .derive(jdk.decoding().privateKey(spec, other.privateKey()), one.publicKey())
                .orElseThrow()
                .reveal();
        assertThat(there).isEqualTo(back).hasSize(Curve.of(spec).bytes());
        byte[] nowhere = other.publicKey().clone();
        nowhere[nowhere.length - 1] ^= 1;
        assertThat(
                all.agreement().derive(all.decoding().privateKey(spec, one.privateKey()), nowhere))
            .as("a point beside the curve")
            .isEmpty();
      }
    }
  }

  @Test
  void thePoolGivesEachPairOnceAndIsFullAtSix() {
    List<KeySpec> made = new ArrayList<>();
    try (RsaPool pool =
        new RsaPool(
            spec -> {
              made.add(spec);
              return new KeyPair(Secret.owning(new byte[made.size()]), new byte[0]);
            })) {
      assertThat(pool.fill()).as("nothing is expected yet").isFalse();
      List.of(KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096).forEach(pool::expect);
      while (pool.fill()) {
        assertThat(made).hasSizeLessThanOrEqualTo(6);
      }
      assertThat(made).hasSize(6);
      KeyPair first = pool.take(KeySpec.RSA_3072);
      KeyPair second = pool.take(KeySpec.RSA_3072);
      assertThat(made).hasSize(6);
      assertThat(first.privateKey().length()).isNotEqualTo(second.privateKey().length());
      assertThat(pool.take(KeySpec.RSA_3072).privateKey().length()).isEqualTo(7);
      assertThat(pool.fill()).isTrue();
    }
  }
}
