package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/** Decodes keys for use, and tells whether foreign ones are what they should be. */
public final class DecodedKeys {
  private final RsaKeys rsa;
  private final NistCurves nist;
  private final Edwards edwards;
  private final MlDsa mlDsa;
  private final MlKem mlKem;

  DecodedKeys(RsaKeys rsa, NistCurves nist, Edwards edwards, MlDsa mlDsa, MlKem mlKem) {
    this.rsa = rsa;
    this.nist = nist;
    this.edwards = edwards;
    this.mlDsa = mlDsa;
    this.mlKem = mlKem;
  }

  /**
   * A private key that {@link KeyPairs} made or {@link #imported} took, decoded. The secret stays
   * its owner's to close.
   *
   * @throws IllegalArgumentException for any other bytes
   */
  public DecodedPrivateKey privateKey(KeySpec spec, Secret pkcs8) {
    byte[] bytes = pkcs8.reveal();
    try {
      return new DecodedPrivateKey(
          spec,
          switch (spec.family()) {
            case RSA -> rsa.privateKey(bytes);
            case NIST_CURVE -> nist.privateKey(bytes);
            case SECP256K1, SM2 -> BouncyCurves.privateKey(Curve.of(spec), bytes);
            case EDWARDS25519 -> edwards.privateKey(bytes);
            case ML_DSA -> mlDsa.privateKey(spec, bytes);
            case ML_KEM -> mlKem.privateKey(spec, bytes);
            case SYMMETRIC, HMAC -> throw new IllegalArgumentException(spec + " is no key pair");
          });
    } catch (GeneralSecurityException | IOException e) {
      // Without the cause, whose message might hold some of it.
      throw new IllegalArgumentException("not a private key of spec " + spec);
    }
  }

  /**
   * A public key that {@link KeyPairs} made or {@link #imported} gave, decoded.
   *
   * @throws IllegalArgumentException for any other bytes
   */
  public DecodedPublicKey publicKey(KeySpec spec, byte[] spki) {
    return new DecodedPublicKey(
        spec,
        switch (spec.family()) {
          case RSA -> rsaPublicKey(spki);
          case NIST_CURVE -> needed(spec, nist.publicKey(Curve.of(spec), spki));
          case SECP256K1, SM2 -> needed(spec, BouncyCurves.publicKey(Curve.of(spec), spki));
          case EDWARDS25519 -> needed(spec, edwards.publicKey(spki));
          case ML_DSA -> needed(spec, mlDsa.publicKey(spec, spki));
          case ML_KEM -> needed(spec, mlKem.publicKey(spec, spki));
          case SYMMETRIC, HMAC -> throw new IllegalArgumentException(spec + " is no key pair");
        });
  }

  private java.security.Key rsaPublicKey(byte[] spki) {
    try {
      return rsa.publicKey(spki);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an RSA public key", e);
    }
  }

  private static <T> T needed(KeySpec spec, Optional<T> key) {
    return key.orElseThrow(() -> new IllegalArgumentException("not a public key of spec " + spec));
  }

  /** Whether the public key (SubjectPublicKeyInfo) is the one of that private key. */
  public boolean arePair(KeySpec spec, Secret pkcs8, byte[] spki) {
    try (KeyPair pair = imported(spec, pkcs8).orElse(null)) {
      return pair != null && Arrays.equals(pair.publicKey(), spki);
    }
  }

  /**
   * A private key from outside (PKCS#8 in DER) as the pair that is kept, in our own encoding, so
   * that the same key always has the same bytes; nothing when it is not a working key of that spec.
   * The secret stays its owner's to close.
   */
  public Optional<KeyPair> imported(KeySpec spec, Secret pkcs8) {
    byte[] bytes = pkcs8.reveal();
    try {
      return switch (spec.family()) {
        case RSA -> rsa.imported(spec, bytes);
        case NIST_CURVE, SECP256K1, SM2 -> BouncyCurves.imported(Curve.of(spec), bytes);
        case EDWARDS25519 -> edwards.imported(bytes);
        case ML_DSA -> mlDsa.imported(spec, bytes);
        case ML_KEM -> mlKem.imported(spec, bytes);
        case SYMMETRIC, HMAC -> throw new IllegalArgumentException(spec + " is no key pair");
      };
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
