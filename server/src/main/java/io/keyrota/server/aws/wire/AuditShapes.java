package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.server.json.JsonOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records as CloudTrail shows them in {@code requestParameters} and {@code responseElements}: one
 * JSON object on one line, member names in lower camel case, map keys as they are, instants in ISO
 * 8601. Sensitive members, blobs and KMS's grant tokens are left out, and where nothing is left
 * there is no object, as CloudTrail has {@code null} then. Of a text its first {@value
 * #LONGEST_TEXT} characters stand, marked {@value #CUT}; the whole stays under {@value #LONGEST}
 * bytes: what does not fit is left out and {@code "truncated":true} ends the object.
 */
public final class AuditShapes {
  private static final int LONGEST_TEXT = 1024;
  private static final int LONGEST = 16 * 1024;
  private static final String CUT = "...(truncated)";

  /**
   * Members whose values show only what their ids tell too; CloudTrail's examples leave them out.
   */
  static final Set<String> UNTOLD = Set.of("GrantToken", "GrantTokens");

  /** An object without members. */
  private static final int NOTHING = 2;

  /** Room for the longest escape of each character, and for what closes the open brackets. */
  private static final int RESERVE = 1024;

  private final JsonOutput out = new JsonOutput(256);
  private boolean truncated;

  private AuditShapes() {}

  /** The record, which the schema built or could have built, as a JSON object; null for none. */
  public static @Nullable String parameters(StructureSchema<?> schema, Record record) {
    return elements(schema, record, Map.of());
  }

  /**
   * The same with more members, but for those that the record has itself.
   *
   * @param more in this order, behind the record's own
   */
  public static @Nullable String elements(
      StructureSchema<?> schema, Record record, Map<String, String> more) {
    AuditShapes shapes = new AuditShapes();
    Layout layout = Layout.of(schema);
    shapes.out.open('{');
    shapes.members(layout, record);
    if (!more.isEmpty()) {
      shapes.added(layout, record, more);
    }
    if (shapes.truncated) {
      shapes.out.name("truncated").flag(true);
    }
    shapes.out.close('}');
    return shapes.out.size() == NOTHING
        ? null
        : new String(shapes.out.take(), StandardCharsets.UTF_8);
  }

  private void added(Layout layout, Record record, Map<String, String> more) {
    for (Map.Entry<String, String> member : more.entrySet()) {
      boolean has =
          layout.fields().stream()
              .anyMatch(
                  field ->
                      field.display().equals(member.getKey())
                          && layout.value(record, field) != null);
      if (!has && fits(member.getValue())) {
        out.name(member.getKey()).string(cut(member.getValue()));
      }
    }
  }

  private void members(Layout layout, Record record) {
    for (Layout.Field field : layout.fields()) {
      Object value = layout.value(record, field);
      if (value != null && field.told() && shown(field.shape()) && fits(value)) {
        out.name(field.displayed());
        value(field.shape(), value);
      }
    }
  }

  private void value(Shape shape, @Nullable Object value) {
    if (value == null) {
      out.nothing();
      return;
    }
    switch (shape) {
      case Shape.Text _, Shape.Choice _ -> out.string(cut((String) value));
      case Shape.Int _, Shape.Wide _ -> out.number(((Number) value).longValue());
      case Shape.Flag _ -> out.flag((Boolean) value);
      case Shape.Real _ -> out.number((Double) value);
      case Shape.Timestamp _ -> out.string(Timestamps.dateTime((Instant) value));
      case Shape.Sequence sequence -> list(sequence.member().get(), (List<?>) value);
      case Shape.Mapping mapping -> map(mapping.value().get(), (Map<?, ?>) value);
      case Shape.Structure structure -> {
        out.open('{');
        members(Layout.of(structure.schema()), (Record) value);
        out.close('}');
      }
      case Shape.Bytes _, Shape.Free _ -> out.nothing();
    }
  }

  private void list(Shape member, List<?> items) {
    out.open('[');
    for (Object item : items) {
      if (!fits(item)) {
        break;
      }
      value(member, item);
    }
    out.close(']');
  }

  private void map(Shape member, Map<?, ?> entries) {
    out.open('{');
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      String key = cut((String) entry.getKey());
      if (!fits(key) || !fits(key, entry.getValue())) {
        break;
      }
      out.name(key);
      value(member, entry.getValue());
    }
    out.close('}');
  }

  /** Whether a value of the shape may stand in the trail at all. */
  private static boolean shown(Shape shape) {
    return switch (shape) {
      case Shape.Bytes _, Shape.Free _ -> false;
      case Shape.Sequence sequence -> shown(sequence.member().get());
      case Shape.Mapping mapping ->
          !Constraints.sensitive(mapping.key()) && shown(mapping.value().get());
      default -> !Constraints.sensitive(shape);
    };
  }

  /** Whether there is room for the values, a text's characters taking six bytes at the worst. */
  private boolean fits(@Nullable Object... values) {
    int need = RESERVE;
    for (Object value : values) {
      need += value instanceof String text ? 6 * Math.min(text.length(), LONGEST_TEXT) : 64;
    }
    boolean fits = out.size() + need <= LONGEST;
    truncated |= !fits;
    return fits;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + CUT;
  }
}
