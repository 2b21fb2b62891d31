package io.keyrota.models.generator;

import java.util.ArrayList;
import java.util.List;
import software.amazon.smithy.aws.traits.protocols.AwsQueryErrorTrait;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.traits.ErrorTrait;
import software.amazon.smithy.model.traits.HttpErrorTrait;

/** Writes the errors that a service's operations declare ({@code IamErrors}). */
final class ErrorsWriter {
  private final Service service;

  ErrorsWriter(Service service) {
    this.service = service;
  }

  static String constant(StructureShape error) {
    return Names.constant(Service.name(error));
  }

  String text() {
    List<String> constants = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (StructureShape error : service.errors()) {
      ErrorTrait fault = error.expectTrait(ErrorTrait.class);
      String name = Service.name(error);
      constants.add(
          """
            /** {@code %1$s} */
            public static final ErrorSchema %2$s =
                new ErrorSchema("%1$s", %3$s, %4$d, %5$s);
          """
              .formatted(
                  name,
                  constant(error),
                  Names.literal(
                      error
                          .getTrait(AwsQueryErrorTrait.class)
                          .map(AwsQueryErrorTrait::getCode)
                          .orElse(name)),
                  error
                      .getTrait(HttpErrorTrait.class)
                      .map(HttpErrorTrait::getCode)
                      .orElse(fault.getDefaultHttpStatusCode()),
                  fault.isClientError()));
      names.add(constant(error));
    }
    return """
        package %s;

        import io.keyrota.models.schema.ErrorSchema;
        import java.util.List;

        /** The errors that the service's operations declare. */
        public final class %sErrors {
        %s
          /** All of them, by shape name. */
          public static final List<ErrorSchema> ALL =
              List.of(%s);

          private %sErrors() {}
        }
        """
        .formatted(
            service.javaPackage(),
            service.classPrefix(),
            String.join("\n", constants),
            "\n          " + String.join(",\n          ", names),
            service.classPrefix());
  }
}
