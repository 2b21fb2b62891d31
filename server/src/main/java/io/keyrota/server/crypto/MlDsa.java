package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * ML-DSA (FIPS 204) of the JDK. Private keys are kept as the seed alone, in RFC 9881's encoding,
 * which the JDK does not read: a key comes back by being generated from its seed again.
 */
final class MlDsa {
  private static final String NAME = "ML-DSA";
  private static final int SEED = 32;
  private static final int ENVELOPE = 22;

  private final SecureRandom random;

  MlDsa(Entropy entropy) {
    this.random = new EntropyRandom(entropy);
  }

  /**
   * A private key in use.
   *
   * @param key the JDK's
   * @param seed kept for signing a ready μ, which the JDK can not
   */
  record Private(KeySpec spec, PrivateKey key, HeldKey seed) {}

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
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(
          parameters(spec), new EntropyRandom(count -> Arrays.copyOf(seed, count)));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new Unusable(NAME, e);
    }
  }

  private static NamedParameterSpec parameters(KeySpec spec) {
    return switch (spec) {
      case ML_DSA_44 -> NamedParameterSpec.ML_DSA_44;
      case ML_DSA_65 -> NamedParameterSpec.ML_DSA_65;
      case ML_DSA_87 -> NamedParameterSpec.ML_DSA_87;
      default -> throw new IllegalArgumentException(spec + " is not ML-DSA");
    };
  }

  /** What stands before the seed: version, algorithm, and the choice [0] of RFC 9881. */
  private static byte[] head(KeySpec spec) {
    int last =
        switch (spec) {
          case ML_DSA_44 -> 0x11;
          case ML_DSA_65 -> 0x12;
          case ML_DSA_87 -> 0x13;
          default -> throw new IllegalArgumentException(spec + " is not ML-DSA");
        };
    return HexFormat.of()
        .parseHex("3034020100300b06096086480165030403%02x04228020".formatted(last));
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

  Private privateKey(KeySpec spec, byte[] pkcs8) throws InvalidKeyException {
    byte[] bytes =
        Der.after(head(spec), SEED, pkcs8)
            .orElseThrow(() -> new InvalidKeyException("no seed of " + spec));
    try (Secret seed = Secret.owning(bytes)) {
      return new Private(spec, expanded(spec, bytes).getPrivate(), HeldKey.of(seed));
    }
  }

  /** The bytes of a public key without its envelope (FIPS 204, table 2). */
  static int publicBytes(KeySpec spec) {
    return switch (spec) {
      case ML_DSA_44 -> 1312;
      case ML_DSA_65 -> 1952;
      case ML_DSA_87 -> 2592;
      default -> throw new IllegalArgumentException(spec + " is not ML-DSA");
    };
  }

  Optional<PublicKey> publicKey(KeySpec spec, byte[] spki) {
    // The JDK takes keys of any length, and finds that out when it verifies.
    if (spki.length != ENVELOPE + publicBytes(spec)) {
      return Optional.empty();
    }
    try {
      PublicKey key = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(spki));
      boolean right =
          key.getParams() instanceof NamedParameterSpec named
              && named.getName().equals(parameters(spec).getName())
              && Arrays.equals(key.getEncoded(), spki);
      return right ? Optional.of(key) : Optional.empty();
    } catch (GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Hedged: the signature of the same message is another each time. */
  byte[] sign(Private key, byte[] message) {
    return sign(key, message, random);
  }

  byte[] sign(Private key, byte[] message, SecureRandom hedge) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key.key(), hedge);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new Unusable(NAME, e);
    }
  }

  boolean verify(PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(NAME);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException | InvalidKeyException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new Unusable(NAME, e);
    }
  }
}
