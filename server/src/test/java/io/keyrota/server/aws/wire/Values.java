package io.keyrota.server.aws.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of a structure that has no generated record. */
record Values(List<@Nullable Object> values) {
  static Values of(@Nullable Object... values) {
    List<@Nullable Object> list = new ArrayList<>();
    Collections.addAll(list, values);
    return new Values(list);
  }
}
