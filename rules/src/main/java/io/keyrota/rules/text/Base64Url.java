package io.keyrota.rules.text;

import java.util.Base64;
import java.util.Optional;

/** Base64 in the alphabet of URLs, without padding (RFC 4648, section 5; RFC 7515, section 2). */
public final class Base64Url {
  private Base64Url() {}

  /** The text that encodes the bytes. */
  public static String of(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What a text encodes, strictly: empty where another text would mean the same bytes. */
  public static Optional<byte[]> decoded(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return of(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
