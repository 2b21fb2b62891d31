package io.keyrota.server.kms;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next where the next page begins; null on the last
 */
record KmsPage<T>(List<T> items, @Nullable String next) {
  boolean truncated() {
    return next != null;
  }

  <U> List<U> answered(Function<T, U> each) {
    return items.stream().map(each).toList();
  }
}
