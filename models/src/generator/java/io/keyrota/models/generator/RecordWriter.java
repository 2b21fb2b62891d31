package io.keyrota.models.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.traits.HttpHeaderTrait;
import software.amazon.smithy.model.traits.HttpLabelTrait;
import software.amazon.smithy.model.traits.HttpPayloadTrait;
import software.amazon.smithy.model.traits.HttpPrefixHeadersTrait;
import software.amazon.smithy.model.traits.HttpQueryParamsTrait;
import software.amazon.smithy.model.traits.HttpQueryTrait;
import software.amazon.smithy.model.traits.HttpResponseCodeTrait;
import software.amazon.smithy.model.traits.RequiredTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait;
import software.amazon.smithy.model.traits.Trait;
import software.amazon.smithy.model.traits.XmlAttributeTrait;
import software.amazon.smithy.model.traits.XmlFlattenedTrait;
import software.amazon.smithy.model.traits.XmlNameTrait;

/** Writes a structure or union as a record with its schema. */
final class RecordWriter {
  /** Traits that no model here uses yet: read them before you use them. */
  private static final List<Class<? extends Trait>> UNREAD =
      List.of(
          HttpPrefixHeadersTrait.class,
          HttpQueryParamsTrait.class,
          HttpResponseCodeTrait.class,
          TimestampFormatTrait.class);

  private static final String BODY = "BODY, \"\"";

  private final Service service;
  private final ShapeTable table;

  RecordWriter(Service service, ShapeTable table) {
    this.service = service;
    this.table = table;
  }

  /** The record of an operation that has no input, or no output. */
  String empty(String type) {
    return text(type, type, "Nothing: the model names no shape here.", false, List.of());
  }

  String text(Shape shape) {
    String doc = "The " + (shape.isUnionShape() ? "union" : "structure") + " {@code %s}.";
    return text(
        Names.type(Service.name(shape)),
        Service.name(shape),
        doc.formatted(shape.getId()),
        shape.isUnionShape(),
        List.copyOf(shape.members()));
  }

  private String text(
      String type, String modelName, String doc, boolean union, List<MemberShape> members) {
    JavaTypes types = new JavaTypes(service.model());
    List<String> components = new ArrayList<>();
    List<String> schemas = new ArrayList<>();
    List<String> reads = new ArrayList<>();
    List<String> builds = new ArrayList<>();
    for (MemberShape member : members) {
      int index = components.size();
      String javaType = types.of(member);
      String variable = Names.variable(member.getMemberName());
      components.add(
          (member.hasTrait(RequiredTrait.class) ? "" : "@Nullable ") + javaType + " " + variable);
      schemas.add(schema(member));
      reads.add("case %d -> record.%s();".formatted(index, variable));
      builds.add("(%s) values[%d]".formatted(javaType, index));
    }
    boolean unchecked = builds.stream().anyMatch(b -> b.contains(">"));
    Set<String> imports = new TreeSet<>(types.imports());
    imports.add("io.keyrota.models.schema.StructureSchema");
    imports.add("java.util.List");
    imports.add("org.jspecify.annotations.Nullable");
    if (schemas.stream().anyMatch(s -> s.startsWith("new Member"))) {
      imports.add("io.keyrota.models.schema.Member");
    }
    return """
    package %1$s;

    %2$s

    /** %3$s */
    public record %4$s(%5$s) {

      /** How the record is read and built. */
      public static StructureSchema<%4$s> schema() {
        return Schema.INSTANCE;
      }

      private static final class Schema extends StructureSchema<%4$s> {
        static final Schema INSTANCE = new Schema();

        private Schema() {
          super("%6$s", %7$s, List.of(%8$s));
        }

        @Override
        public @Nullable Object value(%4$s record, int index) {
          %9$s
        }

        @Override%10$s
        public %4$s build(@Nullable Object[] values) {
          return new %4$s(%11$s);
        }
      }
    }
    """
        .formatted(
            service.javaPackage(),
            imports.stream().map(i -> "import " + i + ";").collect(Collectors.joining("\n")),
            doc,
            type,
            list(components, "\n    "),
            modelName,
            union,
            list(schemas, "\n          "),
            reads(reads),
            unchecked ? "\n    @SuppressWarnings(\"unchecked\")" : "",
            list(builds, "\n          "));
  }

  private static String reads(List<String> cases) {
    String refusal = "throw new IndexOutOfBoundsException(index);";
    if (cases.isEmpty()) {
      return refusal;
    }
    String indent = "\n        ";
    return "return switch (index) {"
        + indent
        + String.join(indent, cases)
        + indent
        + "default -> "
        + refusal
        + "\n      };";
  }

  private static String list(List<String> items, String indent) {
    return items.isEmpty() ? "" : indent + String.join("," + indent, items);
  }

  private String schema(MemberShape member) {
    for (Class<? extends Trait> trait : UNREAD) {
      if (member.hasTrait(trait)) {
        throw new IllegalStateException("the generator does not read " + trait + " of " + member);
      }
    }
    boolean required = member.hasTrait(RequiredTrait.class);
    boolean flattened = member.hasTrait(XmlFlattenedTrait.class);
    String shape = service.classPrefix() + "Shapes";
    String constant = shape + "." + table.constant(member);
    String name = Names.literal(member.getMemberName());
    String location = location(member);
    if (!flattened && !member.hasTrait(XmlNameTrait.class) && location.equals(BODY)) {
      return "%s.%s(%s, %s)".formatted(shape, required ? "required" : "optional", name, constant);
    }
    return "new Member(%s, %s.of(%s), %s, %s, null, %s, Member.Location.%s)"
        .formatted(
            name,
            shape,
            constant,
            required,
            member
                .getTrait(XmlNameTrait.class)
                .map(t -> Names.literal(t.getValue()))
                .orElse("null"),
            flattened,
            location);
  }

  /** Where HTTP carries the member, and under which name. */
  private static String location(MemberShape member) {
    if (member.hasTrait(HttpLabelTrait.class)) {
      return "LABEL, " + Names.literal(member.getMemberName());
    }
    if (member.hasTrait(HttpPayloadTrait.class)) {
      return "PAYLOAD, \"\"";
    }
    if (member.hasTrait(XmlAttributeTrait.class)) {
      return "ATTRIBUTE, \"\"";
    }
    return member
        .getTrait(HttpQueryTrait.class)
        .map(query -> "QUERY, " + Names.literal(query.getValue()))
        .or(
            () ->
                member
                    .getTrait(HttpHeaderTrait.class)
                    .map(header -> "HEADER, " + Names.literal(header.getValue())))
        .orElse(BODY);
  }
}
