package io.keyrota.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Member;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.secret.Secret;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Builds every generated record with a value of its own for each member, and reads it back. */
class RoundTripTest {
  static final List<ServiceSchema> SERVICES = Models.ALL;

  @ParameterizedTest
  @FieldSource("SERVICES")
  void everyStructureGivesBackWhatItWasBuiltFrom(ServiceSchema service) {
    assertThat(Models.structures(service)).hasSizeGreaterThan(10);
    for (StructureSchema<?> structure : Models.structures(service)) {
      givesBack(structure, values(structure, 0));
    }
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void everyStructureTakesAbsentMembers(ServiceSchema service) {
    for (StructureSchema<?> structure : Models.structures(service)) {
      givesBack(structure, new Object[structure.members().size()]);
    }
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void componentsAreNamedTypedAndMarkedLikeTheirMembers(ServiceSchema service) {
    for (StructureSchema<?> structure : Models.structures(service)) {
      Record record = structure.build(new Object[structure.members().size()]);
      RecordComponent[] components = record.getClass().getRecordComponents();
      assertThat(components).as(structure.name()).hasSize(structure.members().size());
      for (int i = 0; i < components.length; i++) {
        Member member = structure.members().get(i);
        String where = structure.name() + "." + member.name();
        assertThat(components[i].getName().replaceAll("_$", ""))
            .as(where)
            .isEqualToIgnoringCase(member.name());
        assertThat(components[i].getType()).as(where).isEqualTo(javaType(member.shape().get()));
        assertThat(components[i].getAnnotatedType().isAnnotationPresent(Nullable.class))
            .as(where)
            .isEqualTo(!member.required());
      }
    }
  }

  @Test
  void aNumberOutsideTheMembersIsAnError() {
    StructureSchema<?> empty = SERVICES.getFirst().operation("DeleteUser").orElseThrow().output();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> valueOf(empty, new Object[0], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static <R extends Record> void givesBack(
      StructureSchema<R> structure, @Nullable Object[] values) {
    R record = structure.build(values);
    for (int i = 0; i < values.length; i++) {
      assertThat(structure.value(record, i))
          .as("%s.%s", structure.name(), structure.members().get(i).name())
          .isSameAs(values[i]);
    }
    assertThat(record).isEqualTo(structure.build(values.clone()));
  }

  private static <R extends Record> @Nullable Object valueOf(
      StructureSchema<R> structure, @Nullable Object[] values, int index) {
    return structure.value(structure.build(values), index);
  }

  private static @Nullable Object[] values(StructureSchema<?> structure, int depth) {
    @Nullable Object[] values = new Object[structure.members().size()];
    Arrays.setAll(values, i -> value(structure.members().get(i).shape().get(), depth + 1));
    return values;
  }

  /** A new object on every call, so that members taken for each other are seen. */
  private static @Nullable Object value(Shape shape, int depth) {
    return switch (shape) {
      case Shape.Text(_, _, boolean sensitive) when sensitive -> Secret.ofText("secret");
      case Shape.Text _, Shape.Choice _ -> new String(new char[] {'x'});
      case Shape.Int _ -> 1000 + NUMBERS.nextInt(1_000_000);
      case Shape.Wide _ -> 1000L + NUMBERS.nextInt(1_000_000);
      case Shape.Real _ -> NUMBERS.nextDouble();
      case Shape.Flag _ -> NUMBERS.nextBoolean();
      case Shape.Bytes(_, boolean sensitive) when sensitive -> Secret.owning(new byte[] {1});
      case Shape.Bytes _ -> Blob.of(new byte[] {1});
      case Shape.Timestamp _ -> Instant.ofEpochSecond(NUMBERS.nextInt(1_000_000));
      case Shape.Free _ -> new Json.Str("free");
      case Shape.Structure(StructureSchema<?> schema) ->
          depth > 4 ? null : schema.build(values(schema, depth));
      case Shape.Sequence list -> {
        Object item = value(list.member().get(), depth + 1);
        yield item == null ? List.copyOf(new java.util.ArrayList<>()) : List.of(item);
      }
      case Shape.Mapping map -> {
        SequencedMap<String, @Nullable Object> entries = new LinkedHashMap<>();
        entries.put("key", value(map.value().get(), depth + 1));
        yield entries;
      }
    };
  }

  private static final java.util.Random NUMBERS = new java.util.Random(20261123);

  private static Class<?> javaType(Shape shape) {
    return switch (shape) {
      case Shape.Text(_, _, boolean sensitive) -> sensitive ? Secret.class : String.class;
      case Shape.Choice _ -> String.class;
      case Shape.Int _ -> Integer.class;
      case Shape.Wide _ -> Long.class;
      case Shape.Real _ -> Double.class;
      case Shape.Flag _ -> Boolean.class;
      case Shape.Bytes(_, boolean sensitive) -> sensitive ? Secret.class : Blob.class;
      case Shape.Timestamp _ -> Instant.class;
      case Shape.Free _ -> Json.class;
      case Shape.Structure(StructureSchema<?> schema) ->
          schema.build(new Object[schema.members().size()]).getClass();
      case Shape.Sequence _ -> List.class;
      case Shape.Mapping _ -> SequencedMap.class;
    };
  }
}
