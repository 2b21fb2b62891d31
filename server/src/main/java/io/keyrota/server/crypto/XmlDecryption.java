package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/**
 * Decrypts what others encrypted by XML Encryption 1.1: a content key by RSA-OAEP (5.5.2), and by
 * it the content by AES in GCM or CBC (5.2). Whatever is wrong, there is one answer: nothing.
 */
public final class XmlDecryption {
  private static final int BLOCK = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final Map<String, MGF1ParameterSpec> HASHES =
      Map.of(
          "SHA-1",
          MGF1ParameterSpec.SHA1,
          "SHA-256",
          MGF1ParameterSpec.SHA256,
          "SHA-384",
          MGF1ParameterSpec.SHA384,
          "SHA-512",
          MGF1ParameterSpec.SHA512);

  private static final RsaOaep OAEP = new RsaOaep(Jca.jdk());

  private XmlDecryption() {}

  /** A content cipher. */
  public enum Content {
    AES_128_CBC(16, false),
    AES_192_CBC(24, false),
    AES_256_CBC(32, false),
    AES_128_GCM(16, true),
    AES_192_GCM(24, true),
    AES_256_GCM(32, true);

    private final int keyBytes;
    private final boolean authentic;

    Content(int keyBytes, boolean authentic) {
      this.keyBytes = keyBytes;
      this.authentic = authentic;
    }
  }

  /**
   * A content key, encrypted.
   *
   * @param label the hash over OAEP's label, which is empty
   * @param mask the hash of its mask generation function
   */
  public record WrappedKey(String label, String mask, byte[] octets) {}

  /**
   * The plaintext.
   *
   * @param privateKey PKCS#8 in DER; stays the caller's
   * @param ciphertext behind its initialization vector
   */
  public static Optional<Secret> open(
      Secret privateKey, WrappedKey wrapped, Content content, byte[] ciphertext) {
    try {
      Optional<Secret> unwrapped = unwrapped(privateKey, wrapped);
      if (unwrapped.isEmpty()) {
        return Optional.empty();
      }
      try (Secret key = unwrapped.get()) {
        if (key.length() != content.keyBytes) {
          return Optional.empty();
        }
        return content.authentic ? gcm(key, ciphertext) : cbc(key, ciphertext);
      }
    } catch (GeneralSecurityException | RuntimeException wrong) {
      return Optional.empty();
    }
  }

  private static Optional<Secret> unwrapped(Secret privateKey, WrappedKey wrapped)
      throws GeneralSecurityException {
    PrivateKey key =
        KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(privateKey.reveal()));
    MGF1ParameterSpec mask = HASHES.get(wrapped.mask);
    if (mask == null || !HASHES.containsKey(wrapped.label)) {
      throw new GeneralSecurityException("an unknown hash");
    }
    return OAEP.decrypt(key, RsaOaep.parameters(wrapped.label, mask), wrapped.octets);
  }

  private static Optional<Secret> gcm(Secret key, byte[] ciphertext)
      throws GeneralSecurityException {
    return Optional.of(
        Secret.owning(
            decrypted(
                "AES/GCM/NoPadding",
                key,
                new GCMParameterSpec(TAG_BITS, ciphertext, 0, NONCE),
                ciphertext,
                NONCE)));
  }

  /** The last octet says how many were added; what the others of them are is no matter. */
  private static Optional<Secret> cbc(Secret key, byte[] ciphertext)
      throws GeneralSecurityException {
    byte[] padded =
        decrypted(
            "AES/CBC/NoPadding", key, new IvParameterSpec(ciphertext, 0, BLOCK), ciphertext, BLOCK);
    int added = padded.length == 0 ? 0 : padded[padded.length - 1];
    Optional<Secret> plain =
        added < 1 || added > BLOCK
            ? Optional.empty()
            : Optional.of(Secret.owning(Arrays.copyOf(padded, padded.length - added)));
    Arrays.fill(padded, (byte) 0);
    return plain;
  }

  private static byte[] decrypted(
      String algorithm, Secret key, AlgorithmParameterSpec parameters, byte[] ciphertext, int from)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.DECRYPT_MODE, RawKey.of("AES", key.reveal()), parameters);
    return cipher.doFinal(ciphertext, from, ciphertext.length - from);
  }
}
