package io.keyrota.models.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generated record's description: how to read a member's value and how to build the record, with
 * no reflection. Values have the Java types named at {@link Shape}; an absent member is null. A
 * union is a structure of which exactly one member is set.
 */
public abstract class StructureSchema<R extends Record> {
  private final String name;
  private final List<Member> members;
  private final boolean union;

  protected StructureSchema(String name, boolean union, List<Member> members) {
    this.name = name;
    this.union = union;
    this.members = List.copyOf(members);
  }

  /** The shape's name in the model, for example {@code CreateUserRequest}. */
  public final String name() {
    return name;
  }

  public final boolean union() {
    return union;
  }

  /** In the model's order; {@link #value} and {@link #build} count in the same order. */
  public final List<Member> members() {
    return members;
  }

  /** The value of the record's member number {@code index}. */
  public abstract @Nullable Object value(R record, int index);

  /** A record of the values, one for each member; validation happens elsewhere. */
  public abstract R build(@Nullable Object[] values);
}
