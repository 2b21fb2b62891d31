package io.keyrota.rules.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that must not be seen: a secret access key, a root key, a private key. It cannot be
 * printed, compared by content with {@code equals}, or serialized; {@link #close} erases it. Who
 * needs the bytes says so by calling {@link #reveal}, which the reader of a change can search for.
 */
public final class Secret implements AutoCloseable {
  private final byte[] bytes;
  private boolean erased;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array over: the caller must not keep or change it. */
  public static Secret owning(byte[] bytes) {
    return new Secret(bytes);
  }

  /** The UTF-8 bytes of a text, for secrets that arrive as text. */
  public static Secret ofText(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes themselves, not a copy; never to be kept, logged or changed. */
  public byte[] reveal() {
    if (erased) {
      throw new IllegalStateException("the secret was erased");
    }
    return bytes;
  }

  /** The secret as UTF-8 text, for answers that exist to hand it out once. */
  public String revealText() {
    return new String(reveal(), StandardCharsets.UTF_8);
  }

  public int length() {
    return bytes.length;
  }

  /** A second secret with the same bytes, erased on its own. */
  public Secret copy() {
    return new Secret(reveal().clone());
  }

  /** Overwrites the bytes; any later {@link #reveal} is an error. */
  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
    erased = true;
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
