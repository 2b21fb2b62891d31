package io.keyrota.models.generator;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.smithy.aws.traits.auth.SigV4Trait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.knowledge.TopDownIndex;
import software.amazon.smithy.model.neighbor.Walker;
import software.amazon.smithy.model.shapes.EnumShape;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.shapes.UnionShape;
import software.amazon.smithy.model.traits.ErrorTrait;
import software.amazon.smithy.model.traits.UnitTypeTrait;

/** A service of the model: its names in Java, and everything that is generated for it. */
final class Service {
  private final Model model;
  private final ServiceShape shape;
  private final String signingName;

  Service(Model model, ServiceShape shape) {
    this.model = model;
    this.shape = shape;
    this.signingName = shape.expectTrait(SigV4Trait.class).getName();
  }

  Model model() {
    return model;
  }

  ServiceShape shape() {
    return shape;
  }

  String signingName() {
    return signingName;
  }

  String javaPackage() {
    return "io.keyrota.models." + signingName;
  }

  /** {@code Iam}, as in {@code IamModel}. */
  String classPrefix() {
    return Names.type(signingName.toLowerCase(Locale.ROOT));
  }

  List<OperationShape> operations() {
    return TopDownIndex.of(model).getContainedOperations(shape).stream()
        .sorted(Comparator.comparing(Service::name))
        .toList();
  }

  /** The errors that the service's operations declare. */
  List<StructureShape> errors() {
    return operations().stream()
        .flatMap(operation -> operation.getErrors(shape).stream())
        .distinct()
        .sorted()
        .map(id -> model.expectShape(id, StructureShape.class))
        .toList();
  }

  String inputType(OperationShape operation) {
    return type(operation.getInputShape(), name(operation) + "Request");
  }

  String outputType(OperationShape operation) {
    return type(operation.getOutputShape(), name(operation) + "Response");
  }

  boolean isUnit(ShapeId id) {
    return id.equals(UnitTypeTrait.UNIT);
  }

  private String type(ShapeId id, String withoutShape) {
    return isUnit(id) ? withoutShape : Names.type(id.getName());
  }

  static String name(Shape shape) {
    return shape.getId().getName();
  }

  void write(Sources sources) {
    ShapeTable table = new ShapeTable(this);
    RecordWriter records = new RecordWriter(this, table);
    Set<Shape> closure = new TreeSet<>(new Walker(model).walkShapes(shape));
    for (Shape each : closure) {
      String type = Names.type(name(each));
      switch (each) {
        case EnumShape words -> sources.add(javaPackage(), type, new EnumWriter(this).text(words));
        case StructureShape made when !made.hasTrait(ErrorTrait.class) && !isUnit(made.getId()) ->
            sources.add(javaPackage(), type, records.text(made));
        case UnionShape choice -> sources.add(javaPackage(), type, records.text(choice));
        default -> {}
      }
    }
    for (OperationShape operation : operations()) {
      if (isUnit(operation.getInputShape())) {
        sources.add(javaPackage(), inputType(operation), records.empty(inputType(operation)));
      }
      if (isUnit(operation.getOutputShape())) {
        sources.add(javaPackage(), outputType(operation), records.empty(outputType(operation)));
      }
    }
    sources.add(javaPackage(), classPrefix() + "Shapes", table.text());
    sources.add(javaPackage(), classPrefix() + "Errors", new ErrorsWriter(this).text());
    sources.add(javaPackage(), classPrefix() + "Model", new ModelWriter(this).text());
    sources.add(javaPackage(), "package-info", packageInfo());
  }

  private String packageInfo() {
    return """
        /** The wire records, enums and schemas of the service {@code %s}. */
        @NullMarked
        package %s;

        import org.jspecify.annotations.NullMarked;
        """
        .formatted(name(shape), javaPackage());
  }
}
