package io.keyrota.server.crypto;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.XECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/**
 * X25519 with a key of {@link X25519Generator}. A peer's point of small order is refused, as RFC
 * 8446, section 7.4.2 wants.
 */
final class X25519Agreement extends KeyAgreementSpi {
  private @Nullable X25519Key own;
  private byte @Nullable [] shared;

  @Override
  protected void engineInit(Key key, SecureRandom random) throws InvalidKeyException {
    if (!(key instanceof X25519Key x25519)) {
      throw new InvalidKeyException("not a key of this generator");
    }
    own = x25519;
    shared = null;
  }

  @Override
  protected void engineInit(Key key, @Nullable AlgorithmParameterSpec none, SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    if (none != null) {
      throw new InvalidAlgorithmParameterException("X25519 has no parameters");
    }
    engineInit(key, random);
  }

  @Override
  protected @Nullable Key engineDoPhase(Key peer, boolean last) throws InvalidKeyException {
    if (own == null || shared != null || !last) {
      throw new IllegalStateException("one key, one phase");
    }
    if (!(peer instanceof XECPublicKey x)
        || !(x.getParams() instanceof NamedParameterSpec named)
        || !named.getName().equalsIgnoreCase(NamedParameterSpec.X25519.getName())) {
      throw new InvalidKeyException("not a public key of X25519");
    }
    byte[] secret = new byte[X25519.POINT_SIZE];
    if (!X25519.calculateAgreement(own.scalar(), 0, point(x), 0, secret, 0)) {
      throw new InvalidKeyException("a point of small order");
    }
    shared = secret;
    return null;
  }

  /** Little end first, the highest bit ignored by who decodes it (RFC 7748, section 5). */
  private static byte[] point(XECPublicKey key) {
    byte[] bytes = key.getU().toByteArray();
    byte[] point = new byte[X25519.POINT_SIZE];
    for (int i = 0; i < Math.min(point.length, bytes.length); i++) {
      point[i] = bytes[bytes.length - 1 - i];
    }
    return point;
  }

  @Override
  protected byte[] engineGenerateSecret() {
    if (shared == null) {
      throw new IllegalStateException("nothing was agreed on");
    }
    byte[] secret = shared;
    shared = null;
    return secret;
  }

  @Override
  protected int engineGenerateSecret(byte[] into, int offset) throws ShortBufferException {
    if (into.length - offset < X25519.POINT_SIZE) {
      throw new ShortBufferException();
    }
    byte[] secret = engineGenerateSecret();
    System.arraycopy(secret, 0, into, offset, secret.length);
    Arrays.fill(secret, (byte) 0);
    return secret.length;
  }

  @Override
  protected SecretKey engineGenerateSecret(String algorithm) throws NoSuchAlgorithmException {
    if (!algorithm.equals("TlsPremasterSecret")) {
      throw new NoSuchAlgorithmException("a handshake's secret alone");
    }
    byte[] secret = engineGenerateSecret();
    try {
      return new SecretKeySpec(secret, algorithm);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
