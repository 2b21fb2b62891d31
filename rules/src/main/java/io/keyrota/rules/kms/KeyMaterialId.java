package io.keyrota.rules.kms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.secret.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The id of a key material: 64 lower-case hexadecimal digits, made of the key's id and the material
 * itself. The same bytes imported into the same key have the same id again, in every region of a
 * multi-Region key; in another key they have another.
 */
public record KeyMaterialId(String hex) {
  /** The bytes of an id. */
  public static final int BYTES = 32;

  private static final byte[] LABEL = "keyrota kms key material 1\0".getBytes(US_ASCII);

  public KeyMaterialId {
    if (hex.length() != 2 * BYTES || !hex.chars().allMatch(KeyMaterialId::digit)) {
      throw new IllegalArgumentException("a key material id has 64 hexadecimal digits");
    }
  }

  private static boolean digit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /**
   * SHA-256 over a label, the key's id and the material. What is hashed begins with texts that
   * nobody chooses freely, so that the id says nothing about other uses of the same bytes; short or
   * guessable material could be found by trying, as with AWS's ids: KMS takes none.
   *
   * @param material symmetric bytes; for a key pair its private key as PKCS#8
   */
  public static KeyMaterialId of(KeyId key, Secret material) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(LABEL);
      digest.update(key.text().getBytes(US_ASCII));
      digest.update((byte) 0);
      byte[] hash = digest.digest(material.reveal());
      digest.reset(); // else the last block of the material stays in it
      return of(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The id of these 32 bytes, as a ciphertext carries it. */
  public static KeyMaterialId of(byte[] bytes) {
    return new KeyMaterialId(HexFormat.of().formatHex(Arrays.copyOf(bytes, BYTES)));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
