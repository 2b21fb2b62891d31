package io.keyrota.rules.kms;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An encryption context: pairs that a ciphertext is bound to. To decrypt, the same pairs must be
 * given, upper and lower case distinguished, in any order.
 */
public record EncryptionContext(SortedMap<String, String> pairs) {
  public static final EncryptionContext NONE = new EncryptionContext(new TreeMap<>());

  /** The most characters of all keys and values together. */
  public static final int MOST = 8192;

  public EncryptionContext {
    pairs = Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
  }

  /**
   * The context of a request.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException when it is too long
   */
  public static EncryptionContext of(@Nullable Map<String, String> pairs) {
    if (pairs == null || pairs.isEmpty()) {
      return NONE;
    }
    long length = 0;
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      length += pair.getKey().length() + pair.getValue().length();
    }
    if (length > MOST) {
      throw KmsRefusal.validation(
          "The encryption context must not be longer than " + MOST + " characters.");
    }
    return new EncryptionContext(new TreeMap<>(pairs));
  }

  public boolean isEmpty() {
    return pairs.isEmpty();
  }

  /** The number of bytes that {@link #putCanonical} writes. */
  int canonicalLength() {
    int length = Integer.BYTES;
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      length += 2 * Integer.BYTES;
      length += Character.BYTES * (pair.getKey().length() + pair.getValue().length());
    }
    return length;
  }

  /**
   * The one encoding of these pairs: their number; then, in the order of the keys' UTF-16 units,
   * each key and value as its number of units and the units. Big-endian. UTF-16 since every Java
   * string has one encoding of its own in it, lone surrogates too.
   */
  void putCanonical(ByteBuffer into) {
    into.putInt(pairs.size());
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      put(into, pair.getKey());
      put(into, pair.getValue());
    }
  }

  private static void put(ByteBuffer into, String text) {
    into.putInt(text.length());
    for (int i = 0; i < text.length(); i++) {
      into.putChar(text.charAt(i));
    }
  }
}
