package io.keyrota.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** What an application does with keys by itself: encrypts its files, wraps what it imports. */
final class LocalCipher {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private LocalCipher() {}

  /** Encrypts a file's contents; a data key is used once, so that its nonce may be all zeros. */
  static void encrypt(Path file, byte[] contents, byte[] dataKey)
      throws IOException, GeneralSecurityException {
    Files.write(file, aesGcm(Cipher.ENCRYPT_MODE, dataKey).doFinal(contents));
    Arrays.fill(dataKey, (byte) 0);
  }

  static byte[] decrypt(Path file, byte[] dataKey) throws IOException, GeneralSecurityException {
    return aesGcm(Cipher.DECRYPT_MODE, dataKey).doFinal(Files.readAllBytes(file));
  }

  private static Cipher aesGcm(int mode, byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, new byte[NONCE]));
    return cipher;
  }

  /** Wraps material for its import, RSAES_OAEP_SHA_256. */
  static byte[] wrap(byte[] material, byte[] publicKey) throws GeneralSecurityException {
    Cipher oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
    oaep.init(
        Cipher.ENCRYPT_MODE,
        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey)),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    return oaep.doFinal(material);
  }
}
