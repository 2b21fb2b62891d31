package io.keyrota.models.generator;

import java.util.Set;
import java.util.TreeSet;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MapShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.traits.SensitiveTrait;

/** The Java types of the model's values, as {@code io.keyrota.models.schema.Shape} names them. */
final class JavaTypes {
  private final Model model;
  private final Set<String> imports = new TreeSet<>();

  JavaTypes(Model model) {
    this.model = model;
  }

  /** What the types named so far must have imported. */
  Set<String> imports() {
    return imports;
  }

  String of(MemberShape member) {
    return of(model.expectShape(member.getTarget()), false);
  }

  private String of(Shape shape, boolean withinSensitive) {
    boolean sensitive = withinSensitive || shape.hasTrait(SensitiveTrait.class);
    return switch (shape.getType()) {
      case STRING -> sensitive ? imported("io.keyrota.rules.secret.Secret") : "String";
      case ENUM -> "String";
      case BYTE, SHORT, INTEGER -> "Integer";
      case LONG -> "Long";
      case FLOAT, DOUBLE -> "Double";
      case BOOLEAN -> "Boolean";
      case BLOB ->
          imported(sensitive ? "io.keyrota.rules.secret.Secret" : "io.keyrota.models.schema.Blob");
      case TIMESTAMP -> imported("java.time.Instant");
      case DOCUMENT -> imported("io.keyrota.rules.json.Json");
      case LIST -> {
        Shape member = model.expectShape(((ListShape) shape).getMember().getTarget());
        yield imported("java.util.List") + "<" + of(member, sensitive) + ">";
      }
      case MAP -> {
        Shape value = model.expectShape(((MapShape) shape).getValue().getTarget());
        yield imported("java.util.SequencedMap") + "<String, " + of(value, sensitive) + ">";
      }
      case STRUCTURE, UNION -> Names.type(Service.name(shape));
      default -> throw new IllegalStateException("no Java type for " + shape);
    };
  }

  private String imported(String name) {
    imports.add(name);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
