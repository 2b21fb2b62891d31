package io.keyrota.rules.iam;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a list begins, as clients carry it: opaque, and refused by any other list
 * than its own.
 */
public final class Marker {
  private static final char SEPARATOR = '\n';

  private Marker() {}

  /**
   * The marker of a position.
   *
   * @param list the operation, for example {@code ListUsers}
   * @param position what the list finds its place by; short ASCII, since a marker has at most 320
   *     characters
   */
  public static String of(String list, String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((list + SEPARATOR + position).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The position that a marker carries; without a marker the empty one, the beginning.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError for anything that {@link #of} did not make
   *     for this list
   */
  public static String position(String list, @Nullable String marker) {
    if (marker == null) {
      return "";
    }
    String text = decoded(marker);
    if (!text.startsWith(list + SEPARATOR)) {
      throw IamRefusal.invalidMarker();
    }
    String position = text.substring(list.length() + 1);
    // One marker for one position: what decodes leniently was not made here.
    if (!of(list, position).equals(marker)) {
      throw IamRefusal.invalidMarker();
    }
    return position;
  }

  private static String decoded(String marker) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(marker);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw IamRefusal.invalidMarker();
    }
  }
}
