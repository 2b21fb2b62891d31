package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/**
 * Key pairs of X25519 (RFC 7748, section 6.1) for one handshake each. What it does not make it
 * refuses, whereupon the JDK asks the next provider.
 */
final class X25519Generator extends KeyPairGeneratorSpi {
  private static final int BITS = 255;

  private @Nullable SecureRandom random;

  @Override
  public void initialize(AlgorithmParameterSpec curve, SecureRandom from)
      throws InvalidAlgorithmParameterException {
    if (!(curve instanceof NamedParameterSpec named)
        || !named.getName().equalsIgnoreCase(NamedParameterSpec.X25519.getName())) {
      throw new InvalidAlgorithmParameterException("X25519 alone");
    }
    random = from;
  }

  @Override
  public void initialize(int bits, SecureRandom from) {
    if (bits != BITS) {
      throw new InvalidParameterException("X25519 alone");
    }
    random = from;
  }

  @Override
  public KeyPair generateKeyPair() {
    if (random == null) {
      throw new ProviderException("no randomness was given");
    }
    byte[] scalar = new byte[X25519.SCALAR_SIZE];
    X25519.generatePrivateKey(random, scalar);
    byte[] point = new byte[X25519.POINT_SIZE];
    X25519.generatePublicKey(scalar, 0, point, 0);
    return new KeyPair(publicKey(point), new X25519Key(Secret.owning(scalar)));
  }

  private static PublicKey publicKey(byte[] point) {
    byte[] bigEndFirst = new byte[point.length];
    for (int i = 0; i < point.length; i++) {
      bigEndFirst[i] = point[point.length - 1 - i];
    }
    try {
      return KeyFactory.getInstance("XDH")
          .generatePublic(
              new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, bigEndFirst)));
    } catch (GeneralSecurityException e) {
      throw new ProviderException(e);
    }
  }
}
