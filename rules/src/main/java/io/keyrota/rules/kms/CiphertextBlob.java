package io.keyrota.rules.kms;

import io.keyrota.rules.aws.AccountId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The parts of a symmetric ciphertext, format 1 (docs/ciphertext.md has the bytes). Its head names
 * the key and the material and ends with a checksum, so that an accident to the head is told from a
 * key that does not exist; that the head is genuine is for the authenticated encryption to show.
 *
 * @param account of the key
 * @param key the key's id
 * @param material the id of the material that encrypted
 * @param nonce 16 random bytes, from which the message's own key is derived
 * @param commitment 32 bytes that fit one material only
 * @param sealed the ciphertext and its tag of 16 bytes
 */
public record CiphertextBlob(
    AccountId account,
    KeyId key,
    KeyMaterialId material,
    byte[] nonce,
    byte[] commitment,
    byte[] sealed) {

  /** The number that every blob of this format begins with. */
  public static final byte FORMAT = 1;

  public static final int NONCE_BYTES = 16;
  public static final int COMMITMENT_BYTES = 32;
  public static final int TAG_BYTES = 16;

  private static final int ACCOUNT_BYTES = 5;
  private static final int CHECK_BYTES = 8;
  // Format, kind of id, account, key id, material id, nonce.
  private static final int HEAD =
      2 + ACCOUNT_BYTES + KeyId.BYTES + KeyMaterialId.BYTES + NONCE_BYTES;
  private static final int COMMITMENT_AT = HEAD + CHECK_BYTES;
  private static final int SEALED_AT = COMMITMENT_AT + COMMITMENT_BYTES;

  /** How much longer a blob is than its plaintext. */
  public static final int OVERHEAD = SEALED_AT + TAG_BYTES;

  private static final MessageDigest SHA_256 = sha256();

  public CiphertextBlob {
    if (nonce.length != NONCE_BYTES) {
      throw new IllegalArgumentException("a nonce has 16 bytes");
    }
    needLengths(commitment, sealed);
  }

  private static void needLengths(byte[] commitment, byte[] sealed) {
    if (commitment.length != COMMITMENT_BYTES) {
      throw new IllegalArgumentException("a commitment has 32 bytes");
    }
    if (sealed.length <= TAG_BYTES || sealed.length > KmsLimits.PLAINTEXT + TAG_BYTES) {
      throw new IllegalArgumentException("a ciphertext has 1 to 4096 bytes and a tag");
    }
  }

  /** The bytes as clients carry them. */
  public byte[] encoded() {
    byte[] head = additionalData(account, key, material, nonce, EncryptionContext.NONE);
    return encoded(head, commitment, sealed);
  }

  /**
   * The bytes of a ciphertext whose parts have just been made.
   *
   * @param additionalData of this ciphertext, which begins with its head
   */
  public static byte[] encoded(byte[] additionalData, byte[] commitment, byte[] sealed) {
    needLengths(commitment, sealed);
    return ByteBuffer.allocate(SEALED_AT + sealed.length)
        .put(additionalData, 0, HEAD)
        .put(check(additionalData))
        .put(commitment)
        .put(sealed)
        .array();
  }

  private static void putHead(
      ByteBuffer into, AccountId account, KeyId key, KeyMaterialId material, byte[] nonce) {
    long number = Long.parseLong(account.digits());
    into.put(FORMAT)
        .put((byte) (key.multiRegion() ? 1 : 0))
        .put((byte) (number >>> 32))
        .putInt((int) number)
        .putLong(key.high())
        .putLong(key.low())
        .put(material.bytes())
        .put(nonce);
  }

  private static byte[] check(byte[] head) {
    try {
      MessageDigest digest = (MessageDigest) SHA_256.clone();
      digest.update(head, 0, HEAD);
      return Arrays.copyOf(digest.digest(), CHECK_BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java's SHA-256 cannot be copied", e);
    }
  }

  /**
   * What is authenticated with the plaintext: the head and the encryption context, each in its one
   * encoding.
   */
  public static byte[] additionalData(
      AccountId account,
      KeyId key,
      KeyMaterialId material,
      byte[] nonce,
      EncryptionContext context) {
    ByteBuffer data = ByteBuffer.allocate(HEAD + context.canonicalLength());
    putHead(data, account, key, material, nonce);
    context.putCanonical(data);
    return data.array();
  }

  /**
   * Takes a blob apart. Every blob has one encoding: what {@link #encoded} could not have made is
   * nothing.
   */
  public static Optional<CiphertextBlob> parse(byte[] blob) {
    if (blob.length <= OVERHEAD
        || blob.length > OVERHEAD + KmsLimits.PLAINTEXT
        || blob[0] != FORMAT
        || blob[1] < 0
        || blob[1] > 1
        || !Arrays.equals(check(blob), 0, CHECK_BYTES, blob, HEAD, COMMITMENT_AT)) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(blob, 2, blob.length - 2);
    long number = (bytes.get() & 0xffL) << 32 | (bytes.getInt() & 0xffffffffL);
    if (number > AccountId.HIGHEST) {
      return Optional.empty();
    }
    KeyId key = new KeyId(blob[1] == 1, bytes.getLong(), bytes.getLong());
    byte[] material = take(bytes, KeyMaterialId.BYTES);
    byte[] nonce = take(bytes, NONCE_BYTES);
    return Optional.of(
        new CiphertextBlob(
            AccountId.of(number),
            key,
            KeyMaterialId.of(material),
            nonce,
            Arrays.copyOfRange(blob, COMMITMENT_AT, SEALED_AT),
            Arrays.copyOfRange(blob, SEALED_AT, blob.length)));
  }

  private static byte[] take(ByteBuffer from, int length) {
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CiphertextBlob blob && Arrays.equals(encoded(), blob.encoded());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(commitment);
  }

  @Override
  public String toString() {
    return "[ciphertext under " + key + "]";
  }
}
