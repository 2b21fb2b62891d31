package io.keyrota.server.crypto;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * RSA's own operation on a block as long as the modulus; what the block means is said elsewhere.
 */
final class RsaRaw {
  private static final String NAME = "RSA/ECB/NoPadding";

  private final Jca jca;

  RsaRaw(Jca jca) {
    this.jca = jca;
  }

  static int bytes(Key key) {
    return (((RSAKey) key).getModulus().bitLength() + 7) / 8;
  }

  /** The private operation on a block of ours, which is below the modulus. */
  byte[] sign(Key privateKey, byte[] block) {
    try {
      Cipher cipher = jca.cipher(NAME);
      // With a private key, "encrypting" is what providers call the private operation.
      cipher.init(Cipher.ENCRYPT_MODE, privateKey);
      return wide(cipher.doFinal(block), block.length);
    } catch (GeneralSecurityException e) {
      throw new Unusable(NAME, e);
    }
  }

  /** The public operation on a signature; nothing for one of another length, or too great. */
  Optional<byte[]> verify(Key publicKey, byte[] signature) {
    int length = bytes(publicKey);
    if (signature.length != length) {
      return Optional.empty();
    }
    try {
      Cipher cipher = jca.cipher(NAME);
      cipher.init(Cipher.DECRYPT_MODE, publicKey);
      return Optional.of(wide(cipher.doFinal(signature), length));
    } catch (GeneralSecurityException | RuntimeException e) {
      // A number not below the modulus; providers have several exceptions for it.
      return Optional.empty();
    }
  }

  private static byte[] wide(byte[] block, int length) {
    if (block.length == length) {
      return block;
    }
    byte[] wide = new byte[length];
    System.arraycopy(block, 0, wide, length - block.length, block.length);
    Arrays.fill(block, (byte) 0);
    return wide;
  }
}
