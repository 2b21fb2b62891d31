package io.keyrota.models.schema;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value on the wire. The Java type of a value of each shape is named at the shape;
 * structures and unions of the generated code point at each other lazily, since AWS's models recur.
 *
 * <p>A sensitive Text or Bytes value is a {@code io.keyrota.rules.secret.Secret}.
 */
public sealed interface Shape {

  /** {@code String}, or {@code Secret} when sensitive. */
  record Text(@Nullable Range length, @Nullable Pattern pattern, boolean sensitive)
      implements Shape {}

  /**
   * A closed or open set of words; the Java type is {@code String}, for AWS's enums are open. The
   * validator answers with the listed values in the model's order.
   */
  record Choice(List<String> values, @Nullable Range length) implements Shape {
    public Choice {
      values = List.copyOf(values);
    }
  }

  /** {@code Integer}. */
  record Int(@Nullable Range range) implements Shape {}

  /** {@code Long}. */
  record Wide(@Nullable Range range) implements Shape {}

  /** {@code Double} (Smithy float, double). */
  record Real() implements Shape {}

  /** {@code Boolean}. */
  record Flag() implements Shape {}

  /** {@link Blob}, or {@code Secret} when sensitive. */
  record Bytes(@Nullable Range length, boolean sensitive) implements Shape {}

  /** {@code java.time.Instant}. */
  record Timestamp(TimestampFormat format) implements Shape {}

  /**
   * {@code java.util.List}.
   *
   * @param memberName the element name in XML and in query keys, "member" unless the model says
   *     otherwise
   */
  record Sequence(Supplier<Shape> member, String memberName, @Nullable Range length, boolean sparse)
      implements Shape {}

  /** {@code java.util.SequencedMap<String, ?>}. */
  record Mapping(
      Shape key,
      String keyName,
      Supplier<Shape> value,
      String valueName,
      @Nullable Range length,
      boolean sparse)
      implements Shape {}

  /** A generated record. */
  record Structure(StructureSchema<?> schema) implements Shape {}

  /** Any JSON value, {@code io.keyrota.rules.json.Json}; unused by AWS's services here. */
  record Free() implements Shape {}

  /**
   * How an instant is written. DEFAULT is the protocol's own: epoch seconds, or ISO 8601 in XML.
   */
  enum TimestampFormat {
    DEFAULT,
    DATE_TIME,
    EPOCH_SECONDS,
    HTTP_DATE
  }

  /** Inclusive bounds; an absent bound is null. */
  record Range(@Nullable Long min, @Nullable Long max) {}
}
