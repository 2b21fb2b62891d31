package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.SeededPairs.ParameterSet;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/** ML-DSA (FIPS 204) of the JDK. */
final class MlDsa {
  private static final String NAME = "ML-DSA";
  private static final SeededPairs PAIRS = new SeededPairs(NAME, 32, MlDsa::parameters);

  /** Version and algorithm, but for the last octet, in hex. */
  private static final String ALGORITHM = "3034020100300b06096086480165030403";

  /** The octet string with the choice [0], up to the seed, in hex. */
  private static final String CHOICE = "04228020";

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

  /** Heads as in RFC 9881; lengths of public keys as in FIPS 204, table 2. */
  private static ParameterSet parameters(KeySpec spec) {
    return switch (spec) {
      case ML_DSA_44 ->
          new ParameterSet(NamedParameterSpec.ML_DSA_44, ALGORITHM + "11" + CHOICE, 1312);
      case ML_DSA_65 ->
          new ParameterSet(NamedParameterSpec.ML_DSA_65, ALGORITHM + "12" + CHOICE, 1952);
      case ML_DSA_87 ->
          new ParameterSet(NamedParameterSpec.ML_DSA_87, ALGORITHM + "13" + CHOICE, 2592);
      default -> throw new IllegalArgumentException(spec + " is not ML-DSA");
    };
  }

  KeyPair generate(KeySpec spec, Entropy entropy) {
    return PAIRS.generate(spec, entropy);
  }

  Optional<KeyPair> imported(KeySpec spec, byte[] pkcs8) {
    return PAIRS.imported(spec, pkcs8);
  }

  Private privateKey(KeySpec spec, byte[] pkcs8) throws InvalidKeyException {
    byte[] bytes = PAIRS.seed(spec, pkcs8);
    try (Secret seed = Secret.owning(bytes)) {
      return new Private(spec, PAIRS.privateKey(spec, bytes), HeldKey.of(seed));
    }
  }

  /** The bytes of a public key without its envelope. */
  static int publicBytes(KeySpec spec) {
    return parameters(spec).publicBytes();
  }

  Optional<PublicKey> publicKey(KeySpec spec, byte[] spki) {
    return PAIRS.publicKey(spec, spki);
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
