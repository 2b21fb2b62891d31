package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdDSAParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Ed25519 and Ed25519ph (RFC 8032) with keys as RFC 8410 writes them. */
final class Edwards {
  private static final String PLAIN = "Ed25519";
  private static final String PREHASHED = "Ed25519ph";
  private static final int KEY = 32;
  private static final int SIGNATURE = 64;
  private static final byte[] PKCS8_HEAD =
      HexFormat.of().parseHex("302e020100300506032b657004220420");
  private static final byte[] SPKI_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final Jca jca;
  private final Signatures ed25519;

  /**
   * @param ed25519 makes the keys, from the house's entropy
   */
  Edwards(Jca jca, Signatures ed25519) {
    this.jca = jca;
    this.ed25519 = ed25519;
  }

  KeyPair generate(Entropy entropy) {
    Signatures.Pair pair = ed25519.generate(entropy);
    try (Secret seed = pair.privateKey()) {
      return new KeyPair(
          Secret.owning(Der.joined(PKCS8_HEAD, seed.reveal())),
          Der.joined(SPKI_HEAD, pair.publicKey()));
    }
  }

  Optional<KeyPair> imported(byte[] pkcs8) {
    return Der.after(PKCS8_HEAD, KEY, pkcs8)
        .map(
            seed -> {
              KeyPair pair = generate(count -> Arrays.copyOf(seed, count));
              Arrays.fill(seed, (byte) 0);
              return pair;
            });
  }

  // Corretto registers no key factory for these; its signatures take the JDK's keys.
  PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(PLAIN).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  Optional<PublicKey> publicKey(byte[] spki) {
    if (Der.after(SPKI_HEAD, KEY, spki).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          KeyFactory.getInstance(PLAIN).generatePublic(new X509EncodedKeySpec(spki)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  byte[] sign(PrivateKey key, boolean prehashed, byte[] message) {
    try {
      Signature signature = signature(prehashed);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new Unusable(PLAIN, e);
    }
  }

  boolean verify(PublicKey key, boolean prehashed, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE) {
      return false;
    }
    try {
      Signature verifier = signature(prehashed);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException | InvalidKeyException e) {
      return false;
    }
  }

  private Signature signature(boolean prehashed) {
    if (!prehashed) {
      return jca.signature(PLAIN);
    }
    if (!jca.isJdk()) {
      return jca.signature(PREHASHED);
    }
    try {
      Signature signature = jca.signature("EdDSA");
      signature.setParameter(new EdDSAParameterSpec(true));
      return signature;
    } catch (InvalidAlgorithmParameterException e) {
      throw new Unusable(PREHASHED, e);
    }
  }
}
