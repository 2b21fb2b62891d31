package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.testkit.SeededEntropy;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.KEM;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever has the public key and whoever has the private key come to one secret. */
class MlKemProperty {
  @Provide
  Arbitrary<KeySpec> specs() {
    return Arbitraries.of(KeySpec.ML_KEM_512, KeySpec.ML_KEM_768, KeySpec.ML_KEM_1024);
  }

  @Property(tries = 60)
  void bothSidesHaveOneSecretAndNobodyHasItTwice(
      @ForAll("specs") KeySpec spec, @ForAll long seed, @ForAll int bit) throws Exception {
    KeyAlgorithms all = KeyAlgorithms.of(Algorithms.jdk(), new SeededEntropy(seed)::bytes);
    KeyEncapsulation kem = all.encapsulation();
    try (KeyPair pair = all.pairs().generate(spec);
        KeyPair stranger = all.pairs().generate(spec)) {
      DecodedPrivateKey privateKey = all.decoding().privateKey(spec, pair.privateKey());
      DecodedPrivateKey other = all.decoding().privateKey(spec, stranger.privateKey());
      DecodedPublicKey publicKey = all.decoding().publicKey(spec, pair.publicKey());
      KeyEncapsulation.Encapsulated one = kem.encapsulate(publicKey);
      KeyEncapsulation.Encapsulated two = kem.encapsulate(publicKey);
      byte[] secret = one.secret().reveal();
      assertThat(kem.decapsulate(privateKey, one.ciphertext()).reveal()).isEqualTo(secret);
      assertThat(two.ciphertext()).isNotEqualTo(one.ciphertext());
      assertThat(two.secret().reveal()).isNotEqualTo(secret);

      byte[] changed = one.ciphertext().clone();
      int at = Math.floorMod(bit, changed.length * Byte.SIZE);
      changed[at / Byte.SIZE] ^= (byte) (1 << (at % Byte.SIZE));
      byte[] rejected = kem.decapsulate(privateKey, changed).reveal();
      assertThat(rejected).hasSize(32).isNotEqualTo(secret);
      assertThat(kem.decapsulate(privateKey, changed).reveal()).isEqualTo(rejected);
      assertThat(kem.decapsulate(other, one.ciphertext()).reveal()).isNotEqualTo(secret);

      // Without us: what GetPublicKey hands out, in the hands of any program.
      PublicKey exported =
          KeyFactory.getInstance("ML-KEM").generatePublic(new X509EncodedKeySpec(pair.publicKey()));
      KEM.Encapsulated outside = KEM.getInstance("ML-KEM").newEncapsulator(exported).encapsulate();
      assertThat(kem.decapsulate(privateKey, outside.encapsulation()).reveal())
          .isEqualTo(outside.key().getEncoded());
    }
  }
}
