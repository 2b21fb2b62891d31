package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A structure that was read and not yet validated: one value for each member, nested structures
 * being drafts too. A record is only built of values that satisfy the model.
 */
final class Draft {
  private final Layout layout;
  private final @Nullable Object[] values;

  Draft(StructureSchema<?> schema) {
    this.layout = Layout.of(schema);
    this.values = new @Nullable Object[layout.fields().size()];
  }

  Layout layout() {
    return layout;
  }

  @Nullable Object get(Layout.Field field) {
    return values[field.index()];
  }

  void set(Layout.Field field, @Nullable Object value) {
    values[field.index()] = value;
  }

  /** How many members have a value. */
  int count() {
    int count = 0;
    for (Object value : values) {
      if (value != null) {
        count++;
      }
    }
    return count;
  }

  /** The record; the draft must not be used afterwards. */
  <R extends Record> R build(StructureSchema<R> schema) {
    for (Layout.Field field : layout.fields()) {
      Object value = values[field.index()];
      if (value != null) {
        values[field.index()] = finished(field.shape(), value);
      }
    }
    return schema.build(values);
  }

  private static Object finished(Shape shape, Object value) {
    return switch (shape) {
      case Shape.Structure structure -> ((Draft) value).build(structure.schema());
      case Shape.Sequence sequence -> finishedList(sequence.member().get(), value);
      case Shape.Mapping mapping -> finishedMap(mapping.value().get(), value);
      default -> value;
    };
  }

  @SuppressWarnings("unchecked")
  private static Object finishedList(Shape member, Object value) {
    List<@Nullable Object> items = (List<@Nullable Object>) value;
    if (composite(member)) {
      items.replaceAll(item -> item == null ? null : finished(member, item));
    }
    return Collections.unmodifiableList(items);
  }

  @SuppressWarnings("unchecked")
  private static Object finishedMap(Shape member, Object value) {
    SequencedMap<String, @Nullable Object> entries = (SequencedMap<String, @Nullable Object>) value;
    if (composite(member)) {
      for (Map.Entry<String, @Nullable Object> entry : entries.entrySet()) {
        Object item = entry.getValue();
        entry.setValue(item == null ? null : finished(member, item));
      }
    }
    return Collections.unmodifiableSequencedMap(entries);
  }

  private static boolean composite(Shape shape) {
    return shape instanceof Shape.Structure
        || shape instanceof Shape.Sequence
        || shape instanceof Shape.Mapping;
  }
}
