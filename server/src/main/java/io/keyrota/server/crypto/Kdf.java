package io.keyrota.server.crypto;

/**
 * Derives keys from a key: NIST SP 800-108 in counter mode with HMAC-SHA-256, a 32-bit counter
 * before the fixed input, and as fixed input {@code label || 0x00 || context || [L]} with L the
 * length in bits as 32 bits, big-endian. Instances may be shared by all threads.
 */
@FunctionalInterface
public interface Kdf {

  /**
   * Derives {@code length} bytes; the caller erases them after use.
   *
   * @param label what the bytes are for; it holds no zero byte
   * @param context what they are bound to, in an unambiguous encoding
   * @param length from 1 to 8,160 bytes; other lengths give unrelated bytes, since L is bound in
   */
  byte[] derive(HeldKey key, byte[] label, byte[] context, int length);
}
