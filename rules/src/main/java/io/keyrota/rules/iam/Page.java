package io.keyrota.rules.iam;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param marker where the next page begins; present exactly when there is more
 */
public record Page<T>(List<T> items, Optional<String> marker) {
  private static final int STANDARD_SIZE = 100;

  public Page {
    items = List.copyOf(items);
  }

  /** The asked-for page size, 1 to 1000; 100 when the request leaves it out. */
  public static int size(@Nullable Integer maxItems) {
    return Objects.requireNonNullElse(maxItems, STANDARD_SIZE);
  }

  /**
   * A page of a short list that is all at hand, by position in it.
   *
   * @param list the operation, which its markers are bound to
   * @throws io.keyrota.rules.aws.Refusal ValidationError for a malformed marker
   */
  public static <T> Page<T> of(
      String list, List<T> all, @Nullable String marker, @Nullable Integer maxItems) {
    int from = Math.min(start(Marker.position(list, marker)), all.size());
    int to = (int) Math.min((long) from + size(maxItems), all.size());
    return new Page<>(
        all.subList(from, to),
        to < all.size() ? Optional.of(Marker.of(list, Integer.toString(to))) : Optional.empty());
  }

  private static int start(String position) {
    if (position.isEmpty()) {
      return 0;
    }
    try {
      int start = Integer.parseInt(position);
      if (start >= 0) {
        return start;
      }
    } catch (NumberFormatException e) {
      // Refused below, like any marker that is not ours.
    }
    throw IamRefusal.invalidMarker();
  }

  public boolean truncated() {
    return marker.isPresent();
  }
}
