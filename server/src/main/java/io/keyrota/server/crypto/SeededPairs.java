package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.secret.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * Key pairs of one of the JDK's module-lattice algorithms. Private keys are kept as the seed alone,
 * in PKCS #8 with the choice [0] of RFC 9881 and RFC 9935, which the JDK does not read: a key comes
 * back by being generated from its seed again.
 *
 * @param name the algorithm's, as the JDK has it
 * @param seedBytes what the JDK draws for a pair, in one piece or several
 * @param sets the parameter set of a spec; refuses one of another algorithm
 */
record SeededPairs(String name, int seedBytes, Function<KeySpec, ParameterSet> sets) {
  /** What stands before the bits of a public key: two lengths and the algorithm. */
  private static final int ENVELOPE = 22;

  /**
   * A parameter set.
   *
   * @param head what stands before the seed, in hex: version, algorithm, and the choice
   * @param publicBytes the bytes of a public key without its envelope
   */
  record ParameterSet(NamedParameterSpec jdk, String head, int publicBytes) {
    private byte[] headBytes() {
      return HexFormat.of().parseHex(head);
    }
  }

  /** A new pair of random bytes. */
  KeyPair generate(KeySpec spec, Entropy entropy) {
    byte[] seed = entropy.bytes(seedBytes);
    try {
      return pair(spec, seed);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /** The pair of a private key in the encoding that is kept; empty for anything else. */
  Optional<KeyPair> imported(KeySpec spec, byte[] pkcs8) {
    return Der.after(sets.apply(spec).headBytes(), seedBytes, pkcs8)
        .map(
            seed -> {
              KeyPair pair = pair(spec, seed);
              Arrays.fill(seed, (byte) 0);
              return pair;
            });
  }

  private KeyPair pair(KeySpec spec, byte[] seed) {
    return new KeyPair(
        Secret.owning(Der.joined(sets.apply(spec).headBytes(), seed)),
        expanded(spec, seed).getPublic().getEncoded());
  }

  /** The seed of a private key, its taker's to erase. */
  byte[] seed(KeySpec spec, byte[] pkcs8) throws InvalidKeyException {
    return Der.after(sets.apply(spec).headBytes(), seedBytes, pkcs8)
        .orElseThrow(() -> new InvalidKeyException("no seed of " + spec));
  }

  /** The JDK's private key of a seed. */
  PrivateKey privateKey(KeySpec spec, byte[] seed) {
    return expanded(spec, seed).getPrivate();
  }

  private java.security.KeyPair expanded(KeySpec spec, byte[] seed) {
    ByteBuffer rest = ByteBuffer.wrap(seed);
    Entropy parts =
        count -> {
          byte[] part = new byte[count];
          rest.get(part);
          return part;
        };
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(name);
      generator.initialize(sets.apply(spec).jdk(), new EntropyRandom(parts));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new Unusable(name, e);
    }
  }

  /** The JDK's public key; empty when the bytes are not the one encoding of a key of that spec. */
  Optional<PublicKey> publicKey(KeySpec spec, byte[] spki) {
    ParameterSet set = sets.apply(spec);
    // The JDK takes keys of any length, and finds that out when it uses them.
    if (spki.length != ENVELOPE + set.publicBytes()) {
      return Optional.empty();
    }
    try {
      PublicKey key = KeyFactory.getInstance(name).generatePublic(new X509EncodedKeySpec(spki));
      boolean right =
          key.getParams() instanceof NamedParameterSpec named
              && named.getName().equals(set.jdk().getName())
              && Arrays.equals(key.getEncoded(), spki);
      return right ? Optional.of(key) : Optional.empty();
    } catch (GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
