package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.server.crypto.SeededPairs.ParameterSet;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KEM;

/**
 * ML-KEM (FIPS 203) of the JDK. The seed of a private key is {@code d} and {@code z} (section 7.1),
 * which the JDK draws one after the other; a test compares what comes of it with RFC 9935.
 */
final class MlKem {
  static final String NAME = "ML-KEM";
  private static final SeededPairs PAIRS = new SeededPairs(NAME, 64, MlKem::parameters);

  /** Version and algorithm, but for the last octet, in hex. */
  private static final String ALGORITHM = "3054020100300b06096086480165030404";

  /** The octet string with the choice [0], up to the seed, in hex. */
  private static final String CHOICE = "04428040";

  private final SecureRandom random;

  MlKem(Entropy entropy) {
    this.random = new EntropyRandom(entropy);
  }

  /** Heads as in RFC 9935; lengths of public keys as in FIPS 203, table 3. */
  private static ParameterSet parameters(KeySpec spec) {
    return switch (spec) {
      case ML_KEM_512 ->
          new ParameterSet(NamedParameterSpec.ML_KEM_512, ALGORITHM + "01" + CHOICE, 800);
      case ML_KEM_768 ->
          new ParameterSet(NamedParameterSpec.ML_KEM_768, ALGORITHM + "02" + CHOICE, 1184);
      case ML_KEM_1024 ->
          new ParameterSet(NamedParameterSpec.ML_KEM_1024, ALGORITHM + "03" + CHOICE, 1568);
      default -> throw new IllegalArgumentException(spec + " is not ML-KEM");
    };
  }

  KeyPair generate(KeySpec spec, Entropy entropy) {
    return PAIRS.generate(spec, entropy);
  }

  Optional<KeyPair> imported(KeySpec spec, byte[] pkcs8) {
    return PAIRS.imported(spec, pkcs8);
  }

  /** The private key, checked and ready for any number of uses at once. */
  KEM.Decapsulator privateKey(KeySpec spec, byte[] pkcs8) throws InvalidKeyException {
    byte[] seed = PAIRS.seed(spec, pkcs8);
    try {
      return KEM.getInstance(NAME).newDecapsulator(PAIRS.privateKey(spec, seed));
    } catch (GeneralSecurityException e) {
      throw new Unusable(NAME, e);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /**
   * The public key, checked as FIPS 203, section 7.2 asks (length and modulus), and ready for any
   * number of uses at once.
   */
  Optional<KEM.Encapsulator> publicKey(KeySpec spec, byte[] spki) {
    return PAIRS.publicKey(spec, spki).flatMap(this::encapsulator);
  }

  private Optional<KEM.Encapsulator> encapsulator(PublicKey key) {
    try {
      return Optional.of(KEM.getInstance(NAME).newEncapsulator(key, random));
    } catch (GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
