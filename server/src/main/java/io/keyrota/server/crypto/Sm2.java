package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * SM2 signatures (GM/T 0003.2, with the signer's id of GM/T 0009) and encryption (GM/T 0003.4),
 * ciphertexts in GM/T 0009's DER: x, y, hash, ciphertext.
 */
final class Sm2 {
  private static final String NAME = "SM2";
  private static final int COORDINATE = 32;
  private static final int HASH = 32;

  // No instances: whoever held one would load the library with it.
  private Sm2() {}

  /**
   * @param ready whether the message is the digest e of Z and the message already
   */
  static byte[] sign(ECPrivateKeyParameters key, boolean ready, byte[] message, Entropy entropy) {
    try {
      SM2Signer signer = signer(ready);
      signer.init(true, new ParametersWithRandom(key, new EntropyRandom(entropy)));
      signer.update(message, 0, message.length);
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new Unusable(NAME, new GeneralSecurityException(e));
    }
  }

  static boolean verify(
      ECPublicKeyParameters key, boolean ready, byte[] message, byte[] signature) {
    if (Der.twoIntegers(signature).isEmpty()) {
      return false;
    }
    SM2Signer verifier = signer(ready);
    verifier.init(false, key);
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  private static SM2Signer signer(boolean ready) {
    return ready ? new SM2Signer(new LastBytes()) : new SM2Signer();
  }

  static byte[] encrypt(ECPublicKeyParameters key, byte[] plaintext, Entropy entropy) {
    try {
      SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
      engine.init(true, new ParametersWithRandom(key, new EntropyRandom(entropy)));
      byte[] flat = engine.processBlock(plaintext, 0, plaintext.length);
      int hashAt = 1 + 2 * COORDINATE;
      return Der.sequence(
          Der.integer(new BigInteger(1, Arrays.copyOfRange(flat, 1, 1 + COORDINATE))),
          Der.integer(new BigInteger(1, Arrays.copyOfRange(flat, 1 + COORDINATE, hashAt))),
          Der.octets(Arrays.copyOfRange(flat, hashAt, hashAt + HASH)),
          Der.octets(Arrays.copyOfRange(flat, hashAt + HASH, flat.length)));
    } catch (InvalidCipherTextException e) {
      throw new Unusable(NAME, new GeneralSecurityException(e));
    }
  }

  static Optional<Secret> decrypt(ECPrivateKeyParameters key, byte[] ciphertext) {
    Der.Reader all = new Der.Reader(ciphertext);
    Der.Reader parts = new Der.Reader(all.sequence());
    BigInteger x = parts.positive();
    BigInteger y = parts.positive();
    byte[] hash = parts.octets();
    byte[] body = parts.octets();
    if (!all.ended()
        || !parts.ended()
        || hash.length != HASH
        || body.length == 0
        || Math.max(x.bitLength(), y.bitLength()) > COORDINATE * Byte.SIZE) {
      return Optional.empty();
    }
    byte[] flat = Der.joined(new byte[] {4}, Curve.SM2.fixed(x), Curve.SM2.fixed(y), hash, body);
    try {
      SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
      engine.init(false, key);
      return Optional.of(Secret.owning(engine.processBlock(flat, 0, flat.length)));
    } catch (InvalidCipherTextException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * A "digest" that is the last 32 bytes it was given: the signer, which hashes Z and then what it
   * is given, so signs a digest that is ready.
   */
  private static final class LastBytes implements Digest {
    private final byte[] last = new byte[HASH];

    @Override
    public String getAlgorithmName() {
      return new SM3Digest().getAlgorithmName();
    }

    @Override
    public int getDigestSize() {
      return HASH;
    }

    @Override
    public void update(byte in) {
      System.arraycopy(last, 1, last, 0, HASH - 1);
      last[HASH - 1] = in;
    }

    @Override
    public void update(byte[] in, int offset, int length) {
      for (int i = 0; i < length; i++) {
        update(in[offset + i]);
      }
    }

    @Override
    public int doFinal(byte[] out, int offset) {
      System.arraycopy(last, 0, out, offset, HASH);
      reset();
      return HASH;
    }

    @Override
    public void reset() {
      Arrays.fill(last, (byte) 0);
    }
  }
}
