package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** The JDK's AES-GCM. A Cipher reused costs a third of a new one; none keeps a caller's key. */
final class JdkAesGcm implements Aead {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final RawKey NO_KEY = RawKey.of("AES", nothing(KEY_BYTES));
  private static final GCMParameterSpec NO_NONCE =
      new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nothing(NONCE_BYTES));

  // One pool for each direction: an encrypting Cipher remembers its last key and nonce and refuses
  // to be given the same again, which setting it up with no key would otherwise run into.
  private final Pool<Cipher> sealing = new Pool<>(JdkAesGcm::make);
  private final Pool<Cipher> opening = new Pool<>(JdkAesGcm::make);

  // Not zeros: a caller may well have those, in a published test vector for example.
  private static byte[] nothing(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0x5a);
    return bytes;
  }

  private static Cipher make() {
    try {
      return Cipher.getInstance(ALGORITHM);
    } catch (GeneralSecurityException e) {
      throw new Unusable(ALGORITHM, e);
    }
  }

  @Override
  public byte[] seal(byte[] key, byte[] nonce, byte[] aad, byte[] plaintext) {
    Cipher cipher = sealing.take();
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key(key), spec(nonce));
      cipher.updateAAD(aad);
      byte[] ciphertext = cipher.doFinal(plaintext);
      cipher.init(Cipher.ENCRYPT_MODE, NO_KEY, NO_NONCE);
      sealing.giveBack(cipher);
      return ciphertext;
    } catch (GeneralSecurityException e) {
      throw new Unusable(ALGORITHM, e);
    }
  }

  @Override
  public Optional<Secret> open(
      byte[] key, byte[] nonce, byte[] aad, byte[] from, int offset, int length) {
    if (length < TAG_BYTES) {
      return Optional.empty();
    }
    Cipher cipher = opening.take();
    try {
      cipher.init(Cipher.DECRYPT_MODE, key(key), spec(nonce));
      cipher.updateAAD(aad);
      Optional<Secret> plaintext = finish(cipher, from, offset, length);
      cipher.init(Cipher.DECRYPT_MODE, NO_KEY, NO_NONCE);
      opening.giveBack(cipher);
      return plaintext;
    } catch (GeneralSecurityException e) {
      throw new Unusable(ALGORITHM, e);
    }
  }

  private static Optional<Secret> finish(Cipher cipher, byte[] from, int offset, int length)
      throws GeneralSecurityException {
    try {
      return Optional.of(Secret.owning(cipher.doFinal(from, offset, length)));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    }
  }

  private static RawKey key(byte[] bytes) {
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("an AES-256 key has 32 bytes");
    }
    return RawKey.of("AES", bytes);
  }

  private static GCMParameterSpec spec(byte[] nonce) {
    if (nonce.length != NONCE_BYTES) {
      throw new IllegalArgumentException("a nonce has 12 bytes");
    }
    return new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce);
  }
}
