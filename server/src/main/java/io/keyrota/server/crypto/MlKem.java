package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.secret.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KEM;

/**
 * ML-KEM (FIPS 203) of the JDK. Private keys are kept as the seed alone, {@code d} and {@code z}
 * (section 7.1), in RFC 9935's encoding, which the JDK does not read: a key comes back by being
 * generated from its seed again.
 */
final class MlKem {
  static final String NAME = "ML-KEM";
  private static final int SEED = 64;
  private static final int ENVELOPE = 22;

  private final SecureRandom random;

  MlKem(Entropy entropy) {
    this.random = new EntropyRandom(entropy);
  }

  KeyPair generate(KeySpec spec, Entropy entropy) {
    byte[] seed = entropy.bytes(SEED);
    try {
      return pair(spec, seed);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  private static KeyPair pair(KeySpec spec, byte[] seed) {
    return new KeyPair(
        Secret.owning(Der.joined(head(spec), seed)), expanded(spec, seed).getPublic().getEncoded());
  }

  private static java.security.KeyPair expanded(KeySpec spec, byte[] seed) {
    // The JDK draws d and z one after the other; a test compares what comes of it with RFC 9935.
    ByteBuffer rest = ByteBuffer.wrap(seed);
    Entropy halves =
        count -> {
          byte[] half = new byte[count];
          rest.get(half);
          return half;
        };
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(parameters(spec), new EntropyRandom(halves));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new Unusable(NAME, e);
    }
  }

  private static NamedParameterSpec parameters(KeySpec spec) {
    return switch (spec) {
      case ML_KEM_512 -> NamedParameterSpec.ML_KEM_512;
      case ML_KEM_768 -> NamedParameterSpec.ML_KEM_768;
      case ML_KEM_1024 -> NamedParameterSpec.ML_KEM_1024;
      default -> throw new IllegalArgumentException(spec + " is not ML-KEM");
    };
  }

  /** What stands before the seed: version, algorithm, and the choice [0] of RFC 9935. */
  private static byte[] head(KeySpec spec) {
    int last =
        switch (spec) {
          case ML_KEM_512 -> 1;
          case ML_KEM_768 -> 2;
          case ML_KEM_1024 -> 3;
          default -> throw new IllegalArgumentException(spec + " is not ML-KEM");
        };
    return HexFormat.of()
        .parseHex("3054020100300b06096086480165030404%02x04428040".formatted(last));
  }

  Optional<KeyPair> imported(KeySpec spec, byte[] pkcs8) {
    return Der.after(head(spec), SEED, pkcs8)
        .map(
            seed -> {
              KeyPair pair = pair(spec, seed);
              Arrays.fill(seed, (byte) 0);
              return pair;
            });
  }

  /** The private key, checked and ready for any number of uses at once. */
  KEM.Decapsulator privateKey(KeySpec spec, byte[] pkcs8) throws InvalidKeyException {
    byte[] seed =
        Der.after(head(spec), SEED, pkcs8)
            .orElseThrow(() -> new InvalidKeyException("no seed of " + spec));
    try {
      return KEM.getInstance(NAME).newDecapsulator(expanded(spec, seed).getPrivate());
    } catch (GeneralSecurityException e) {
      throw new Unusable(NAME, e);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /** The bytes of a public key without its envelope (FIPS 203, table 3). */
  private static int publicBytes(KeySpec spec) {
    return switch (spec) {
      case ML_KEM_512 -> 800;
      case ML_KEM_768 -> 1184;
      case ML_KEM_1024 -> 1568;
      default -> throw new IllegalArgumentException(spec + " is not ML-KEM");
    };
  }

  /**
   * The public key, checked as FIPS 203, section 7.2 asks (length and modulus), and ready for any
   * number of uses at once.
   */
  Optional<KEM.Encapsulator> publicKey(KeySpec spec, byte[] spki) {
    if (spki.length != ENVELOPE + publicBytes(spec)) {
      return Optional.empty();
    }
    try {
      PublicKey key = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(spki));
      boolean right =
          key.getParams() instanceof NamedParameterSpec named
              && named.getName().equals(parameters(spec).getName())
              && Arrays.equals(key.getEncoded(), spki);
      return right
          ? Optional.of(KEM.getInstance(NAME).newEncapsulator(key, random))
          : Optional.empty();
    } catch (GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
