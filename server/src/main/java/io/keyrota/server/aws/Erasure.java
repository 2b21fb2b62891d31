package io.keyrota.server.aws;

import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.wire.Wire;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Erases every secret in a record of a model. */
final class Erasure {

  private Erasure() {}

  static void of(StructureSchema<?> schema, Record record) {
    if (Wire.holdsSecrets(schema)) {
      members(schema, record);
    }
  }

  @SuppressWarnings("unchecked")
  private static void members(StructureSchema<?> schema, Record record) {
    StructureSchema<Record> typed = (StructureSchema<Record>) schema;
    for (int i = 0; i < typed.members().size(); i++) {
      Object value = typed.value(record, i);
      if (value != null) {
        erase(typed.members().get(i).shape().get(), value);
      }
    }
  }

  private static void erase(Shape shape, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Secret secret -> secret.close();
      case List<?> list when shape instanceof Shape.Sequence sequence ->
          list.forEach(each -> erase(sequence.member().get(), each));
      case Map<?, ?> map when shape instanceof Shape.Mapping mapping ->
          map.values().forEach(each -> erase(mapping.value().get(), each));
      case Record record when shape instanceof Shape.Structure structure ->
          members(structure.schema(), record);
      default -> {}
    }
  }
}
