package io.keyrota.server.elb;

import io.keyrota.rules.elb.Attribute;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Attributes as requests give them: of load balancers, listeners and target groups alike. */
final class GivenAttributes {
  private GivenAttributes() {}

  /** A name or a value that is left out is an empty one. */
  static <T> List<Attribute.Setting> of(
      List<T> given, Function<T, @Nullable String> name, Function<T, @Nullable String> value) {
    return given.stream()
        .map(
            each ->
                new Attribute.Setting(
                    Objects.requireNonNullElse(name.apply(each), ""),
                    Objects.requireNonNullElse(value.apply(each), "")))
        .toList();
  }
}
