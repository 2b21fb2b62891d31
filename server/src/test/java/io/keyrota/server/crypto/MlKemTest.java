package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.kms.EncapsulationAlgorithm;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.secret.Secret;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK's ML-KEM beside Bouncy Castle's, and keys as RFC 9935 encodes them. */
class MlKemTest {
  private static final int ENVELOPE = 22;
  private static final EncapsulationAlgorithm ML_KEM = EncapsulationAlgorithm.ML_KEM;

  private final KeyAlgorithms all = Providers.fastest();

  /** 00 01 02 ... 3f, of which the examples of RFC 9935 are made. */
  private static byte[] counted() {
    byte[] seed = new byte[64];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) i;
    }
    return seed;
  }

  private static byte[] pkcs8(KeySpec spec, byte[] seed) {
    String head = "3054020100300b060960864801650304040" + set(spec, 1, 2, 3) + "04428040";
    return Der.joined(HexFormat.of().parseHex(head), seed);
  }

  private static <T> T set(KeySpec spec, T of512, T of768, T of1024) {
    return switch (spec) {
      case ML_KEM_512 -> of512;
      case ML_KEM_768 -> of768;
      case ML_KEM_1024 -> of1024;
      default -> throw new IllegalArgumentException();
    };
  }

  private static MLKEMParameters parameters(KeySpec spec) {
    return set(
        spec, MLKEMParameters.ml_kem_512, MLKEMParameters.ml_kem_768, MLKEMParameters.ml_kem_1024);
  }

  private KeyPair counted(KeySpec spec) {
    return all.decoding().imported(spec, Secret.owning(pkcs8(spec, counted()))).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(names = "ML_KEM_.*", mode = EnumSource.Mode.MATCH_ALL)
  void aSeedMakesThePublicKeyThatItMakesElsewhere(KeySpec spec) throws Exception {
    byte[] spki = counted(spec).publicKey();
    assertThat(MessageDigest.getInstance("SHA-256").digest(spki))
        .asHexString()
        .isEqualToIgnoringCase(
            set(
                spec,
                "0e3c8b89b54202d2545f7aba2e2aaa3cffa7b6191919ad738fab35b4f313cf71",
                "c23e23dd3d485a9256cda09358a4a286e00b373db10761eadf99f710649ca31c",
                "d2b7480ae006a14b37c1e8a8e45ea39022e32a9b1a7b90d594c84d869c6ac420"));
    assertThat(Arrays.copyOfRange(spki, ENVELOPE, spki.length))
        .isEqualTo(new MLKEMPrivateKeyParameters(parameters(spec), counted()).getPublicKey());
  }

  @ParameterizedTest
  @EnumSource(names = "ML_KEM_.*", mode = EnumSource.Mode.MATCH_ALL)
  void whatOneEncapsulatesTheOtherOpens(KeySpec spec) {
    byte[] seed = counted();
    MLKEMPrivateKeyParameters theirs = new MLKEMPrivateKeyParameters(parameters(spec), seed);
    MLKEMExtractor opening = new MLKEMExtractor(theirs);
    try (KeyPair pair = counted(spec)) {
      DecodedPrivateKey privateKey = all.decoding().privateKey(spec, pair.privateKey());
      DecodedPublicKey publicKey = all.decoding().publicKey(spec, pair.publicKey());
      try (KeyEncapsulation.Encapsulated made = all.encapsulation().encapsulate(publicKey)) {
        assertThat(made.ciphertext()).hasSize(ML_KEM.ciphertextBytes(spec));
        assertThat(made.secret().reveal())
            .hasSize(EncapsulationAlgorithm.SECRET_BYTES)
            .isEqualTo(opening.extractSecret(made.ciphertext()))
            .isEqualTo(all.encapsulation().decapsulate(privateKey, made.ciphertext()).reveal());
      }
      SecretWithEncapsulation other =
          new MLKEMGenerator(new EntropyRandom(count -> new byte[count]))
              .generateEncapsulated(
                  new MLKEMPublicKeyParameters(
                      parameters(spec),
                      Arrays.copyOfRange(pair.publicKey(), ENVELOPE, pair.publicKey().length)));
      assertThat(all.encapsulation().decapsulate(privateKey, other.getEncapsulation()).reveal())
          .isEqualTo(other.getSecret());
    }
  }

  /** FIPS 203, section 6.3: the rejected secret depends on z and the ciphertext alone. */
  @ParameterizedTest
  @EnumSource(names = "ML_KEM_.*", mode = EnumSource.Mode.MATCH_ALL)
  void whatWasChangedGivesTheSecretThatItGivesElsewhere(KeySpec spec) {
    MLKEMExtractor opening =
        new MLKEMExtractor(new MLKEMPrivateKeyParameters(parameters(spec), counted()));
    try (KeyPair pair = counted(spec)) {
      DecodedPrivateKey privateKey = all.decoding().privateKey(spec, pair.privateKey());
      DecodedPublicKey publicKey = all.decoding().publicKey(spec, pair.publicKey());
      byte[] changed = all.encapsulation().encapsulate(publicKey).ciphertext();
      byte[] right = all.encapsulation().decapsulate(privateKey, changed).reveal();
      changed[changed.length - 1] ^= 1;
      assertThat(all.encapsulation().decapsulate(privateKey, changed).reveal())
          .isNotEqualTo(right)
          .isEqualTo(opening.extractSecret(changed));
      for (int wrong : new int[] {0, 32, changed.length - 1, changed.length + 1}) {
        assertThatThrownBy(
                () -> all.encapsulation().decapsulate(privateKey, Arrays.copyOf(changed, wrong)))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "ML_KEM_.*", mode = EnumSource.Mode.MATCH_ALL)
  void aKeyIsKeptAsItsSeedAndComesBackTheSame(KeySpec spec) {
    try (KeyPair made = all.pairs().generate(spec);
        KeyPair another = all.pairs().generate(spec)) {
      assertThat(made.privateKey().length()).isEqualTo(86);
      assertThat(made.publicKey()).hasSize(ENVELOPE + set(spec, 800, 1184, 1568));
      assertThat(another.publicKey()).isNotEqualTo(made.publicKey());
      try (KeyPair back = all.decoding().imported(spec, made.privateKey()).orElseThrow()) {
        assertThat(back.publicKey()).isEqualTo(made.publicKey());
        assertThat(back.privateKey().reveal()).isEqualTo(made.privateKey().reveal());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "ML_KEM_.*", mode = EnumSource.Mode.MATCH_ALL)
  void otherEncodingsOfAPrivateKeyAreNotTaken(KeySpec spec) {
    byte[] right = pkcs8(spec, counted());
    byte[] expanded = new MLKEMPrivateKeyParameters(parameters(spec), counted()).getEncoded();
    byte[] algorithm = Arrays.copyOfRange(right, 5, 18);
    List<byte[]> wrong = new ArrayList<>();
    wrong.add(new byte[0]);
    wrong.add(counted());
    wrong.add(Arrays.copyOf(right, right.length - 1));
    wrong.add(Arrays.copyOf(right, right.length + 1));
    wrong.add(
        Der.sequence(
            HexFormat.of().parseHex("020100"), algorithm, Der.octets(Der.octets(expanded))));
    wrong.add(
        Der.sequence(
            HexFormat.of().parseHex("020100"),
            algorithm,
            Der.octets(Der.sequence(Der.octets(counted()), Der.octets(expanded)))));
    for (int at : new int[] {1, 4, 8, 17, 19, 20, 21}) {
      byte[] changed = right.clone();
      changed[at] ^= 4;
      wrong.add(changed);
    }
    for (byte[] each : wrong) {
      assertThat(all.decoding().imported(spec, Secret.owning(each.clone()))).isEmpty();
      assertThatThrownBy(() -> all.decoding().privateKey(spec, Secret.owning(each.clone())))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "ML_KEM_.*", mode = EnumSource.Mode.MATCH_ALL)
  void aPublicKeyOfAnotherLengthSetOrModulusIsNone(KeySpec spec) {
    byte[] right = counted(spec).publicKey();
    List<byte[]> wrong = new ArrayList<>();
    wrong.add(Arrays.copyOf(right, right.length - 1));
    wrong.add(Arrays.copyOf(right, right.length + 1));
    byte[] large = right.clone();
    Arrays.fill(large, ENVELOPE, ENVELOPE + 3, (byte) 0xff);
    wrong.add(large);
    byte[] otherSet = right.clone();
    otherSet[16] ^= 4;
    wrong.add(otherSet);
    for (byte[] each : wrong) {
      assertThatThrownBy(() -> all.decoding().publicKey(spec, each))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
