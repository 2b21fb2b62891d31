package io.keyrota.models.generator;

import java.util.stream.Collectors;
import software.amazon.smithy.aws.traits.protocols.AwsJson1_1Trait;
import software.amazon.smithy.aws.traits.protocols.AwsQueryTrait;
import software.amazon.smithy.aws.traits.protocols.RestXmlTrait;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.traits.HttpTrait;
import software.amazon.smithy.model.traits.OptionalAuthTrait;
import software.amazon.smithy.model.traits.ReadonlyTrait;
import software.amazon.smithy.model.traits.XmlNamespaceTrait;

/**
 * Writes a service's table of operations ({@code IamModel}). Each operation's schema lives in a
 * holder class, so that asking for one makes no other.
 */
final class ModelWriter {
  private final Service service;

  ModelWriter(Service service) {
    this.service = service;
  }

  private String protocol() {
    if (service.shape().hasTrait(AwsJson1_1Trait.class)) {
      return "AWS_JSON_1_1";
    }
    if (service.shape().hasTrait(AwsQueryTrait.class)) {
      return "AWS_QUERY";
    }
    if (service.shape().hasTrait(RestXmlTrait.class)) {
      return "REST_XML";
    }
    throw new IllegalStateException(
        "the generator does not know the protocol of " + service.shape());
  }

  String text() {
    String name = Service.name(service.shape());
    String protocol = protocol();
    StringBuilder accessors = new StringBuilder();
    StringBuilder holders = new StringBuilder();
    StringBuilder cases = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (OperationShape operation : service.operations()) {
      accessors.append(accessor(operation));
      holders.append(holder(operation));
      String literal = Names.literal(Service.name(operation));
      String method = Names.variable(Service.name(operation));
      cases.append("        case %s -> %s();\n".formatted(literal, method));
      names.append(",\n            ").append(literal);
    }
    return """
    package %1$s;

    import io.keyrota.models.schema.OperationSchema;
    import io.keyrota.models.schema.Protocol;
    import io.keyrota.models.schema.ServiceSchema;
    import java.util.Collections;
    import java.util.LinkedHashMap;
    import java.util.List;
    import java.util.SequencedMap;
    import java.util.function.Supplier;

    /** The service {@code %2$s} and its operations, each made when first asked for. */
    public final class %3$sModel {
      public static final ServiceSchema SERVICE =
          new ServiceSchema(
              "%2$s", "%4$s", Protocol.%5$s, "%6$s", "%7$s", %8$s, operations());

      private %3$sModel() {}

    %9$s
      private static SequencedMap<String, Supplier<OperationSchema<?, ?>>> operations() {
        SequencedMap<String, Supplier<OperationSchema<?, ?>>> byName = new LinkedHashMap<>();
        for (String name : List.of(%12$s)) {
          byName.put(name, new Named(name));
        }
        return Collections.unmodifiableSequencedMap(byName);
      }

      private record Named(String name) implements Supplier<OperationSchema<?, ?>> {
        @Override
        public OperationSchema<?, ?> get() {
          return switch (name) {
    %10$s        default -> throw new IllegalStateException(name);
          };
        }
      }

    %11$s}
    """
        .formatted(
            service.javaPackage(),
            name,
            service.classPrefix(),
            service.signingName(),
            protocol,
            service.shape().getVersion(),
            protocol.equals("AWS_JSON_1_1") ? name : "",
            Names.literal(
                service
                    .shape()
                    .getTrait(XmlNamespaceTrait.class)
                    .map(XmlNamespaceTrait::getUri)
                    .orElse("")),
            accessors,
            cases,
            holders,
            names.substring(1));
  }

  private String accessor(OperationShape operation) {
    return """
      public static OperationSchema<%1$s, %2$s> %3$s() {
        return %4$sHolder.SCHEMA;
      }

    """
        .formatted(
            service.inputType(operation),
            service.outputType(operation),
            Names.variable(Service.name(operation)),
            Service.name(operation));
  }

  private String holder(OperationShape operation) {
    String errors =
        operation.getErrors(service.shape()).stream()
            .map(id -> service.model().expectShape(id, StructureShape.class))
            .map(
                error ->
                    "\n                %sErrors.%s"
                        .formatted(service.classPrefix(), ErrorsWriter.constant(error)))
            .collect(Collectors.joining(","));
    return """
      private static final class %1$sHolder {
        static final OperationSchema<%2$s, %3$s> SCHEMA =
            new OperationSchema<>(
                "%1$s",
                %2$s.schema(),
                %3$s.schema(),
                %4$s,
                "%1$sResult",
                List.of(%5$s),
                %8$s,
                %6$s,
                %7$s);
      }

    """
        .formatted(
            Service.name(operation),
            service.inputType(operation),
            service.outputType(operation),
            !service.isUnit(operation.getOutputShape()),
            errors,
            operation.hasTrait(ReadonlyTrait.class),
            operation.hasTrait(OptionalAuthTrait.class),
            http(operation));
  }

  /** Method, path and status, which only a service of restXml has. */
  private static String http(OperationShape operation) {
    return operation
        .getTrait(HttpTrait.class)
        .map(
            http ->
                "new OperationSchema.HttpBinding(%s, %s, %d)"
                    .formatted(
                        Names.literal(http.getMethod()),
                        Names.literal(http.getUri().toString()),
                        http.getCode()))
        .orElse("null");
  }
}
