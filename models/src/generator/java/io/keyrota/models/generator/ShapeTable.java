package io.keyrota.models.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.EnumShape;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MapShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.traits.LengthTrait;
import software.amazon.smithy.model.traits.PatternTrait;
import software.amazon.smithy.model.traits.RangeTrait;
import software.amazon.smithy.model.traits.SensitiveTrait;
import software.amazon.smithy.model.traits.SparseTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait;
import software.amazon.smithy.model.traits.Trait;
import software.amazon.smithy.model.traits.XmlNameTrait;

/**
 * The class that makes a service's shapes ({@code IamShapes}): one switch over their numbers, so
 * that a structure's schema can point at shapes that nobody has asked for yet.
 */
final class ShapeTable {
  private static final List<Class<? extends Trait>> CONSTRAINTS =
      List.of(LengthTrait.class, RangeTrait.class, PatternTrait.class);

  private final Service service;
  private final Model model;

  /** The expression that makes each shape, by its constant. */
  private final Map<String, String> made = new TreeMap<>();

  /** Which shape has a constant; two shapes of one name are an error. */
  private final Map<String, Shape> owners = new LinkedHashMap<>();

  ShapeTable(Service service) {
    this.service = service;
    this.model = service.model();
  }

  /** The constant of a member's shape. */
  String constant(MemberShape member) {
    return constant(member, false);
  }

  private String constant(MemberShape member, boolean withinSensitive) {
    Shape shape = model.expectShape(member.getTarget());
    for (Class<? extends Trait> constraint : CONSTRAINTS) {
      if (member.hasTrait(constraint)) {
        throw new IllegalStateException("put the constraint of " + member.getId() + " on a shape");
      }
    }
    return constant(shape, withinSensitive);
  }

  private String constant(Shape shape, boolean withinSensitive) {
    boolean inherits = withinSensitive && !shape.hasTrait(SensitiveTrait.class);
    String constant = Names.constant(Service.name(shape)) + (inherits ? "_SENSITIVE" : "");
    Shape owner = owners.putIfAbsent(constant, shape);
    if (owner == null) {
      made.put(constant, expression(shape, withinSensitive));
    } else if (!owner.equals(shape)) {
      throw new IllegalStateException(owner.getId() + " and " + shape.getId() + " collide");
    }
    return constant;
  }

  private String expression(Shape shape, boolean withinSensitive) {
    boolean sensitive = withinSensitive || shape.hasTrait(SensitiveTrait.class);
    return switch (shape.getType()) {
      case STRING ->
          "new Shape.Text(%s, %s, %s)".formatted(length(shape), pattern(shape), sensitive);
      case ENUM ->
          "new Shape.Choice(List.of(%s), %s)"
              .formatted(
                  ((EnumShape) shape)
                      .getEnumValues().values().stream()
                          .map(Names::literal)
                          .collect(Collectors.joining(", ")),
                  length(shape));
      case BYTE, SHORT, INTEGER -> "new Shape.Int(%s)".formatted(range(shape));
      case LONG -> "new Shape.Wide(%s)".formatted(range(shape));
      case FLOAT, DOUBLE -> "new Shape.Real()";
      case BOOLEAN -> "new Shape.Flag()";
      case BLOB -> "new Shape.Bytes(%s, %s)".formatted(length(shape), sensitive);
      case TIMESTAMP -> "new Shape.Timestamp(Shape.TimestampFormat.%s)".formatted(format(shape));
      case DOCUMENT -> "new Shape.Free()";
      case LIST -> {
        MemberShape member = ((ListShape) shape).getMember();
        yield "new Shape.Sequence(of(%s), %s, %s, %s)"
            .formatted(
                constant(member, sensitive),
                Names.literal(xmlName(member, "member")),
                length(shape),
                shape.hasTrait(SparseTrait.class));
      }
      case MAP -> {
        MapShape map = (MapShape) shape;
        yield "new Shape.Mapping(of(%s).get(), %s, of(%s), %s, %s, %s)"
            .formatted(
                constant(map.getKey(), sensitive),
                Names.literal(xmlName(map.getKey(), "key")),
                constant(map.getValue(), sensitive),
                Names.literal(xmlName(map.getValue(), "value")),
                length(shape),
                shape.hasTrait(SparseTrait.class));
      }
      case STRUCTURE, UNION -> "new Shape.Structure(%s.schema())".formatted(type(shape));
      default -> throw new IllegalStateException("no schema for " + shape);
    };
  }

