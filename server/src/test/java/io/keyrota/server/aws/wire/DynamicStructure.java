package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Member;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A structure described in a test instead of being generated. */
final class DynamicStructure extends StructureSchema<Values> {
  DynamicStructure(String name, boolean union, List<Member> members) {
    super(name, union, members);
  }

  static DynamicStructure of(String name, Member... members) {
    return new DynamicStructure(name, false, List.of(members));
  }

  static Member optional(String name, Shape shape) {
    return member(name, () -> shape, false);
  }

  static Member required(String name, Shape shape) {
    return member(name, () -> shape, true);
  }

  static Member member(String name, Supplier<Shape> shape, boolean required) {
    return new Member(name, shape, required, null, null, false, Member.Location.BODY, "");
  }

  @Override
  public @Nullable Object value(Values record, int index) {
    return record.values().get(index);
  }

  @Override
  public Values build(@Nullable Object[] values) {
    return Values.of(values.clone());
  }
}
