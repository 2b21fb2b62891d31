package io.keyrota.server.crypto;

import io.keyrota.rules.kms.MessageType;
import io.keyrota.rules.kms.SigningAlgorithm;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/**
 * Signs and verifies with every signing algorithm of KMS. Key, algorithm, message type and length
 * must fit, as {@link io.keyrota.rules.kms.KeyPurpose#signing} and {@link
 * SigningAlgorithm#needMessage} decide. ECDSA and SM2 signatures are DER.
 */
public final class Signing {
  private final RsaSignatures rsa;
  private final NistCurves nist;
  private final Edwards edwards;
  private final MlDsa mlDsa;
  private final Entropy entropy;
  private final Hashes hashes;

  Signing(
      RsaSignatures rsa,
      NistCurves nist,
      Edwards edwards,
      MlDsa mlDsa,
      Entropy entropy,
      Hashes hashes) {
    this.rsa = rsa;
    this.nist = nist;
    this.edwards = edwards;
    this.mlDsa = mlDsa;
    this.entropy = entropy;
    this.hashes = hashes;
  }

  public byte[] sign(
      DecodedPrivateKey key, SigningAlgorithm algorithm, MessageType type, byte[] message) {
    return switch (key.spec().family()) {
      case RSA -> rsa.sign(key.as(Key.class), algorithm, digest(algorithm, type, message));
      case NIST_CURVE -> nist.sign(key.as(PrivateKey.class), digest(algorithm, type, message));
      case SECP256K1 ->
          BouncyCurves.sign(key.as(ECPrivateKeyParameters.class), digest(algorithm, type, message));
      case EDWARDS25519 -> edwards.sign(key.as(PrivateKey.class), prehashed(algorithm), message);
      case ML_DSA ->
          type == MessageType.EXTERNAL_MU
              ? MlDsaMu.sign(key.as(MlDsa.Private.class), message, entropy)
              : mlDsa.sign(key.as(MlDsa.Private.class), message);
      case SM2 ->
          Sm2.sign(
              key.as(ECPrivateKeyParameters.class), type == MessageType.DIGEST, message, entropy);
      case SYMMETRIC, HMAC, ML_KEM ->
          throw new IllegalArgumentException(key.spec() + " signs nothing");
    };
  }

  /** Whether the signature is right; anything malformed is simply not. */
  public boolean verify(
      DecodedPublicKey key,
      SigningAlgorithm algorithm,
      MessageType type,
      byte[] message,
      byte[] signature) {
    return switch (key.spec().family()) {
      case RSA ->
          rsa.verify(key.as(Key.class), algorithm, digest(algorithm, type, message), signature);
      case NIST_CURVE ->
          nist.verify(key.as(PublicKey.class), digest(algorithm, type, message), signature);
      case SECP256K1 ->
          BouncyCurves.verify(
              key.as(ECPublicKeyParameters.class), digest(algorithm, type, message), signature);
      case EDWARDS25519 ->
          edwards.verify(key.as(PublicKey.class), prehashed(algorithm), message, signature);
      case ML_DSA ->
          type == MessageType.EXTERNAL_MU
              ? MlDsaMu.verify(key.spec(), key.as(PublicKey.class), message, signature)
              : mlDsa.verify(key.as(PublicKey.class), message, signature);
      case SM2 ->
          Sm2.verify(
              key.as(ECPublicKeyParameters.class), type == MessageType.DIGEST, message, signature);
      case SYMMETRIC, HMAC, ML_KEM ->
          throw new IllegalArgumentException(key.spec() + " signs nothing");
    };
  }

  private static boolean prehashed(SigningAlgorithm algorithm) {
    return algorithm == SigningAlgorithm.ED25519_PH_SHA_512;
  }

  private byte[] digest(SigningAlgorithm algorithm, MessageType type, byte[] message) {
    return type == MessageType.DIGEST ? message : hashes.of(algorithm.hash(), message);
  }
}