  /** A type whose name is also that of its constant ({@code VPC}) is named with its package. */
  private String type(Shape shape) {
    String type = Names.type(Service.name(shape));
    boolean hidden = type.equals(Names.constant(Service.name(shape)));
    return hidden ? service.javaPackage() + "." + type : type;
  }

  private static String length(Shape shape) {
    return shape
        .getTrait(LengthTrait.class)
        .map(t -> bounds(t.getMin().map(Object::toString), t.getMax().map(Object::toString)))
        .orElse("null");
  }

  private static String range(Shape shape) {
    return shape
        .getTrait(RangeTrait.class)
        .map(
            t ->
                bounds(
                    t.getMin().map(b -> b.toBigIntegerExact().toString()),
                    t.getMax().map(b -> b.toBigIntegerExact().toString())))
        .orElse("null");
  }

  private static String bounds(Optional<String> min, Optional<String> max) {
    return "new Shape.Range(%s, %s)"
        .formatted(min.map(m -> m + "L").orElse("null"), max.map(m -> m + "L").orElse("null"));
  }

  private static String pattern(Shape shape) {
    return shape
        .getTrait(PatternTrait.class)
        .map(t -> "Pattern.compile(" + Names.literal(t.getValue()) + ")")
        .orElse("null");
  }

  private static String format(Shape shape) {
    return shape
        .getTrait(TimestampFormatTrait.class)
        .map(
            t ->
                switch (t.getFormat()) {
                  case DATE_TIME -> "DATE_TIME";
                  case EPOCH_SECONDS -> "EPOCH_SECONDS";
                  case HTTP_DATE -> "HTTP_DATE";
                  default -> throw new IllegalStateException("unknown format of " + shape);
                })
        .orElse("DEFAULT");
  }

  static String xmlName(MemberShape member, String otherwise) {
    return member.getTrait(XmlNameTrait.class).map(XmlNameTrait::getValue).orElse(otherwise);
  }

  /** The class; to be asked for once every record has named its shapes. */
  String text() {
    String type = service.classPrefix() + "Shapes";
    StringBuilder constants = new StringBuilder();
    StringBuilder cases = new StringBuilder();
    int number = 0;
    for (Map.Entry<String, String> shape : made.entrySet()) {
      constants.append("  static final int %s = %d;\n".formatted(shape.getKey(), number++));
      cases.append("      case %s -> %s;\n".formatted(shape.getKey(), shape.getValue()));
    }
    return """
    package %2$s;

    import io.keyrota.models.schema.Member;
    import io.keyrota.models.schema.Shape;
    import java.util.List;
    import java.util.function.Supplier;
    import java.util.regex.Pattern;
    import org.jspecify.annotations.Nullable;

    /** The shapes of the service, each made when first asked for. */
    final class %1$s implements Supplier<Shape> {
    %3$s
      private static final %1$s[] ALL = new %1$s[%4$d];

      static {
        for (int i = 0; i < ALL.length; i++) {
          ALL[i] = new %1$s(i);
        }
      }

      private final int number;

      /** Made twice when two threads race: both are the same to all who look at them. */
      private volatile @Nullable Shape made;

      private %1$s(int number) {
        this.number = number;
      }

      static Supplier<Shape> of(int number) {
        return ALL[number];
      }

      static Member required(String name, int shape) {
        return new Member(name, of(shape), true, null, null, false, Member.Location.BODY, "");
      }

      static Member optional(String name, int shape) {
        return new Member(name, of(shape), false, null, null, false, Member.Location.BODY, "");
      }

      @Override
      public Shape get() {
        Shape known = made;
        if (known == null) {
          known = make(number);
          made = known;
        }
        return known;
      }

      private static Shape make(int number) {
        return switch (number) {
    %5$s      default -> throw new IndexOutOfBoundsException(number);
        };
      }
    }
    """
        .formatted(type, service.javaPackage(), constants, made.size(), cases);
  }
}
